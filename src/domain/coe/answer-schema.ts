import * as z from "zod";
import { dashReasons } from "./answer.ts";

const dashSchema = z.strictObject({ dash: z.enum(dashReasons) });

/** A text, or a dash with its reason. `""` is a question not answered yet. */
export const dashableTextSchema = z.union([z.string(), dashSchema]);

/**
 * A memorable date exactly as typed, so that a half-typed day survives a reload: month 1–12, day and a four-digit year.
 * `estimated` says the family gave no exact day; `how` tells how the recruiter established it.
 */
export const dateAnswerSchema = z.strictObject({
  y: z.string(),
  m: z.string(),
  d: z.string(),
  estimated: z.boolean(),
  how: z.string(),
});

/** yes, no, or not answered yet. "The family does not know" is `unknown` where a question allows it. */
export const yesNoSchema = z.boolean().nullable();

export const yesNoUnknownSchema = z.enum(["yes", "no", "unknown"]).nullable();
