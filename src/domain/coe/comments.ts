import * as z from "zod";

/** The items whose comment the form may require (Comments section, heading note). */
export const requiredCommentItems = ["2bi", "4a", "4b", "5", "6a", "6b"] as const;
export type RequiredCommentItem = (typeof requiredCommentItems)[number];

/**
 * The Comments section: self-contained, split into sub-sections, one per required comment, as the instructions allow.
 * Keys are the six items, `advisory:<topic>`, `signature:<method>` and `other`.
 */
export const commentsSchema = z.record(z.string(), z.string());
export type Comments = z.infer<typeof commentsSchema>;
