import { expect, test } from "vitest";
import { emptyChild } from "../../../src/domain/coe/child-data.ts";
import { fullNameOf } from "../../../src/domain/coe/full-name.ts";

test("a child is called by both last names, and a dash is no name", () => {
  const child = { ...emptyChild("c1"), firstName: " Eleazar ", lastName1: "Chub" };
  expect(fullNameOf({ ...child, lastName2: "Caal" })).toBe("Eleazar Chub Caal");
  expect(fullNameOf({ ...child, lastName2: { dash: "none" } })).toBe("Eleazar Chub");
  expect(fullNameOf(emptyChild("c2"))).toBe("");
});
