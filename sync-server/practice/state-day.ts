import { type CalendarDate, parseCalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";

/** The day that it is in a zone, wherever the server stands. */
export function dayIn(timeZone: string, at: Instant): CalendarDate {
  const parts = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const said = new Map(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const day = parseCalendarDate([said.get("year"), said.get("month"), said.get("day")].join("-"));
  if (!day) throw new Error(`no day in ${timeZone} at ${at}`);
  return day;
}
