import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCaseFile } from "../../cases/case-file.ts";
import type { WorkedCase } from "../../cases/case-schema.ts";
import { checkCase } from "../../cases/check-expectations.ts";
import { ownCases } from "../../cases/own-cases.ts";

const publicFile = new URL("../../cases/cases-public.json", import.meta.url);
const { cases, problems, notes } = readCaseFile(readFileSync(publicFile, "utf8"));

function expectToHold(worked: WorkedCase): void {
  const failing = checkCase(worked).checks.filter(({ outcome }) => outcome === "fails");
  expect(failing, `${worked.id} ${worked.title}`).toEqual([]);
}

test("the public cases follow the documented format", () => {
  expect({ problems, notes }).toEqual({ problems: [], notes: [] });
  expect(cases).toHaveLength(69);
});

describe("public cases", () => {
  test.each(cases.map((worked) => [worked.id, worked.title, worked] as const))("%s %s", (_id, _title, worked) => {
    expectToHold(worked);
  });
});

describe("our own cases", () => {
  test.each(ownCases.map((worked) => [worked.id, worked.title, worked] as const))("%s %s", (_id, _title, worked) => {
    expectToHold(worked);
  });
});
