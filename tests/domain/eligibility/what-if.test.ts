import { describe, expect, test } from "vitest";
import { whatWouldChange } from "../../../src/domain/eligibility/what-if.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { alder, answersOf, child, mill, move, parent, picking } from "./interview.ts";

const told = (moveMore: object, workMore: object = {}) =>
  answersOf({
    children: [child("Ana", "2014-03-02")],
    workers: [parent("Luis")],
    moves: [move("m", "2026-05-20", alder, mill, { childIds: ["Ana"], workerIds: ["Luis"], ...moveMore })],
    work: [picking("Luis", "m", "2026-05-22", workMore)],
  });

const changes = (answers: ReturnType<typeof told>) =>
  whatWouldChange(answers, practiceState, "Ana").map(({ message, verdict }) => [message, verdict]);

describe("what would change this verdict", () => {
  test("[R-10] the one question that is open, with what each answer gives", () => {
    expect(changes(told({ economicNecessity: null }))).toEqual([
      ["what-if.economicNecessity.yes", "eligible"],
      ["what-if.economicNecessity.no", "not-eligible"],
      ["what-if.economicNecessity.unknown", "needs-review"],
    ]);
  });

  test("[R-56] a stay that is too long", () => {
    const answers = told({}, { employment: "temporary", temporaryBasis: "worker", statedMonths: "14" });
    expect(changes(answers)).toEqual([["what-if.statedMonths.usual", "eligible"]]);
  });

  test("[R-32] a late start", () => {
    const late = answersOf({
      interview: "2026-10-01",
      ...told({}).qualifyingMoves,
      children: [child("Ana", "2014-03-02")],
      work: [picking("Luis", "m", "2026-08-20")],
    });
    expect(whatWouldChange(late, practiceState)).toMatchObject([
      { message: "what-if.engagedDate.soon-after", verdict: "eligible", values: { answerDate: "2026-07-19" } },
    ]);
  });

  test("nothing is offered for a child who is eligible", () => {
    expect(changes(told({}))).toEqual([]);
  });
});
