import * as z from "zod";

/**
 * The Comments section: self-contained, split into sub-sections, one per required comment, as the instructions allow.
 * Keys are the six items, `advisory:<topic>`, `signature:<method>` and `other`.
 */
export const commentsSchema = z.record(z.string(), z.string());
