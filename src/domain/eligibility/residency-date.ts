import { addDays, type CalendarDate } from "../base/calendar-date.ts";
import { wholeNumberOf } from "../coe/answer.ts";
import type { Child } from "../coe/child-data.ts";
import { childField } from "../coe/field-path.ts";
import { type InterviewFacts, type MoveFacts, usableDate } from "./interview-facts.ts";
import type { JudgedFamily } from "./judged-family.ts";
import { comparable, isSameCommunity } from "./place-facts.ts";
import { stayDaysOf } from "./residence.ts";
import { holds, type Line } from "./trace-line.ts";

/** More nights than this are a slip of the keyboard. */
const longestTrip = 1000;

/** The day the child came to the district where it lives now, from its moves; null while they do not tell. */
export function residencyFromMoves(facts: InterviewFacts, family: JudgedFamily, child: Child): CalendarDate | null {
  const arrivals = facts.moves.filter(
    (move) => move.arrived === true && move.move.changedResidence !== false && move.move.childIds.includes(child.id),
  );
  const last = arrivals[0];
  if (!last || last.date === null || last.to.abroad) return null;
  const trip = tripEnd(facts, family, last);
  const present = comparable(facts.answers.familyData.schoolDistrict);
  const home = trip === null ? last.to.district : last.from.district;
  if (present !== "" && home !== "" && present !== home) return null;
  if (trip !== null) return trip.date;
  let entered = last.date;
  for (const [index, move] of arrivals.entries()) {
    const before = arrivals[index + 1];
    entered = move.date ?? entered;
    if (!isSameCommunity(move.from, last.to) || (before && !isSameCommunity(before.to, last.to))) break;
  }
  return entered;
}

/** Home again after a short stay or a trip within a huge district: the day of the return, where it was told. */
function tripEnd(
  facts: InterviewFacts,
  family: JudgedFamily,
  trip: MoveFacts,
): { readonly date: CalendarDate | null } | null {
  const { returned } = trip.move;
  if (trip.date === null || returned === false) return null;
  const isTrip = family.moves.get(trip)?.withinHugeDistrict === true;
  const nights = isTrip ? wholeNumberOf(trip.move.nights) : null;
  const stay = nights ?? (returned === true ? stayDaysOf(facts, trip) : null);
  if (stay === null || stay > longestTrip) return returned === true ? { date: null } : null;
  const date = addDays(trip.date, stay);
  return facts.day !== null && date > facts.day ? null : { date };
}

/** What was told stands; the moves fill in what was not. */
export const residencyDateOf = (facts: InterviewFacts, family: JudgedFamily, child: Child): CalendarDate | null =>
  usableDate(child.residencyDate) ?? residencyFromMoves(facts, family, child);

/** Later moves change the address and the residency date, never the QAD. */
export function residencyLines(
  facts: InterviewFacts,
  child: Child,
  qualifying: MoveFacts,
  residencyDate: CalendarDate | null,
): Line[] {
  const later = facts.moves.filter(
    (move) =>
      move.date !== null &&
      qualifying.date !== null &&
      move.date > qualifying.date &&
      move.move.childIds.includes(child.id),
  );
  const field = childField(child.id, "residencyDate");
  return [
    ...(facts.day === null ? [] : [holds("R-21", "as-of-interview", [], { interviewDate: facts.day })]),
    holds("R-65", later.length > 0 ? "later-moves" : "no-later-move", [], { count: later.length }),
    residencyDate === null
      ? holds("R-66", "not-known", [field])
      : holds("R-66", "residency", [field], { residencyDate }),
  ];
}
