import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { practiceCaseload } from "../../../src/domain/practice/caseload.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { sameOutcomes } from "../../../src/features/review/outcome-table.tsx";

describe("the outcome of a COE in lines", () => {
  it("has every child of the practice State once, and on one line only children of one outcome", () => {
    for (const { answers } of practiceCaseload(7, "2026-11-20" as CalendarDate)) {
      const { children } = determine(answers, practiceState);
      const lines = sameOutcomes(children);
      expect(lines.flatMap(({ childIds }) => childIds).toSorted()).toEqual(
        children.map(({ childId }) => childId).toSorted(),
      );
      for (const { said, childIds } of lines) {
        for (const child of children.filter(({ childId }) => childIds.includes(childId))) {
          expect(child).toMatchObject({
            verdict: said.verdict,
            qad: said.qad,
            eed: said.eed,
            residencyDate: said.residencyDate,
          });
        }
      }
    }
  });
});
