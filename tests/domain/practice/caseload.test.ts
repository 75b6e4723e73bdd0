import { describe, expect, it } from "vitest";
import { addDays, ageOn } from "../../../src/domain/base/calendar-date.ts";
import { isId } from "../../../src/domain/base/id.ts";
import { type DashableText, dateOf, textOf } from "../../../src/domain/coe/answer.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { coeAnswersSchema } from "../../../src/domain/coe/coe-schema.ts";
import { incompleteFields } from "../../../src/domain/coe/complete.ts";
import { fieldValue } from "../../../src/domain/coe/field-value.ts";
import { splitCoe } from "../../../src/domain/coe/split.ts";
import { stages } from "../../../src/domain/coe/stage.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { practiceCaseload, practiceTellings } from "../../../src/domain/practice/caseload.ts";
import { chanceOf } from "../../../src/domain/practice/chance.ts";
import { practiceRegions } from "../../../src/domain/practice/districts.ts";
import { blockersOf, openFieldsOf } from "../../../src/domain/review/decisions.ts";
import { isReasonCode } from "../../../src/domain/review/reasons.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { day } from "../coe/sample-answers.ts";

const today = day("2026-06-15");
const caseload = practiceCaseload(2026, today);
const each = caseload.map((coe) => [coe.about, coe] as const);

describe("the practice State's caseload", () => {
  it("has about sixty COEs, all told differently, in every stage and with every verdict", () => {
    expect(caseload.length).toBeGreaterThanOrEqual(55);
    expect(new Set(caseload.map((coe) => coe.about)).size).toBe(caseload.length);
    expect(new Set(caseload.map((coe) => coe.coeId)).size).toBe(caseload.length);
    expect(caseload.every((coe) => isId(coe.coeId))).toBe(true);
    expect(stages.filter((stage) => !caseload.some((coe) => coe.stage === stage))).toEqual([]);
    expect(new Set(caseload.map((coe) => coe.verdict)).size).toBe(4);
    expect(new Set(practiceTellings.map((telling) => telling.people)).size).toBe(10);
    const sizes = caseload.map((coe) => coe.answers.childData.children.length);
    expect([Math.min(...sizes), Math.max(...sizes)]).toEqual([1, 8]);
  });

  it("is the same for the same seed and day, other families for another seed, and moves along with the day", () => {
    expect(practiceCaseload(2026, today)).toEqual(caseload);
    expect(practiceCaseload(7, today)).not.toEqual(caseload);
    const later = practiceCaseload(2026, addDays(today, 100));
    expect(later.map((coe) => coe.interviewDate)).toEqual(caseload.map((coe) => addDays(coe.interviewDate, 100)));
  });

  it("uses the districts of the practice State's policy", () => {
    const named = Object.entries(practiceRegions).flatMap(([region, names]) => names.map((name) => ({ name, region })));
    expect([...practiceState.districts].sort((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
      named.sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });
});

/** Every person of a COE, as their whole name is read. */
const peopleOf = ({ familyData, childData, qualifyingMoves, intervieweeSignature }: CoeAnswers): readonly string[] => [
  ...[familyData.parent1, familyData.parent2].map((parent) => nameOf(parent.firstName, parent.lastName)),
  ...childData.children.map((child) => nameOf(child.firstName, child.lastName1, child.lastName2)),
  ...qualifyingMoves.workers.map((worker) => nameOf(worker.firstName, worker.lastName)),
  intervieweeSignature.intervieweeName,
  intervieweeSignature.witness,
];
const nameOf = (...parts: readonly DashableText[]): string => parts.map((part) => textOf(part) ?? "").join(" ");

it.each([2026, 11, 7])("nobody is called the same twice in a row (seed %i)", (seed) => {
  const twice = practiceCaseload(seed, today)
    .flatMap((coe) => [coe.answers, ...(coe.returnedBefore ? [coe.returnedBefore.answers] : [])])
    .flatMap(peopleOf)
    .filter((name) => /(?:^| )(\S+) \1(?: |$)/u.test(name));
  expect(twice).toEqual([]);
});

describe.each(each)("%s", (_, coe) => {
  const children = coe.answers.childData.children;

  it("has the shape of a COE, and ages and names that can be", () => {
    expect(coeAnswersSchema.safeParse(coe.answers).success).toBe(true);
    expect(new Set(children.map((child) => child.firstName)).size).toBe(children.length);
    const ages = children.map((child) => ageOn(dateOf(child.birthDate) ?? today, coe.interviewDate));
    expect(ages.every((age) => age >= 0 && age <= 22)).toBe(true);
  });

  it("has the verdict it is told for", () => {
    const determination = determine(coe.answers, practiceState);
    const why = determination.children.map((child) =>
      child.trace.filter((line) => line.severity !== "information").map((line) => `${line.severity} ${line.message}`),
    );
    expect([determination.verdict, why]).toEqual([coe.verdict, why]);
  });

  it("owes nothing once it is signed", () => {
    if (coe.stage === "draft") return;
    expect(incompleteFields(coe.answers)).toEqual([]);
    const { comments, findings } = determine(coe.answers, practiceState);
    expect(comments.filter((comment) => comment.required && !comment.written)).toEqual([]);
    expect(findings.filter((line) => line.severity === "blocks")).toEqual([]);
  });

  it("has the review its stage needs, with comments on fields that exist", () => {
    expect(coe.review?.decision).toBe(["returned", "approved", "denied"].find((stage) => stage === coe.stage));
    const determination = determine(coe.answers, practiceState);
    const blockers = blockersOf({ determination, openFields: openFieldsOf(coe.answers, determination) });
    if (coe.stage === "approved") expect(blockers).toEqual([]);
    for (const review of [coe.review, coe.returnedBefore?.review]) {
      expect((review?.reasons ?? []).every(isReasonCode)).toBe(true);
      for (const comment of review?.comments ?? []) expect(fieldValue(coe.answers, comment.field)).toBeDefined();
    }
    if (coe.returnedBefore) expect(coe.returnedBefore.answers).not.toEqual(coe.answers);
  });
});

describe("COEs that have to be split", () => {
  it("[R-68] [R-69] fall into groups, and each part by itself is one", () => {
    const several = caseload.filter((coe) => determine(coe.answers, practiceState).groups.length > 1);
    expect(several.map((coe) => coe.about.split(":")[0])).toEqual(
      expect.arrayContaining(["to be split", "to be split"]),
    );
    expect(several.every((coe) => coe.stage === "draft")).toBe(true);
    for (const coe of several) {
      const { groups } = determine(coe.answers, practiceState);
      const parts = splitCoe(
        coe.answers,
        groups.map((group) => group.childIds),
      );
      expect(parts.map((part) => determine(part, practiceState).groups.length)).toEqual(groups.map(() => 1));
    }
  });

  it("[R-60] give every child the verdict and the date that it had among the others, however they are split", () => {
    const outcome = (answers: CoeAnswers) =>
      determine(answers, practiceState).children.map(({ childId, verdict, qad, eed }) => ({
        childId,
        verdict,
        qad,
        eed,
      }));
    for (const coe of caseload) {
      const alone = splitCoe(
        coe.answers,
        coe.answers.childData.children.map((child) => [child.id]),
      );
      expect(alone.flatMap(outcome), coe.about).toEqual(outcome(coe.answers));
    }
  });
});

describe("on any day of the year", () => {
  it.each(["2025-11-30", "2026-01-01", "2026-09-01", "2027-12-31"])("the verdicts hold on %s", (text) => {
    const wrong = practiceCaseload(11, day(text))
      .filter((coe) => determine(coe.answers, practiceState).verdict !== coe.verdict)
      .map((coe) => coe.about);
    expect(wrong).toEqual([]);
  });
});

describe("repeatable chance", () => {
  it("spreads over its range and stays in it", () => {
    const chance = chanceOf(1);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 4000; i += 1) counts[chance.below(4)] = (counts[chance.below(4)] ?? 0) + 1;
    expect(Math.min(...counts)).toBeGreaterThan(800);
    expect(() => chance.pick([])).toThrow(RangeError);
  });
});
