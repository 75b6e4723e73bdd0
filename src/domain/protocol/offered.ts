import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { contentNameSchema, mintedIdSchema } from "./names.ts";
import { decisionSchema } from "./review.ts";

/**
 * A server that was put back to a backup has lost the decisions made since; tablets were told of them, and offer them back. What a
 * tablet says is no reviewer's word: an offer is kept beside the record and decides nothing.
 */

/** Above any decision that `POST /v1/reviews` could have taken. */
export const offeredLimit = 8_388_608;

/** Answer to `PUT /v1/offered-decisions/{reviewId}`. */
export const offerAnswerSchema = z.strictObject({
  reviewId: mintedIdSchema,
  /** `held`: the State has this decision itself. `offered`: it does not, and keeps what the tablet says of it. */
  standing: z.enum(["held", "offered"]),
  /** A place in the feed at which the State knows of it: gone again, with the offer, from a server that is put back once more (P13). */
  place: z.strictObject({ seq: z.int().positive(), chain: contentNameSchema }).optional(),
});
export type OfferAnswer = z.infer<typeof offerAnswerSchema>;

/** What the office is shown of an offer. */
export const offeredDecisionSchema = z.strictObject({
  /** SHA-256 of the decision's canonical text: two tablets that say the same made one offer. */
  name: contentNameSchema,
  decision: decisionSchema,
  /** Whoever was signed in on the tablet that was the first to offer it. */
  offeredBy: z.strictObject({ id: z.string(), name: z.string() }),
  offeredAt: instantSchema,
  /** `past`: something newer was said or sent since, or it was made again. */
  standing: z.enum(["open", "past"]),
  /** The decision by which a reviewer made it again. */
  confirmedBy: mintedIdSchema.optional(),
});
export type OfferedDecision = z.infer<typeof offeredDecisionSchema>;
