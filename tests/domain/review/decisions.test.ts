import { describe, expect, it } from "vitest";
import { reasonsEn } from "../../../src/app/messages/reasons.en.ts";
import { reasonsEs } from "../../../src/app/messages/reasons.es.ts";
import type { ChildDetermination, TraceLine } from "../../../src/domain/eligibility/determination.ts";
import {
  blockersOf,
  type ProposedDecision,
  type ReviewedRevision,
  refusalOf,
} from "../../../src/domain/review/decisions.ts";
import { reasonCodes, reasonsFor, rulesOfReason, suggestedReasons } from "../../../src/domain/review/reasons.ts";
import { type MadeDecision, standingDecision } from "../../../src/domain/review/standing-decision.ts";

const line = (rule: string, severity: TraceLine["severity"]): TraceLine => ({
  rule,
  severity,
  childId: "c1",
  fields: [],
  message: `finding.${rule}.case`,
  values: {},
  citation: "34 CFR 200.81",
});

const child = (verdict: ChildDetermination["verdict"], trace: readonly TraceLine[] = []): ChildDetermination => ({
  childId: "c1",
  verdict,
  qad: null,
  lastEligibleDay: null,
  eed: null,
  endsEarly: null,
  residencyDate: null,
  childMoveId: null,
  workerMoveId: null,
  workerId: null,
  workId: null,
  manner: null,
  childMovedOn: null,
  workerArrivedOn: null,
  trace,
  failedMoves: [],
});

const revision = (change: Partial<ReviewedRevision> = {}): ReviewedRevision => ({
  revisionId: "r1",
  stage: "signed",
  onlyHead: true,
  complete: true,
  setAside: false,
  authorIds: ["recruiter"],
  determination: { children: [child("eligible")], groups: [], comments: [], findings: [] },
  openFields: [],
  ...change,
});

const reviewer = { id: "reviewer", roles: ["reviewer"] };
const approve: ProposedDecision = { decision: "approved", reasons: [], note: "", comments: [], overturns: null };
const giveBack: ProposedDecision = {
  decision: "returned",
  reasons: ["comment-missing-or-thin"],
  note: "",
  comments: [{ field: "comments.4b", text: "Which farms, and when?" }],
  overturns: null,
};
const deny: ProposedDecision = { ...giveBack, decision: "denied", note: "The move was a holiday.", comments: [] };
const made: MadeDecision = { reviewId: "d1", revisionId: "r1", decision: "approved", overturns: null };

describe("who may decide, and when", () => {
  it("lets a reviewer approve, return and deny", () => {
    for (const proposed of [approve, giveBack, deny]) expect(refusalOf(proposed, revision(), reviewer, [])).toBeNull();
  });

  it("lets no recruiter decide, and nobody their own COE (V-12)", () => {
    expect(refusalOf(approve, revision(), { id: "r", roles: ["recruiter"] }, [])).toBe("not-allowed");
    const both = { id: "recruiter", roles: ["recruiter", "reviewer"] };
    expect(refusalOf(approve, revision(), both, [])).toBe("own-coe");
  });

  it.each([
    ["revision-set-aside", { setAside: true }],
    ["revision-not-signed", { stage: "draft" }],
    ["not-the-only-head", { onlyHead: false }],
    ["revision-incomplete", { complete: false }],
  ] as const)("[P8] [P24] answers %s, whatever is proposed", (code, change) => {
    for (const proposed of [approve, giveBack, deny])
      expect(refusalOf(proposed, revision(change), reviewer, [])).toBe(code);
  });

  it("[P24] the first decision stands; overturning is a new one that names it and says why", () => {
    expect(refusalOf(giveBack, revision(), reviewer, [made])).toBe("already-decided");
    expect(refusalOf({ ...deny, overturns: "d1" }, revision(), reviewer, [made])).toBeNull();
    expect(refusalOf({ ...giveBack, overturns: "d1" }, revision(), reviewer, [made])).toBe("decision-needs-note");
    expect(refusalOf({ ...deny, overturns: "d1" }, revision(), reviewer, [])).toBe("nothing-to-overturn");
    const second: MadeDecision = { reviewId: "d2", revisionId: "r1", decision: "denied", overturns: "d1" };
    expect(standingDecision([made, second], "r1")).toBe(second);
    expect(refusalOf({ ...deny, overturns: "d1" }, revision(), reviewer, [made, second])).toBe("already-decided");
    expect(standingDecision([made], "r2")).toBeNull();
  });
});

describe("what a decision needs", () => {
  it("a reason that can be counted, and words: a note, or a comment at a field", () => {
    expect(refusalOf({ ...giveBack, reasons: [] }, revision(), reviewer, [])).toBe("decision-needs-reason");
    expect(refusalOf({ ...giveBack, reasons: ["made-up"] }, revision(), reviewer, [])).toBe("decision-needs-reason");
    expect(refusalOf({ ...giveBack, comments: [] }, revision(), reviewer, [])).toBe("decision-needs-note");
    expect(refusalOf({ ...deny, note: "  " }, revision(), reviewer, [])).toBe("decision-needs-note");
  });

  it("to approve: nothing of the form open, every child eligible or for the reviewer to judge, no comment owed, one group (R-69)", () => {
    const determined = (change: Partial<ReviewedRevision["determination"]>) =>
      revision({ determination: { ...revision().determination, ...change } });
    const comment = { kind: "4b", rule: "R-92", starter: { message: "m", values: {} }, required: true, written: false };
    const group = { childIds: ["c1"], verdict: "eligible", qad: null, workerId: null } as const;
    const blocked: readonly (readonly [string, ReviewedRevision])[] = [
      [
        "C-01",
        revision({
          openFields: [{ field: "familyData.city", rule: "C-01", message: "complete.family.city", values: {} }],
        }),
      ],
      [
        "R-01",
        determined({ children: [child("not-eligible", [line("R-22", "information"), line("R-01", "blocks")])] }),
      ],
      ["R-10", determined({ children: [child("not-yet-known", [line("R-10", "unknown-yet")])] })],
      ["R-92", determined({ comments: [comment] })],
      ["V-04", determined({ findings: [line("V-04", "blocks")] })],
      ["R-69", determined({ groups: [group, group] })],
    ];
    for (const [rule, one] of blocked) {
      expect(blockersOf(one).map((blocker) => blocker.rule)).toEqual([rule]);
      expect(refusalOf(approve, one, reviewer, [])).toBe("blocking-findings");
      expect(refusalOf(giveBack, one, reviewer, [])).toBeNull();
    }
    const judged = determined({
      children: [child("needs-review", [line("R-17", "needs-review")])],
      comments: [
        { ...comment, written: true },
        { ...comment, required: false },
      ],
    });
    expect(refusalOf(approve, judged, reviewer, [])).toBeNull();
  });
});

describe("reasons", () => {
  it("suggest themselves from the rules that speak, in the order of their frequency", () => {
    expect(suggestedReasons("returned", ["V-07", "R-92"])).toEqual(["comment-missing-or-thin", "residency-date"]);
    expect(suggestedReasons("returned", [])).toEqual([]);
  });

  it("are those of the decision: a missing comment returns a COE and never denies it", () => {
    expect(reasonsFor.returned).toContain("comment-missing-or-thin");
    expect(reasonsFor.denied).toEqual([
      "no-qualifying-move",
      "work-does-not-qualify",
      "child-not-eligible",
      "child-on-another-coe",
      "other",
    ]);
    expect(suggestedReasons("denied", ["R-02", "R-92"])).toEqual(["child-not-eligible"]);
    expect(reasonsFor.approved).toEqual([]);
    expect(new Set([...reasonsFor.returned, ...reasonsFor.denied])).toEqual(new Set(reasonCodes));
  });

  it("of a return cover the consistency checks V-01 to V-13, each once", () => {
    const rules = reasonsFor.returned.flatMap((code) => rulesOfReason[code]);
    expect(new Set(rules).size).toBe(rules.length);
    const checks = Array.from({ length: 13 }, (_, place) => `V-${String(place + 1).padStart(2, "0")}`);
    expect(checks.filter((check) => !rules.includes(check))).toEqual([]);
  });

  it("have words in both languages", () => {
    const keys = reasonCodes.map((code) => `review.reason.${code}`);
    expect(Object.keys(reasonsEn)).toEqual(keys);
    expect(Object.keys(reasonsEs)).toEqual(keys);
  });
});
