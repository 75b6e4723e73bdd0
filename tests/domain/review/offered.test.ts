import { describe, expect, it } from "vitest";
import { notOvertaken, openOffers } from "../../../src/domain/review/offered.ts";
import type { MadeDecision } from "../../../src/domain/review/standing-decision.ts";

const made = (reviewId: string, more: Partial<MadeDecision> = {}): MadeDecision => ({
  reviewId,
  revisionId: "a",
  decision: "approved",
  overturns: null,
  ...more,
});

const idsOf = (decisions: readonly MadeDecision[]) => decisions.map(({ reviewId }) => reviewId);

describe("decisions that a restored server has lost", () => {
  it("[P13] count while the State holds none about that revision", () => {
    const lost = [made("r1"), made("r2", { overturns: "r1", decision: "denied" })];
    expect(idsOf(notOvertaken([], lost))).toEqual(["r1", "r2"]);
    expect(idsOf(notOvertaken([made("r0", { revisionId: "b" })], lost))).toEqual(["r1", "r2"]);
  });

  it("[P24] count no more once the State has decided about it anew, whatever it said", () => {
    const lost = [made("r1"), made("r2", { overturns: "r1" })];
    expect(notOvertaken([made("r3")], lost)).toEqual([]);
  });

  it("[P24] count where they overturned, one after the other, what the State still holds", () => {
    const lost = [made("r1", { overturns: "r0" }), made("r2", { overturns: "r1" }), made("r9", { overturns: "r8" })];
    expect(idsOf(notOvertaken([made("r0")], lost))).toEqual(["r1", "r2"]);
    // Somebody else has overturned it since.
    expect(notOvertaken([made("r0"), made("r4", { overturns: "r0" })], lost)).toEqual([]);
  });

  it("a tablet that writes down a circle is not followed round it", () => {
    const circle = [made("r1", { overturns: "r2" }), made("r2", { overturns: "r1" })];
    expect(notOvertaken([made("r0")], circle)).toEqual([]);
    expect(openOffers(["a"], [], circle)).toEqual([]);
  });

  it("[P24] are open to be made again about the one newest revision only, and only the last of them", () => {
    const lost = [made("r1"), made("r2", { overturns: "r1", decision: "denied" }), made("r3", { revisionId: "b" })];
    expect(idsOf(openOffers(["a"], [], lost))).toEqual(["r2"]);
    expect(idsOf(openOffers(["b"], [], lost))).toEqual(["r3"]);
    for (const heads of [[], ["c"], ["a", "b"]]) expect(openOffers(heads, [], lost)).toEqual([]);
  });

  it("two tablets that tell the same decision in other words are both shown", () => {
    const lost = [made("r1"), made("r1", { decision: "denied" })];
    expect(openOffers(["a"], [], lost)).toEqual(lost);
  });
});
