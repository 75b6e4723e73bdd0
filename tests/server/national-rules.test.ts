import { expect, it } from "vitest";
import { judgeRevision } from "../../sync-server/judging/judgement.ts";
import { write } from "./family-coe.ts";

const codesIn = (state: string, policy: string): string[] => {
  const { bytes } = write({ change: (revision) => ({ ...revision, policy: { state: policy, version: 1 } }) });
  return judgeRevision(bytes, state).judgement.problems.map(({ code }) => code);
};

it("[P7] a State without rules of its own takes what was signed under the national ones, and no other State's", () => {
  expect(codesIn("KS", "US")).toEqual([]);
  expect(codesIn("KS", "KS")).toEqual([]);
  expect(codesIn("KS", "KY")).toEqual(["wrong-area"]);
  expect(codesIn("KY", "US")).toEqual(["wrong-area"]);
});
