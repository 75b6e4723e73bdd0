import { fromBase64url, toBase64url } from "../base/base64url.ts";
import { canonicalText } from "../base/canonical.ts";
import { err, ok, type Result } from "../base/result.ts";
import { sha256Digest } from "../base/sha256.ts";
import { count, exactly, orNull, type Shape, text } from "../base/shape.ts";

/**
 * The one envelope (D13, protocol 4.9): what lies on a tablet, and what a colleague's session or a file carries to the State.
 *
 *   "SURCO" 0x01 | length of the header, two bytes | header, canonical JSON | ciphertext and tag
 *
 * Everything before the ciphertext is its associated data, so that no byte of an envelope can be changed. This file knows the
 * form and no key: `src/storage/sealing.ts` seals and opens on the tablet, `sync-server/identity/state-key.ts` opens at the State.
 */

/** The type under which a sealed thing is put in the place of the open one. */
export const sealedType = "application/vnd.surco.sealed";

/** An envelope is at most so much larger than what it holds: header, padding, tag, and what deflate adds to noise. */
export const sealedOverhead = 8192;

/** What the State's wrapping key is derived for (HKDF's `info`); the salt is the envelope's nonce. */
export const toStateInfo = "surco/1 state";

const magic = [0x53, 0x55, 0x52, 0x43, 0x4f] as const;
const version = 1;
const headerAt = magic.length + 3;
const longestHeader = 2048;
const bucket = 256;
const tag = 16;

/** Where a row stands. An envelope opens in its own place and in no other. */
export interface Place {
  readonly table: string;
  readonly row: string;
  /** Version of what is inside. */
  readonly schema: number;
}

/** The clear part. Bytes are base64url. */
export interface EnvelopeHeader extends Place {
  readonly v: 1;
  readonly vault: string;
  readonly nonce: string;
  /** The sender's ephemeral public key; null, as the two below, where the tablet had not yet met its State. */
  readonly epk: string | null;
  /** The content key under the vault key (AES-KW). */
  readonly toVault: string;
  /** The content key to the State's public key. */
  readonly toState: string | null;
  /** Name of that key. */
  readonly stateKey: string | null;
}

export interface Envelope {
  readonly header: EnvelopeHeader;
  /** Every byte before the ciphertext. */
  readonly associated: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
}

export type EnvelopeProblem =
  /** Does not begin like one. */
  | "not-an-envelope"
  /** Another version than this one: newer code made it, or somebody turned the number back. */
  | "unknown-version"
  /** Bytes are missing. */
  | "torn"
  | "malformed-header";

const bytesOf =
  (length: number): Shape<string> =>
  (value): value is string =>
    text(value) && fromBase64url(value)?.length === length;

const matching =
  (pattern: RegExp): Shape<string> =>
  (value): value is string =>
    text(value) && pattern.test(value);

const isPlaceName = matching(/^[\w:.+-]{1,128}$/);

const isHeader = exactly<EnvelopeHeader>({
  v: (value): value is 1 => value === version,
  table: isPlaceName,
  row: isPlaceName,
  schema: (value): value is number => count(value) && Number.isSafeInteger(value) && value >= 0,
  vault: matching(/^[0-9a-f]{32}$/),
  nonce: bytesOf(12),
  epk: orNull(bytesOf(65)),
  toVault: bytesOf(40),
  toState: orNull(bytesOf(40)),
  stateKey: orNull(bytesOf(16)),
});

/** The three parts for the State stand together or not at all. */
const isWhole = ({ epk, toState, stateKey }: EnvelopeHeader): boolean =>
  (epk === null) === (toState === null) && (epk === null) === (stateKey === null);

/** What stands before the ciphertext. Throws RangeError for a header that `readEnvelope` would refuse. */
export function associatedBytes(header: EnvelopeHeader): Uint8Array<ArrayBuffer> {
  const written = canonicalText({ ...header });
  if (!isHeader(header) || !isWhole(header) || written.length > longestHeader)
    throw new RangeError("not the header of an envelope");
  const bytes = new Uint8Array(headerAt + written.length);
  bytes.set([...magic, version, written.length >> 8, written.length & 0xff]);
  for (let at = 0; at < written.length; at++) bytes[headerAt + at] = written.charCodeAt(at);
  return bytes;
}

/** Takes an envelope apart. What it holds is known only once its tag has been checked. */
export function readEnvelope(bytes: Uint8Array<ArrayBuffer>): Result<Envelope, EnvelopeProblem> {
  const known = Math.min(bytes.length, magic.length);
  if (known === 0 || magic.slice(0, known).some((byte, at) => bytes[at] !== byte)) return err("not-an-envelope");
  if (bytes.length <= magic.length) return err("torn");
  if (bytes[magic.length] !== version) return err("unknown-version");
  if (bytes.length < headerAt) return err("torn");
  const length = ((bytes[magic.length + 1] ?? 0) << 8) | (bytes[magic.length + 2] ?? 0);
  if (length > longestHeader) return err("malformed-header");
  const associated = bytes.subarray(0, headerAt + length);
  const ciphertext = bytes.subarray(headerAt + length);
  if (associated.length < headerAt + length) return err("torn");
  const header = headerOf(associated.subarray(headerAt));
  if (!header.ok) return header;
  if (ciphertext.length < bucket + tag || (ciphertext.length - tag) % bucket !== 0) return err("torn");
  return ok({ header: header.value, associated, ciphertext });
}

function headerOf(bytes: Uint8Array): Result<EnvelopeHeader, EnvelopeProblem> {
  if (bytes.some((byte) => byte > 0x7e)) return err("malformed-header");
  const written = String.fromCharCode(...bytes);
  let header: unknown;
  try {
    header = JSON.parse(written);
  } catch {
    return err("malformed-header");
  }
  if (typeof header === "object" && header !== null && "v" in header && header.v !== version)
    return err("unknown-version");
  if (!isHeader(header) || !isWhole(header)) return err("malformed-header");
  // One text for one header: what is read as the same must be the same.
  return canonicalText({ ...header }) === written ? ok(header) : err("malformed-header");
}

export function joined(associated: Uint8Array, ciphertext: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(associated.length + ciphertext.length);
  bytes.set(associated);
  bytes.set(ciphertext, associated.length);
  return bytes;
}

export const isInPlace = (header: EnvelopeHeader, place: Place): boolean =>
  header.table === place.table && header.row === place.row && header.schema === place.schema;

/** The length inside, then the bytes, then zeros up to a multiple of 256: a short name and a long one look alike. */
export function padded(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const full = new Uint8Array(Math.ceil((bytes.length + 4) / bucket) * bucket);
  new DataView(full.buffer).setUint32(0, bytes.length);
  full.set(bytes, 4);
  return full;
}

/** Null where the length inside cannot be. */
export function unpadded(full: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  if (full.length < 4) return null;
  const length = new DataView(full.buffer, full.byteOffset).getUint32(0);
  return length + 4 <= full.length ? full.subarray(4, 4 + length) : null;
}

/** Names a State's public key (65 bytes, an uncompressed point of P-256): the first half of its hash. */
export const stateKeyName = (publicKey: Uint8Array): string => toBase64url(sha256Digest(publicKey).subarray(0, 16));
