import { addDays, addMonths, addYears, type CalendarDate } from "../base/calendar-date.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { holds, type Line } from "./trace-line.ts";

type LeapRule = Pick<StatePolicy, "leapAnniversary">;

const leapDay = (policy: LeapRule) => (policy.leapAnniversary === "march-1" ? "overflow" : "clamp");

/** The last day of the 36 months: the day before the third anniversary of the move. */
export const lastEligibleDayOf = (move: CalendarDate, policy: LeapRule): CalendarDate =>
  addDays(addYears(move, 3, leapDay(policy)), -1);

/** A move exactly `months` ago is outside; child, worker and history alike. */
export const isWithinMonths = (move: CalendarDate, day: CalendarDate, months: number, policy: LeapRule): boolean =>
  move <= day && day < addMonths(move, months, leapDay(policy));

/** The one definition of "within the preceding 36 months". */
export const isWithin36Months = (move: CalendarDate, day: CalendarDate, policy: LeapRule): boolean =>
  isWithinMonths(move, day, 36, policy);

/** Said wherever 29 February, or the days beside it, come into the sum. */
export function leapDayLines(qad: CalendarDate, lastDay: CalendarDate, policy: LeapRule): Line[] {
  const near = (date: CalendarDate) => date.endsWith("-02-28") || date.endsWith("-02-29") || date.endsWith("-03-01");
  if (qad.endsWith("-02-29")) return [holds("R-75", `moved-on-leap-day-${policy.leapAnniversary}`, [], { lastDay })];
  return near(qad) || near(lastDay) ? [holds("R-75", "end-of-february", [], { lastDay })] : [];
}
