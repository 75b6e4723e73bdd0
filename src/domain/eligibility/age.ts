import { addDays, addYears, ageOn, type CalendarDate } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import { childField, signatureField } from "../coe/field-path.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { type InterviewFacts, usableDate } from "./interview-facts.ts";
import { blocks, holds, type Line, unknownYet } from "./trace-line.ts";

/** The birthday with which the program ends; one on 29 February is kept on 1 March. */
export const ageOutBirthday = (birthDate: CalendarDate, policy: StatePolicy): CalendarDate =>
  addYears(birthDate, policy.maximumAge + 1, "overflow");

/** Not older than 21 on the day of the interview. There is no lowest age. */
export function ageLines(facts: InterviewFacts, child: Child): Line[] {
  const field = childField(child.id, "birthDate");
  const birthDate = usableDate(child.birthDate);
  if (birthDate === null) return [unknownYet("R-01", "birth-date-missing", [field])];
  if (facts.day === null) return [unknownYet("R-01", "interview-date-missing", [signatureField("interviewDate")])];
  const age = ageOn(birthDate, facts.day);
  const leap = birthDate.endsWith("-02-29") ? [holds("R-75", "born-on-leap-day", [field])] : [];
  return [...linesForAge(facts, birthDate, age, field), ...leap];
}

function linesForAge(facts: InterviewFacts, birthDate: CalendarDate, age: number, field: string): Line[] {
  if (age >= 22) return [blocks("R-01", "over-21", [field], { age, turned22On: addYears(birthDate, 22, "overflow") })];
  if (age > facts.policy.maximumAge) {
    const values = { age, maximumAge: facts.policy.maximumAge };
    return [
      holds("R-01", "not-over-21", [field], { age, turns22On: addYears(birthDate, 22, "overflow") }),
      blocks("R-02", "over-state-age", [field], values),
    ];
  }
  return [holds("R-01", "not-over-21", [field], { age, turns22On: addYears(birthDate, 22, "overflow") })];
}

/** The last day on which age allows eligibility. */
export const lastDayByAge = (birthDate: CalendarDate, policy: StatePolicy): CalendarDate =>
  addDays(ageOutBirthday(birthDate, policy), -1);
