import { expect, it } from "vitest";
import type { Decision, DecisionKind } from "../../../src/domain/protocol/review.ts";
import type { Role } from "../../../src/domain/protocol/roles.ts";
import { offeredTo } from "../../../src/features/review/may-decide.ts";
import { reviewer } from "./desk-office.ts";

const all: readonly DecisionKind[] = ["returned", "approved", "denied"];
const offered = (roles: Role[], standing: Decision | null = null) =>
  all.filter(offeredTo({ ...reviewer, roles }, standing));

it("[S10] the State's word is offered to reviewers, the first look's return to coordinators, nothing to anybody else", () => {
  expect(offered(["reviewer"])).toEqual(all);
  expect(offered(["coordinator"])).toEqual(["returned"]);
  for (const role of ["data-specialist", "auditor", "district-viewer", "administrator", "recruiter"] as const) {
    expect(offered([role])).toEqual([]);
  }
  expect(offered(["reviewer", "data-specialist"])).toEqual([]);
  expect(all.filter(offeredTo(null, null))).toEqual([]);
});

it("[S10] what was decided is taken back by reviewers alone", () => {
  const standing = { reviewId: "a" } as Decision;
  expect(offered(["coordinator"], standing)).toEqual([]);
  expect(offered(["reviewer"], standing)).toEqual(all);
});
