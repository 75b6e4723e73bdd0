import { addDays, addMonths, addYears, type CalendarDate } from "../base/calendar-date.ts";
import type { StatePolicy } from "../states/state-policy.ts";

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
