import { expect, it } from "vitest";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { allPolicies, policyFor } from "../../../src/domain/states/all.ts";
import { judge } from "../../../src/features/interview/judge.ts";
import { sampleAnswers } from "../../domain/coe/sample-answers.ts";

it("nothing is wrong yet with an interview that was just begun: everything in it is still to be asked", () => {
  for (const policy of allPolicies) {
    const { mustFix, ask } = judge(emptyCoeAnswers(), policy).owed;
    expect([policy.state, mustFix.length > 9, mustFix.length - ask]).toEqual([policy.state, true, 0]);
  }
});

it("what a rule objects to is not counted among what is still to be asked", () => {
  const answers = sampleAnswers();
  const wrongIn = (changed: CoeAnswers): number => {
    const { mustFix, ask } = judge(changed, policyFor("US")).owed;
    return mustFix.length - ask;
  };
  const children = answers.childData.children.map((one) => ({ ...one, birthDate: { ...one.birthDate, y: "1950" } }));
  expect(wrongIn({ ...answers, childData: { ...answers.childData, children } })).toBeGreaterThan(wrongIn(answers));
});
