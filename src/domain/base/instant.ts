import * as z from "zod";

/** A moment, RFC 3339 in UTC with milliseconds. Evidence, never an order; it does not turn into a CalendarDate without a time zone. */
export type Instant = string & { readonly __brand: "Instant" };

export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .transform((text) => text as Instant);
