import { describe, expect, test } from "vitest";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { listedWords } from "../../../src/domain/eligibility/qualifying-activity.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { workSuggestions } from "../../../src/features/interview/work-suggestions.ts";
import { alder, answersOf, child, mill, move, parent, picking } from "./interview.ts";

const listed = (description: string) => [...listedWords(description).qualifying.keys()];
const support = (description: string) => listedWords(description).support.length > 0;

describe("[R-50 to R-54] the work lists", () => {
  test.each([
    ["R-50", "picking wine grapes"],
    ["R-50", "Laying plastic and transplanting tomatoes"],
    ["R-50", "pizcando uvas y empacando"],
    ["R-50", "gathering eggs, catching chickens"],
    ["R-50", "cuidando y alimentando ganado"],
    ["R-51", "deboning chicken"],
    ["R-51", "ginning cotton"],
    ["R-51", "washing and packing lettuce in the shed"],
    ["R-52", "shearing Christmas trees"],
    ["R-52", "planting pine seedlings"],
    ["R-53", "shucking oysters"],
    ["R-53", "mending nets on board"],
    ["R-53", "limpiando pescado y camarón"],
  ])("%s knows “%s”", (rule, description) => {
    expect(listed(description)).toContain(rule);
    expect(support(description)).toBe(false);
  });

  test.each([
    "hauling watermelons to market",
    "selling fruit at a stand",
    "cooking for the crew",
    "caring for workers’ children",
    "repairing tractors",
    "landscaping",
    "fighting fires as a seasonal firefighter",
    "sawing logs in a mill",
    "packing ice cream",
    "bottling wine",
    "construction of barns",
    "guiding a charter boat",
    "manejando un camión",
    "cuidando niños",
  ])("“%s” sounds like support work", (description) => {
    expect(support(description)).toBe(true);
  });

  test("no work that the interview suggests sounds like support work, and each stands on a list", () => {
    const suggested = workSuggestions.map(({ en }) => en);
    expect(suggested.filter(support)).toEqual([]);
    expect(workSuggestions.filter(({ es }) => support(es))).toEqual([]);
    expect(suggested.filter((description) => listed(description).length === 0)).toEqual([]);
  });

  test("letters alone make no work: “can” is not a canner, “pet” no petal", () => {
    expect(listed("candidate petals")).toEqual([]);
  });
});

describe("[R-54] the recruiter judges, the lists advise", () => {
  const verdictFor = (description: string, activityQualifies: "yes" | "no" | "unknown" | null) =>
    determine(
      answersOf({
        children: [child("Ana", "2014-03-02")],
        workers: [parent("Luis")],
        moves: [move("m", "2026-05-20", alder, mill, { childIds: ["Ana"], workerIds: ["Luis"] })],
        work: [picking("Luis", "m", "2026-05-22", { description, activityQualifies })],
      }),
      practiceState,
    );

  test.each([
    ["picking apples", "yes", "eligible"],
    ["picking apples", "no", "not-eligible"],
    ["picking apples", "unknown", "needs-review"],
    ["picking apples", null, "eligible"],
    ["hauling apples", "yes", "eligible"],
    ["hauling apples", null, "not-yet-known"],
    ["something else", null, "not-yet-known"],
    ["", "yes", "not-yet-known"],
  ] as const)("%s, judged %s: %s", (description, judged, verdict) => {
    expect(verdictFor(description, judged).verdict).toBe(verdict);
  });

  test("[R-96] work that sounds like support but was judged to qualify asks for a comment", () => {
    const { comments } = verdictFor("hauling apples in the orchard", "yes");
    expect(comments).toMatchObject([{ kind: "advisory:unusual-work", required: false, written: false }]);
  });
});
