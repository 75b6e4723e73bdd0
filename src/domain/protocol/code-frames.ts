import { base45Of, bytesOfBase45 } from "../base/base45.ts";
import { crc32 } from "../base/crc32.ts";
import { bytesOfHex, hexOf } from "../base/hex.ts";
import { err, ok, type Result } from "../base/result.ts";
import { sha256Digest } from "../base/sha256.ts";

/**
 * A parcel (`rescue-parcel.ts`) as a row of QR codes, shown by one tablet and read by another's camera with no network between them
 * (D13). Each code is one numbered frame, whole in itself: they may come in any order, repeatedly, and from several shows.
 *
 *   "SURCO1:" | Base45 of: first 8 bytes of the parcel's SHA-256 | place | how many | the part | CRC-32 of all before it
 *
 * numbers in two bytes, the check in four, big end first. The CRC finds a frame that was misread; the parcel's own hash decides in
 * the end whether what was joined is what was shown.
 */

const prefix = "SURCO1:";
const family = /^SURCO\d+:/;

const nameLength = 8;
const headLength = nameLength + 4;
const checkLength = 4;

/**
 * A full frame is then 967 signs: QR version 20 with error correction M (97 modules a side, at most 970 signs). With its margin that
 * is read at three points of the camera for a module, so at 320 points: the smallest cameras give 480.
 */
export const framePartBytes = 624;

export interface CodeFrame {
  /** The beginning of the parcel's SHA-256, 16 hex digits. */
  readonly parcel: string;
  /** Counted from 0. */
  readonly at: number;
  readonly count: number;
  readonly part: Uint8Array<ArrayBuffer>;
}

type FrameProblem =
  /** Some other code. */
  | "foreign"
  /** Shown by a newer release. */
  | "newer"
  /** Ours, and misread. */
  | "damaged";

const parcelName = (bytes: Uint8Array): string => hexOf(sha256Digest(bytes).subarray(0, nameLength));

/** The name under which the frames of this parcel go: what it begins with, its whole hash confirms. */
export const parcelNameOf = (sha256: string): string => sha256.slice(0, nameLength * 2);

/** Throws RangeError for what no row of frames can number. */
export function framesOf(parcel: Uint8Array): CodeFrame[] {
  const count = Math.ceil(parcel.length / framePartBytes);
  if (count === 0 || count > 0xffff) throw new RangeError("not a parcel for codes");
  const name = parcelName(parcel);
  return Array.from({ length: count }, (_, at) => {
    return { parcel: name, at, count, part: parcel.slice(at * framePartBytes, (at + 1) * framePartBytes) };
  });
}

export function frameText({ parcel, at, count, part }: CodeFrame): string {
  const bytes = new Uint8Array(headLength + part.length + checkLength);
  const view = new DataView(bytes.buffer);
  bytes.set(bytesOfHex(parcel));
  view.setUint16(nameLength, at);
  view.setUint16(nameLength + 2, count);
  bytes.set(part, headLength);
  view.setUint32(bytes.length - checkLength, crc32(bytes.subarray(0, -checkLength)));
  return prefix + base45Of(bytes);
}

/** Never throws, whatever a camera has seen. */
export function readFrame(text: string): Result<CodeFrame, FrameProblem> {
  if (!text.startsWith(prefix)) return err(family.test(text) ? "newer" : "foreign");
  const read = bytesOfBase45(text.slice(prefix.length));
  if (!read.ok || read.value.length <= headLength + checkLength) return err("damaged");
  const bytes = read.value;
  const view = new DataView(bytes.buffer);
  if (view.getUint32(bytes.length - checkLength) !== crc32(bytes.subarray(0, -checkLength))) return err("damaged");
  const [at, count] = [view.getUint16(nameLength), view.getUint16(nameLength + 2)];
  const part = bytes.slice(headLength, -checkLength);
  const isFull = part.length === framePartBytes;
  if (at >= count || part.length > framePartBytes || (at < count - 1 && !isFull)) return err("damaged");
  return ok({ parcel: hexOf(bytes.subarray(0, nameLength)), at, count, part });
}

/** What has been read of one parcel. */
export interface Gathered {
  readonly parcel: string;
  readonly count: number;
  readonly parts: ReadonlyMap<number, Uint8Array<ArrayBuffer>>;
}

/** The same object where the frame brings nothing: read before, of another parcel, or of one that calls itself by this name. */
export function gather(before: Gathered | null, { parcel, at, count, part }: CodeFrame): Gathered {
  if (before === null) return { parcel, count, parts: new Map([[at, part]]) };
  if (before.parcel !== parcel || before.count !== count || before.parts.has(at)) return before;
  return { parcel, count, parts: new Map(before.parts).set(at, part) };
}

/** Places that are still to be read, counted from 0. */
export const missingFrom = ({ count, parts }: Gathered): number[] =>
  Array.from({ length: count }, (_, at) => at).filter((at) => !parts.has(at));

/** `changed`: what was joined is not what its name says, so some frame was not of it; all of it is to be read once more. */
export function joinFrames({
  parcel,
  count,
  parts,
}: Gathered): Result<Uint8Array<ArrayBuffer>, "incomplete" | "changed"> {
  if (parts.size < count) return err("incomplete");
  const inOrder = Array.from({ length: count }, (_, at) => parts.get(at) ?? new Uint8Array());
  const bytes = new Uint8Array(inOrder.reduce((sum, { length }) => sum + length, 0));
  let to = 0;
  for (const part of inOrder) {
    bytes.set(part, to);
    to += part.length;
  }
  return parcelName(bytes) === parcel ? ok(bytes) : err("changed");
}
