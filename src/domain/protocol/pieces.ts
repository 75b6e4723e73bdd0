import * as z from "zod";
import { contentNameSchema } from "./names.ts";
import { receiptSchema } from "./receipt.ts";

/**
 * One attachment in several requests (protocol 4.3), for a line that breaks: what has arrived of it stays with the State, and the tablet
 * goes on from there. What is cut into pieces is the body that would have come in one, sealed or open; it is named by its own SHA-256,
 * `whole`, so that pieces of two bodies never meet.
 */

/** Said beside the answer to hello, `least.most` bytes of one piece (P18); a server that says nothing takes no pieces. */
export const piecesHeader = "x-surco-pieces";

export interface PieceLimits {
  /** Of every piece but the last. */
  readonly least: number;
  readonly most: number;
}

export const pieceLimits: PieceLimits = { least: 4096, most: 131_072 };

export const pieceLimitsLine = ({ least, most }: PieceLimits): string => `${least}.${most}`;

/** Null for anything that `pieceLimitsLine` would not have written. */
export function parsePieceLimits(line: string | null): PieceLimits | null {
  const match = /^([1-9]\d{0,8})\.([1-9]\d{0,8})$/.exec(line ?? "");
  const limits = match === null ? null : { least: Number(match[1]), most: Number(match[2]) };
  return limits !== null && limits.least <= limits.most ? limits : null;
}

/** What the State has of it: so many bytes from its beginning, or all of it in custody. */
export const piecesAnswerSchema = z.strictObject({
  id: contentNameSchema,
  held: z.int().nonnegative(),
  receipt: receiptSchema.nullable(),
});
export type PiecesAnswer = z.infer<typeof piecesAnswerSchema>;
