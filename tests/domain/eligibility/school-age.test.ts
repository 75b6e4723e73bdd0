import { describe, expect, test } from "vitest";
import { type CalendarDate, yearMonthDay } from "../../../src/domain/base/calendar-date.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { schoolAskedFromAge } from "../../../src/domain/eligibility/school-age.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { answersOf, child, day } from "./interview.ts";

const interview = day("2026-06-10");

/** Born so many years before the interview, to the day. */
const aged = (years: number): CalendarDate => {
  const { year } = yearMonthDay(interview);
  return day(`${year - years}${interview.slice(4)}`);
};

/** What the rule still wants to know of a child whose schooling nobody spoke of. */
function asked(born: CalendarDate, on: string): readonly string[] {
  const unasked = child("Ana", born, {
    schooling: { ...child("Ana", born).schooling, graduated: null, hsed: null },
  });
  const answers = answersOf({ interview: on, children: [unasked], workers: [], moves: [], work: [] });
  const [judged] = determine(answers, practiceState).children;
  return (judged?.trace ?? []).filter(({ rule }) => rule === "R-02").map(({ message }) => message);
}

const diplomas = ["finding.R-02.graduated-missing", "finding.R-02.hsed-missing"];

describe("[R-02] the age from which a diploma is asked about", () => {
  test("is reached on the birthday, counted on the day of the interview", () => {
    expect(asked(aged(schoolAskedFromAge), interview)).toEqual(diplomas);
    expect(asked(aged(schoolAskedFromAge), day("2026-06-09"))).toEqual(["finding.R-02.not-completed"]);
  });

  test("below it nothing is missing", () => {
    for (let years = 0; years < schoolAskedFromAge; years += 1) {
      expect(asked(aged(years), interview)).toEqual(["finding.R-02.not-completed"]);
    }
  });

  test("without the day of the interview that day is asked for first, and no small child's diploma", () => {
    expect(asked(aged(3), "")).toEqual(["finding.R-02.not-completed"]);
  });
});
