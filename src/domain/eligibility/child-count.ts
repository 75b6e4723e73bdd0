import { addYears, type CalendarDate, earlierOf, laterOf } from "../base/calendar-date.ts";

/** One performance period, 1 September to 31 August. */
interface Period {
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

interface CountFacts {
  readonly birthDate: CalendarDate;
  readonly qad: CalendarDate;
  /** The last day of eligibility, early ends included. */
  readonly lastDay: CalendarDate;
  /** The first day in the State on this eligibility: the child's arrival, which may precede the QAD. */
  readonly residentFrom: CalendarDate;
}

/** Category 1: aged 3 to 21, eligible and resident at least one day of the period. */
export function countsInCategory1(facts: CountFacts, period: Period): boolean {
  const thirdBirthday = addYears(facts.birthDate, 3, "overflow");
  const first = laterOf(laterOf(facts.qad, facts.residentFrom), laterOf(thirdBirthday, period.start));
  return first <= earlierOf(facts.lastDay, period.end);
}
