import type * as z from "zod";
import type { commentsSchema } from "./comments-schema.ts";

/** The items whose comment the form may require (Comments section, heading note). */
export const requiredCommentItems = ["2bi", "4a", "4b", "5", "6a", "6b"] as const;
export type RequiredCommentItem = (typeof requiredCommentItems)[number];

export type Comments = z.infer<typeof commentsSchema>;
