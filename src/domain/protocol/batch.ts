import * as z from "zod";
import { err, ok, type Result } from "../base/result.ts";
import type { Sha256 } from "../base/sha256.ts";
import { bytesBefore, bytesFor, packNamed, readNamed } from "./named-bodies.ts";
import { contentNameSchema } from "./names.ts";
import { problemSchema } from "./problem.ts";
import { receiptSchema } from "./receipt.ts";

/**
 * Several named things in one request (protocol 4.6), for a tablet on which many wait: one proof and one answer, in which each of them
 * is taken or refused by itself (P12). Nothing in it depends on the others, and each could have come alone with its own PUT.
 * They lie as in `named-bodies.ts`, behind "SURCO-B" 0x01.
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

/**
 * Beside it a server says which content codings of HTTP it takes a batch in (P25), as words with a space between them: the headers of
 * sealed COEs repeat each other, and deflated together they weigh a tenth less. In a header of its own, because a tablet of an earlier
 * release does not believe `batchHeader` with anything added. The word is spelt as in Content-Encoding.
 */
export const batchCodingsHeader = "x-surco-batch-codings";

/** RFC 1950, as HTTP means the word. */
export const batchCoding = "deflate";

/** What a later release takes besides is passed over. */
export const takesCoded = (line: string | null): boolean => (line ?? "").split(" ").includes(batchCoding);

export interface BatchPiece {
  readonly table: "revisions" | "attachments";
  readonly id: Sha256;
  /** An envelope that the State opens. */
  readonly sealed: boolean;
  readonly bytes: Uint8Array;
}

const magic = [0x53, 0x55, 0x52, 0x43, 0x4f, 0x2d, 0x42, 0x01] as const;

/** In the order of their numbers. A kind that comes later gets a higher one. */
const kinds = [
  { table: "revisions", sealed: false },
  { table: "revisions", sealed: true },
  { table: "attachments", sealed: false },
  { table: "attachments", sealed: true },
] as const;

/** How many of these, from the first on, go into one request. What alone is too large for one goes into none. */
export function fitting(lengths: readonly number[], { pieces, bytes }: BatchLimits): number {
  let size = bytesBefore;
  const end = lengths.findIndex((length, at) => {
    size += bytesFor(length);
    return at >= pieces || size > bytes;
  });
  return end < 0 ? lengths.length : end;
}

export const packBatch = (pieces: readonly BatchPiece[]): Uint8Array<ArrayBuffer> =>
  packNamed(
    magic,
    pieces.map(({ table, sealed, id, bytes }) => ({
      kind: kinds.findIndex((kind) => kind.table === table && kind.sealed === sealed),
      id,
      bytes,
    })),
  );

/** The pieces as they were packed; whether any of them bears its own name is not looked at here. Never throws. */
export function readBatch(
  batch: Uint8Array,
  limits: BatchLimits = batchLimits,
): Result<readonly BatchPiece[], "malformed" | "too-large"> {
  if (batch.length > limits.bytes) return err("too-large");
  const read = readNamed(magic, batch, limits.pieces);
  if (!read.ok) return read;
  const pieces = read.value.flatMap(({ kind, ...named }) => {
    const known = kinds[kind];
    return known ? [{ ...known, ...named }] : [];
  });
  const names = new Set(pieces.map(({ table, id }) => `${table} ${id}`));
  return names.size === read.value.length ? ok(pieces) : err("malformed");
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
