import { bytesOfHex, hexOf } from "../base/hex.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Sha256 } from "../base/sha256.ts";

/**
 * Several bodies under their names, one behind the other, as batches and answers with several bodies carry them:
 *
 *   eight bytes of whose this is | how many, four bytes | for each: its kind, one byte; its name, 32 bytes; its length, four bytes; its bytes
 */
export interface NamedBody {
  readonly kind: number;
  readonly id: Sha256;
  readonly bytes: Uint8Array;
}

const magicLength = 8;
const nameLength = 32;
const headLength = 1 + nameLength + 4;

/** Before the first body. */
export const bytesBefore = magicLength + 4;

export const bytesFor = (length: number): number => headLength + length;

export function packNamed(magic: readonly number[], bodies: readonly NamedBody[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(bodies.reduce((sum, { bytes }) => sum + bytesFor(bytes.length), bytesBefore));
  const view = new DataView(packed.buffer);
  packed.set(magic);
  view.setUint32(magicLength, bodies.length);
  let at = bytesBefore;
  for (const { kind, id, bytes } of bodies) {
    packed[at] = kind;
    packed.set(bytesOfHex(id), at + 1);
    view.setUint32(at + 1 + nameLength, bytes.length);
    packed.set(bytes, at + headLength);
    at += bytesFor(bytes.length);
  }
  return packed;
}

/** Views of the bytes that were given; whether a body bears its name is not looked at here. Never throws. */
export function readNamed(
  magic: readonly number[],
  packed: Uint8Array,
  most: number,
): Result<readonly NamedBody[], "malformed" | "too-large"> {
  if (packed.length < bytesBefore || magic.some((byte, at) => packed[at] !== byte)) return err("malformed");
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const count = view.getUint32(magicLength);
  if (count === 0) return err("malformed");
  if (count > most) return err("too-large");
  const bodies: NamedBody[] = [];
  let at = bytesBefore;
  for (let one = 0; one < count; one++) {
    if (at + headLength > packed.length) return err("malformed");
    const kind = view.getUint8(at);
    const id = hexOf(packed.subarray(at + 1, at + 1 + nameLength)) as Sha256;
    const from = at + headLength;
    at = from + view.getUint32(at + 1 + nameLength);
    if (at > packed.length) return err("malformed");
    bodies.push({ kind, id, bytes: packed.subarray(from, at) });
  }
  return at === packed.length ? ok(bodies) : err("malformed");
}
