import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rules } from "../../../src/domain/eligibility/rules.ts";
import { readCaseFile } from "../../cases/case-file.ts";
import { checkCase } from "../../cases/check-expectations.ts";
import { ownCases } from "../../cases/own-cases.ts";

const publicFile = new URL("../../cases/cases-public.json", import.meta.url);
const cases = [...readCaseFile(readFileSync(publicFile, "utf8")).cases, ...ownCases];
const hit = new Set(cases.flatMap((worked) => [...checkCase(worked).rules]));

test("[R-01 to R-96] every rule of the program speaks in at least one worked case", () => {
  const silent = rules.filter(({ id }) => id.startsWith("R-") && !hit.has(id)).map(({ id }) => id);
  expect(silent).toEqual([]);
});

test("the list of rules is the one of the program's paper", () => {
  const ids = rules.map(({ id }) => id);
  const numbers = (letter: string, ranges: readonly (readonly [number, number])[]) =>
    ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => `${letter}-${String(from + index).padStart(2, "0")}`),
    );
  const program = numbers("R", [
    [1, 22],
    [30, 36],
    [41, 42],
    [50, 58],
    [60, 75],
    [80, 84],
    [90, 96],
  ]);
  expect(ids).toEqual([...program, ...numbers("V", [[1, 13]])]);
});
