import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { practiceCaseload } from "../../../src/domain/practice/caseload.ts";
import { readinessOf } from "../../../src/domain/signing/readiness.ts";
import { withMethod } from "../../../src/domain/signing/signing-act.ts";
import { allPolicies, policyFor } from "../../../src/domain/states/all.ts";

const policy = policyFor("ZZ");
const caseload = practiceCaseload(11, "2026-06-15" as CalendarDate);
const finished = caseload.filter((coe) => coe.stage === "approved");

describe("what stands before a signing", () => {
  it("nothing, for COEs that a State has approved", () => {
    expect(finished.length).toBeGreaterThan(5);
    for (const { about, answers } of finished) {
      expect([about, readinessOf(answers, policy).ready]).toEqual([about, true]);
    }
  });

  it("who is not eligible cannot be certified; who needs review can be signed", () => {
    for (const { about, verdict, answers } of caseload) {
      const { ready, determination } = readinessOf(answers, policy);
      if (verdict === "not-eligible") expect([about, ready]).toEqual([about, false]);
      if (determination.groups.length > 1) expect([about, ready]).toEqual([about, false]);
    }
    const doubted = caseload.filter((coe) => coe.verdict === "needs-review");
    expect(doubted.some(({ answers }) => readinessOf(answers, policy).ready)).toBe(true);
    const shown = doubted.map(({ answers }) => readinessOf(answers, policy)).filter(({ ready }) => ready);
    expect(shown.every(({ doubleCheck }) => doubleCheck.length > 0)).toBe(true);
  });

  it("a blank field is named with its place, and the way of signing is not asked for yet", () => {
    const [{ answers } = { answers: undefined }] = finished;
    if (!answers) throw new Error("no approved COE");
    const blank = { ...answers, familyData: { ...answers.familyData, city: "" } };
    const { ready, mustFix } = readinessOf(withMethod(blank, "x-mark"), policy);
    expect(ready).toBe(false);
    expect(mustFix.map(({ field }) => field)).toEqual(["familyData.city"]);
  });

  it("nothing is wrong yet with a COE that was just begun: everything in it is still to be asked", () => {
    for (const each of allPolicies) {
      const { mustFix, ask } = readinessOf(emptyCoeAnswers(), each);
      expect([each.state, mustFix.length > 9, mustFix.length - ask]).toEqual([each.state, true, 0]);
    }
  });

  it("[V-12] an interview dated after today is told before anybody signs", () => {
    const [coe] = finished;
    if (!coe) throw new Error("no approved COE");
    const told = (today: CalendarDate) =>
      readinessOf(coe.answers, policy, today).doubleCheck.map(({ message }) => message);
    expect(told(addDays(coe.interviewDate, -1))).toContain("finding.V-12.signed-before-interview");
    expect(told(coe.interviewDate)).not.toContain("finding.V-12.signed-before-interview");
  });
});
