import { err, ok, type Result } from "../base/result.ts";
import { sha256Digest, sha256OfText } from "../base/sha256.ts";
import { readEnvelope } from "./envelope.ts";

/**
 * Envelopes in a row, as one file (D13, protocol 4.9): what a tablet whose passphrase is forgotten hands in, and what another one
 * carries for a tablet that died. It adds no secrecy of its own: whoever carries it can read none of it.
 *
 *   "SURCO-R" 0x01 | how many, four bytes | for each: its length, four bytes, and the envelope | SHA-256 of all before it
 *
 * A torn or changed parcel is known by its hash before anything of it is believed.
 */

/** The type under which it travels, and the ending of the file that carries it by hand. */
export const rescueType = "application/vnd.surco.rescue";
export const rescueFileEnding = ".surco-rescue";

/** What is packed beyond these goes into another parcel (`loadsOf`). */
export const parcelLimits = {
  envelopes: 500,
  envelopeBytes: 16_777_216,
  bytes: 33_554_432,
} as const;

/** The tables of a tablet's storage that hold work. */
export const rescuedTables = ["drafts", "revisions", "attachments"] as const;
export type RescuedTable = (typeof rescuedTables)[number];

type Envelope = Uint8Array<ArrayBuffer>;
type Digest = (bytes: Uint8Array) => Uint8Array;

export type ParcelProblem =
  /** Does not begin like one. */
  | "not-a-parcel"
  /** Another version than this one. */
  | "unknown-version"
  /** Bytes are missing, or there are more than were packed. */
  | "torn"
  /** All of it is there, and some of it is not what was packed. */
  | "changed"
  | "too-large";

const magic = [0x53, 0x55, 0x52, 0x43, 0x4f, 0x2d, 0x52] as const;
const version = 1;
const countAt = magic.length + 1;
const firstAt = countAt + 4;
const digestLength = 32;

const sizeOf = (envelopes: readonly Uint8Array[]): number =>
  envelopes.reduce((sum, { length }) => sum + 4 + length, firstAt + digestLength);

/** Throws RangeError for what `readParcel` would refuse. */
export function packParcel(envelopes: readonly Uint8Array[], digest: Digest = sha256Digest): Uint8Array<ArrayBuffer> {
  const size = sizeOf(envelopes);
  const isTooLarge = envelopes.some(({ length }) => length === 0 || length > parcelLimits.envelopeBytes);
  if (envelopes.length === 0 || envelopes.length > parcelLimits.envelopes || size > parcelLimits.bytes || isTooLarge)
    throw new RangeError("not the envelopes of one parcel");
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set([...magic, version]);
  view.setUint32(countAt, envelopes.length);
  let at = firstAt;
  for (const envelope of envelopes) {
    view.setUint32(at, envelope.length);
    bytes.set(envelope, at + 4);
    at += 4 + envelope.length;
  }
  bytes.set(digest(bytes.subarray(0, at)), at);
  return bytes;
}

/** For as many parcels as these envelopes need, in their order. What alone is too large for one is left out: it could not be taken in. */
export function loadsOf<E extends Uint8Array>(envelopes: readonly E[]): E[][] {
  const loads: E[][] = [];
  for (const envelope of envelopes) {
    if (envelope.length === 0 || envelope.length > parcelLimits.envelopeBytes) continue;
    const last = loads.at(-1);
    const fits =
      last && last.length < parcelLimits.envelopes && sizeOf(last) + 4 + envelope.length <= parcelLimits.bytes;
    if (fits) last.push(envelope);
    else loads.push([envelope]);
  }
  return loads;
}

/** The envelopes of a parcel, none of which has been opened or believed. Never throws. */
export function readParcel(
  bytes: Uint8Array<ArrayBuffer>,
  digest: Digest = sha256Digest,
): Result<readonly Envelope[], ParcelProblem> {
  const known = Math.min(bytes.length, magic.length);
  if (known === 0 || magic.slice(0, known).some((byte, at) => bytes[at] !== byte)) return err("not-a-parcel");
  if (bytes.length <= magic.length) return err("torn");
  if (bytes[magic.length] !== version) return err("unknown-version");
  if (bytes.length > parcelLimits.bytes) return err("too-large");
  if (bytes.length < firstAt + digestLength) return err("torn");
  const end = bytes.length - digestLength;
  const said = bytes.subarray(end);
  const isWhole = digest(bytes.subarray(0, end)).every((byte, at) => byte === said[at]);
  const envelopes = envelopesIn(bytes, end);
  if (envelopes === null) return err("torn");
  if (!isWhole) return err("changed");
  const isTooLarge = envelopes.some(({ length }) => length > parcelLimits.envelopeBytes);
  return isTooLarge || envelopes.length > parcelLimits.envelopes ? err("too-large") : ok(envelopes);
}

/** Null where the lengths do not end where the hash begins. */
function envelopesIn(bytes: Uint8Array<ArrayBuffer>, end: number): Envelope[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(countAt);
  // The shortest there can be is longer than this: a number that the bytes cannot hold is not counted up to.
  if (count === 0 || count > end / 5) return null;
  const envelopes: Envelope[] = [];
  let at = firstAt;
  for (let one = 0; one < count; one++) {
    if (at + 4 > end) return null;
    const from = at + 4;
    at = from + view.getUint32(at);
    if (at === from || at > end) return null;
    envelopes.push(bytes.subarray(from, at));
  }
  return at === end ? envelopes : null;
}

/** What an envelope says of itself before it is opened. */
export interface ClaimedPlace {
  readonly table: RescuedTable;
  readonly row: string;
  readonly vault: string;
  readonly stateKey: string | null;
}

const isRescued = (table: string): table is RescuedTable => (rescuedTables as readonly string[]).includes(table);

/** Null where it cannot be read, or holds no work. */
export function claimedPlace(envelope: Envelope): ClaimedPlace | null {
  const read = readEnvelope(envelope);
  if (!read.ok) return null;
  const { table, row, vault, stateKey } = read.value.header;
  return isRescued(table) ? { table, row, vault, stateKey } : null;
}

/** The name of a device under which the State gives back what it recovered from this vault: none of the tablet's own (P19). */
export const recoveredOn = (vault: string): string => sha256OfText(`surco rescue ${vault}`).slice(0, 32);
