import * as z from "zod";
import type { Sha256 } from "../base/sha256.ts";
import type { BatchLimits } from "./batch.ts";
import { packNamed, readNamed } from "./named-bodies.ts";
import { contentNameSchema } from "./names.ts";

/**
 * The bodies of several revisions in one answer (protocol 4.6), each as it lies at the State: nothing is packed anew for whoever asks.
 * They lie as in `named-bodies.ts`, behind "SURCO-H" 0x01; the kind of each is how it lies.
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

export const packBodies = (bodies: readonly HeldBody[]): Uint8Array<ArrayBuffer> =>
  packNamed(
    magic,
    bodies.map(({ id, lies, bytes }) => ({ kind: ways.indexOf(lies), id, bytes })),
  );

/** Null for anything that is not such an answer to `asked`. Whether a body bears its name is known once it is unpacked. Never throws. */
export function readBodies(packed: Uint8Array, asked: readonly Sha256[]): readonly HeldBody[] | null {
  const read = readNamed(magic, packed, asked.length);
  if (!read.ok) return null;
  const bodies = read.value.flatMap(({ kind, id, bytes }, at): HeldBody[] => {
    const lies = ways[kind];
    const fits = lies !== undefined && id === asked[at] && (lies !== "not-held" || bytes.length === 0);
    return fits ? [{ id, lies, bytes }] : [];
  });
  return bodies.length === read.value.length ? bodies : null;
}
