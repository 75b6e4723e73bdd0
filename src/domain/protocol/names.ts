import * as z from "zod";
import type { CalendarDate } from "../base/calendar-date.ts";
import { parseCalendarDate } from "../base/calendar-date.ts";
import { isId } from "../base/id.ts";
import { isSha256, type Sha256 } from "../base/sha256.ts";

/** The name of a revision or an attachment: the SHA-256 of its bytes (protocol 4.1). */
export const contentNameSchema = z
  .string()
  .refine(isSha256, "not a SHA-256 in lower-case hex")
  .transform((text) => text as Sha256);

/** A random name minted on a tablet: COE, child, device, review (P4). */
export const mintedIdSchema = z.string().refine(isId, "not 32 lower-case hex digits");

export const calendarDateSchema = z
  .string()
  .refine((text) => parseCalendarDate(text) !== null, "not a day written YYYY-MM-DD")
  .transform((text) => text as CalendarDate);
