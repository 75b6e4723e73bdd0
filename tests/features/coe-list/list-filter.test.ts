import { describe, expect, it } from "vitest";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { foldForSearch } from "../../../src/domain/coe/summary.ts";
import { addressOf, countsByFilter, foundRows } from "../../../src/features/coe-list/list-filter.ts";
import type { CoeListRow } from "../../../src/storage/coe-list.ts";
import { wholeList } from "../../../src/storage/first-page.ts";

const row = (part: Partial<CoeListRow>): CoeListRow => ({
  coeId: "0".repeat(32),
  familyName: "",
  unreadable: null,
  childNames: [],
  stage: "draft",
  custody: "on-this-tablet-only",
  owed: { mustFix: 0, comments: 0 },
  returnedComments: 0,
  changedAt: "2026-11-14T14:10:00.000Z" as Instant,
  searchText: foldForSearch([part.familyName ?? "", ...(part.childNames ?? [])].join(" ")),
  headRevisionId: null,
  onThisTablet: true,
  safetyCopy: false,
  continuable: false,
  forked: false,
  setAside: false,
  toCorrect: null,
  trouble: null,
  ...part,
});

const rows = [
  row({ familyName: "Muñoz Peña", childNames: ["Ximena"], stage: "returned" }),
  row({ familyName: "García", childNames: ["José Ángel"], stage: "draft" }),
  row({ familyName: "O’Neill", stage: "received" }),
  row({ familyName: "Xiloj", stage: "approved" }),
];

describe("finding a COE", () => {
  it.each([
    ["munoz", ["Muñoz Peña"]],
    ["MUÑOZ xim", ["Muñoz Peña"]],
    ["jose angel", ["García"]],
    ["xi", ["Muñoz Peña", "Xiloj"]],
    ["  ", ["Muñoz Peña", "García", "O’Neill", "Xiloj"]],
    ["nobody", []],
    ["ang jose", ["García"]],
    ["a", ["Muñoz Peña", "García"]],
    ["ill pena", []],
  ])("finds %j without accents or capitals, in any order of words", (typed, names) => {
    expect(foundRows(rows, "all", typed).map((found) => found.familyName)).toEqual(names);
  });

  it("keeps only the stage that was asked for, and counts each", () => {
    expect(foundRows(rows, "done", "").map((found) => found.familyName)).toEqual(["Xiloj"]);
    expect(countsByFilter(wholeList(rows).totals)).toEqual({ all: 4, returned: 1, draft: 1, "with-state": 1, done: 1 });
  });
});

describe("opening a COE", () => {
  it.each([
    ["a draft goes on", row({}), ""],
    ["a returned one shows its comments", row({ stage: "returned" }), "/corrections"],
    ["a signed one is only read", row({ stage: "signed" }), "/view"],
    [
      "a draft of another tablet is read first, and continued from there",
      row({ continuable: true, onThisTablet: false }),
      "/view",
    ],
  ])("%s", (_, opened, page) => {
    expect(addressOf(opened)).toBe(`/coes/${"0".repeat(32)}${page}`);
  });
});
