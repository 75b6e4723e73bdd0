import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { contentNameSchema, mintedIdSchema } from "./names.ts";

const decisionKinds = ["returned", "approved", "denied"] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** A comment on one field of the revision (a FieldPath), or on the whole COE (empty). */
const fieldCommentSchema = z.strictObject({
  field: z.string().max(200),
  text: z.string().trim().min(1).max(4000),
});

const decisionWords = {
  reviewId: mintedIdSchema,
  coeId: mintedIdSchema,
  revisionId: contentNameSchema,
  decision: z.enum(decisionKinds),
  /** Stable reason codes of `review/decisions.ts`. */
  reasons: z.array(z.string().max(60)).max(20),
  note: z.string().max(8000),
  comments: z.array(fieldCommentSchema).max(200),
  /** The decision that this one overturns, or null. */
  overturns: mintedIdSchema.nullable(),
};

export const reviewRequestSchema = z.strictObject({
  ...decisionWords,
  /** The offered decision (`offered.ts`) that is made again by this one, word for word. */
  confirms: contentNameSchema.optional(),
});
export type ReviewRequest = z.infer<typeof reviewRequestSchema>;

/** As the feed tells it. Tablets of every release read this, so it says nothing that the first of them would not know. */
export const decisionSchema = z.strictObject({
  ...decisionWords,
  reviewer: z.strictObject({ id: z.string(), name: z.string() }),
  at: instantSchema,
  seq: z.int().positive(),
});
export type Decision = z.infer<typeof decisionSchema>;
