import * as z from "zod";
import { bytesOfHex, hexOf } from "../base/hex.ts";
import type { Sha256 } from "../base/sha256.ts";
import type { BatchLimits } from "./batch.ts";
import { contentNameSchema } from "./names.ts";

/**
 * The bodies of several revisions in one answer (protocol 4.6), each as it lies at the State: nothing is packed anew for whoever asks.
 *
 *   "SURCO-H" 0x01 | how many, four bytes | for each: how it lies, one byte; its name, 32 bytes; its length, four bytes; its bytes
 *
 * They stand in the order in which they were asked for, from the first one on, and may be fewer; those that are left are asked for
 * again. The name is of the open bytes, so whoever unpacks them knows whether they are the right ones (P3).
 */

export const bodiesType = "application/vnd.surco.bodies";

/** Beside the answer to hello, as `batchHeader`: `pieces.bytes`. A server that says nothing gives one body at a time. */
export const bodiesHeader = "x-surco-bodies";

/** Of the answer: one body alone is given also where it is larger. */
export const bodiesLimits: BatchLimits = { pieces: 200, bytes: 2_097_152 };

export const bodiesRequestSchema = z.strictObject({
  ids: z.array(contentNameSchema).min(1).max(bodiesLimits.pieces),
});

/** In the order of their numbers. `not-held`: not here, or not for this person. `deflated`: RFC 1951, without a frame. */
const ways = ["not-held", "open", "deflated"] as const;

export interface HeldBody {
  readonly id: Sha256;
  readonly lies: (typeof ways)[number];
  /** None where it is not held. */
  readonly bytes: Uint8Array;
}

const magic = [0x53, 0x55, 0x52, 0x43, 0x4f, 0x2d, 0x48, 0x01] as const;
const firstAt = magic.length + 4;
const nameLength = 32;
const headLength = 1 + nameLength + 4;

export function packBodies(bodies: readonly HeldBody[]): Uint8Array<ArrayBuffer> {
  const size = bodies.reduce((sum, { bytes }) => sum + headLength + bytes.length, firstAt);
  const packed = new Uint8Array(size);
  const view = new DataView(packed.buffer);
  packed.set(magic);
  view.setUint32(magic.length, bodies.length);
  let at = firstAt;
  for (const { id, lies, bytes } of bodies) {
    packed[at] = ways.indexOf(lies);
    packed.set(bytesOfHex(id), at + 1);
    view.setUint32(at + 1 + nameLength, bytes.length);
    packed.set(bytes, at + headLength);
    at += headLength + bytes.length;
  }
  return packed;
}

/** Null for anything that is not such an answer to `asked`. Whether a body bears its name is known once it is unpacked. Never throws. */
export function readBodies(packed: Uint8Array, asked: readonly Sha256[]): readonly HeldBody[] | null {
  if (packed.length < firstAt || magic.some((byte, at) => packed[at] !== byte)) return null;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const count = view.getUint32(magic.length);
  if (count === 0 || count > asked.length) return null;
  const bodies: HeldBody[] = [];
  let at = firstAt;
  for (const id of asked.slice(0, count)) {
    const lies = ways[packed[at] ?? ways.length];
    if (lies === undefined || at + headLength > packed.length) return null;
    const name = hexOf(packed.subarray(at + 1, at + 1 + nameLength));
    const from = at + headLength;
    at = from + view.getUint32(at + 1 + nameLength);
    if (name !== id || at > packed.length || (lies === "not-held" && at !== from)) return null;
    bodies.push({ id, lies, bytes: packed.subarray(from, at) });
  }
  return at === packed.length ? bodies : null;
}
