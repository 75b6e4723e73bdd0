import * as z from "zod";
import { bytesOfHex, hexOf } from "../base/hex.ts";
import { err, ok, type Result } from "../base/result.ts";
import type { Sha256 } from "../base/sha256.ts";
import { contentNameSchema } from "./names.ts";
import { problemSchema } from "./problem.ts";
import { receiptSchema } from "./receipt.ts";

/**
 * Several named things in one request (protocol 4.6), for a tablet on which many wait: one proof and one answer, in which each of them
 * is taken or refused by itself (P12). Nothing in it depends on the others, and each could have come alone with its own PUT.
 *
 *   "SURCO-B" 0x01 | how many, four bytes | for each: its kind, one byte; its name, 32 bytes; its length, four bytes; its bytes
 */

export const batchType = "application/vnd.surco.batch";

/**
 * Beside the answer to hello a server says how much it takes at once (P18): `pieces.bytes`. In a header, because a tablet of an earlier
 * release would not believe an answer with a member that it does not know; one that says nothing takes no batches.
 */
export const batchHeader = "x-surco-batch";

export interface BatchLimits {
  readonly pieces: number;
  /** Of the whole request. */
  readonly bytes: number;
}

export const batchLimits: BatchLimits = { pieces: 100, bytes: 4_194_304 };

export const batchLimitsLine = ({ pieces, bytes }: BatchLimits): string => `${pieces}.${bytes}`;

/** Null for anything that `batchLimitsLine` would not have written. */
export function parseBatchLimits(line: string | null): BatchLimits | null {
  const match = /^([1-9]\d{0,4})\.([1-9]\d{0,9})$/.exec(line ?? "");
  return match === null ? null : { pieces: Number(match[1]), bytes: Number(match[2]) };
}

export interface BatchPiece {
  readonly table: "revisions" | "attachments";
  readonly id: Sha256;
  /** An envelope that the State opens. */
  readonly sealed: boolean;
  readonly bytes: Uint8Array;
}

const magic = [0x53, 0x55, 0x52, 0x43, 0x4f, 0x2d, 0x42, 0x01] as const;
const firstAt = magic.length + 4;
const nameLength = 32;
const headLength = 1 + nameLength + 4;

/** In the order of their numbers. A kind that comes later gets a higher one. */
const kinds = [
  { table: "revisions", sealed: false },
  { table: "revisions", sealed: true },
  { table: "attachments", sealed: false },
  { table: "attachments", sealed: true },
] as const;

/** How many of these, from the first on, go into one request. What alone is too large for one goes into none. */
export function fitting(lengths: readonly number[], { pieces, bytes }: BatchLimits): number {
  let size = firstAt;
  const end = lengths.findIndex((length, at) => {
    size += headLength + length;
    return at >= pieces || size > bytes;
  });
  return end < 0 ? lengths.length : end;
}

export function packBatch(pieces: readonly BatchPiece[]): Uint8Array<ArrayBuffer> {
  const size = pieces.reduce((sum, { bytes }) => sum + headLength + bytes.length, firstAt);
  const batch = new Uint8Array(size);
  const view = new DataView(batch.buffer);
  batch.set(magic);
  view.setUint32(magic.length, pieces.length);
  let at = firstAt;
  for (const { table, id, sealed, bytes } of pieces) {
    batch[at] = kinds.findIndex((kind) => kind.table === table && kind.sealed === sealed);
    batch.set(bytesOfHex(id), at + 1);
    view.setUint32(at + 1 + nameLength, bytes.length);
    batch.set(bytes, at + headLength);
    at += headLength + bytes.length;
  }
  return batch;
}

/** The pieces as they were packed; whether any of them bears its own name is not looked at here. Never throws. */
export function readBatch(
  batch: Uint8Array,
  limits: BatchLimits = batchLimits,
): Result<readonly BatchPiece[], "malformed" | "too-large"> {
  if (batch.length > limits.bytes) return err("too-large");
  if (batch.length < firstAt || magic.some((byte, at) => batch[at] !== byte)) return err("malformed");
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  const count = view.getUint32(magic.length);
  if (count === 0) return err("malformed");
  if (count > limits.pieces) return err("too-large");
  const pieces: BatchPiece[] = [];
  let at = firstAt;
  for (let one = 0; one < count; one++) {
    const kind = kinds[batch[at] ?? kinds.length];
    if (kind === undefined || at + headLength > batch.length) return err("malformed");
    const id = hexOf(batch.subarray(at + 1, at + 1 + nameLength)) as Sha256;
    const from = at + headLength;
    at = from + view.getUint32(at + 1 + nameLength);
    if (at > batch.length) return err("malformed");
    pieces.push({ ...kind, id, bytes: batch.subarray(from, at) });
  }
  const names = new Set(pieces.map(({ table, id }) => `${table} ${id}`));
  return at === batch.length && names.size === count ? ok(pieces) : err("malformed");
}

/** What became of one piece: the receipt that its own PUT would have got, or the refusal. */
const batchOutcomeSchema = z.union([
  z.strictObject({ id: contentNameSchema, receipt: receiptSchema }),
  z.strictObject({ id: contentNameSchema, refused: problemSchema.pick({ status: true, code: true, details: true }) }),
]);
export type BatchOutcome = z.infer<typeof batchOutcomeSchema>;

/** In the order of the pieces. */
export const batchAnswerSchema = z.strictObject({ outcomes: z.array(batchOutcomeSchema) });
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;
