import { type CalendarDate, calendarDateFrom } from "../../src/domain/base/calendar-date.ts";

/** Today as the browser sees it: both run in the same zone. */
export function today(): CalendarDate {
  const now = new Date();
  const day = calendarDateFrom(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (day === null) throw new Error("this clock shows no day");
  return day;
}
