import { addYears, type CalendarDate } from "../base/calendar-date.ts";

/** What the school knows about a migratory child; null: not known here. */
interface SchoolRisk {
  /** Failing, or most at risk of failing, to meet the State's standards. */
  readonly atRisk: boolean | null;
  readonly droppedOut: boolean | null;
}

/** The first day on which the qualifying move no longer lies within the previous year. */
export const priorityEndsOn = (qad: CalendarDate): CalendarDate => addYears(qad, 1, "overflow");

/**
 * Priority for services (ESEA sec. 1304(d)): a qualifying move within the previous year, and failing, most at risk or
 * dropped out. Null where the answer hangs on what the school has not told.
 */
export function hasPriority(qad: CalendarDate, day: CalendarDate, risk: SchoolRisk): boolean | null {
  if (day < qad || day >= priorityEndsOn(qad)) return false;
  if (risk.atRisk === true || risk.droppedOut === true) return true;
  return risk.atRisk === false && risk.droppedOut === false ? false : null;
}
