import fc from "fast-check";
import { expect, test } from "vitest";
import { coeAnswersSchema } from "../../../src/domain/coe/coe-schema.ts";
import type { Determination } from "../../../src/domain/eligibility/determination.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { ruleOf } from "../../../src/domain/eligibility/rules.ts";
import { verdictOf } from "../../../src/domain/eligibility/trace-line.ts";
import { whatWouldChange } from "../../../src/domain/eligibility/what-if.ts";
import { allPolicies } from "../../../src/domain/states/all.ts";
import { anyDraft } from "./draft-arbitrary.ts";

const policy = fc.constantFrom(...allPolicies);

test("the generator of drafts makes answers of the schema", () => {
  fc.assert(
    fc.property(anyDraft, (draft) => coeAnswersSchema.safeParse(draft).success),
    { numRuns: 200 },
  );
});

test("any draft of the schema is judged without throwing, and the same draft always alike", () => {
  fc.assert(
    fc.property(anyDraft, policy, (draft, of) => {
      expect(determine(draft, of)).toEqual(determine(structuredClone(draft), of));
    }),
    { numRuns: 400 },
  );
});

const linesOf = (determination: Determination) => [
  ...determination.findings,
  ...determination.children.flatMap(({ trace, failedMoves }) => [...trace, ...failedMoves.map(({ line }) => line)]),
];

test("every line names a known rule and its citation, and what is unknown names the field to go to", () => {
  fc.assert(
    fc.property(anyDraft, policy, (draft, of) => {
      for (const line of linesOf(determine(draft, of))) {
        expect(ruleOf(line.rule), line.rule).toBeDefined();
        expect(line.citation).not.toBe("");
        if (line.severity === "unknown-yet") expect(line.fields.length, line.message).toBeGreaterThan(0);
      }
    }),
    { numRuns: 400 },
  );
});

test("a verdict is what the strongest line of its trace says, and only an eligible child has dates", () => {
  fc.assert(
    fc.property(anyDraft, policy, (draft, of) => {
      for (const child of determine(draft, of).children) {
        expect(child.verdict).toBe(verdictOf(child.trace));
        if (child.verdict === "not-eligible")
          expect([child.qad, child.eed, child.residencyDate]).toEqual([null, null, null]);
        if (child.verdict === "eligible") expect(child.qad).not.toBeNull();
      }
    }),
    { numRuns: 400 },
  );
});

test("every answer offered as a change really gives another verdict", () => {
  fc.assert(
    fc.property(anyDraft, policy, (draft, of) => {
      const now = determine(draft, of);
      fc.pre(new Set(now.children.map(({ childId }) => childId)).size === now.children.length);
      for (const change of whatWouldChange(draft, of)) {
        const before = now.children.find(({ childId }) => childId === change.childId);
        expect(change.verdict).not.toBe(before?.verdict);
      }
    }),
    { numRuns: 40 },
  );
});
