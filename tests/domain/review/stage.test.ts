import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headsOf } from "../../../src/domain/review/heads.ts";
import { type StagedRevision, stageOf } from "../../../src/domain/review/stage.ts";
import type { MadeDecision } from "../../../src/domain/review/standing-decision.ts";

const revision = (
  revisionId: string,
  parents: readonly string[],
  stage: "draft" | "signed" = "signed",
  received = true,
): StagedRevision => ({ revisionId, parents, stage, received });
const decided = (
  revisionId: string,
  decision: MadeDecision["decision"],
  overturns: string | null = null,
): MadeDecision => ({
  reviewId: `about-${revisionId}-${decision}`,
  revisionId,
  decision,
  overturns,
});
const ids = (revisions: readonly StagedRevision[]) => revisions.map((one) => one.revisionId);

describe("the stage of a COE", () => {
  it("goes from draft to a decision", () => {
    const stage = (revisions: StagedRevision[], decisions: MadeDecision[] = [], openedBy: string | null = null) =>
      stageOf(revisions, decisions, openedBy).stage;
    expect(stage([])).toBe("draft");
    expect(stage([revision("a", [], "draft", false)])).toBe("draft");
    expect(stage([revision("a", [], "signed", false)])).toBe("signed");
    expect(stage([revision("a", [])])).toBe("received");
    expect(stage([revision("a", [])], [], "reviewer")).toBe("in-review");
    for (const decision of ["returned", "approved", "denied"] as const) {
      expect(stage([revision("a", [])], [decided("a", decision)], "reviewer")).toBe(decision);
    }
  });

  it("stays returned while the correction is a draft, and is received again when it is signed", () => {
    const returned = [decided("a", "returned")];
    expect(stageOf([revision("a", []), revision("b", ["a"], "draft")], returned, null)).toMatchObject({
      stage: "returned",
      revisionId: "a",
    });
    const corrected = [revision("a", []), revision("b", ["a"], "draft"), revision("c", ["b"])];
    expect(stageOf(corrected, returned, null)).toMatchObject({ stage: "received", revisionId: "c", decision: null });
  });

  it("is a draft again when a signed COE that nobody decided about is changed", () => {
    expect(stageOf([revision("a", []), revision("b", ["a"], "draft")], [], null)).toMatchObject({
      stage: "draft",
      revisionId: "b",
    });
  });

  it("[P24] a newer revision neither inherits an approval nor removes one", () => {
    const standing = stageOf([revision("a", []), revision("b", ["a"])], [decided("a", "approved")], null);
    expect(standing).toMatchObject({ stage: "received", revisionId: "b", approvedRevisionId: "a" });
  });

  it("[P24] an overturned approval is no approval", () => {
    const decisions = [decided("a", "approved"), decided("a", "denied", "about-a-approved")];
    expect(stageOf([revision("a", [])], decisions, null)).toMatchObject({ stage: "denied", approvedRevisionId: null });
  });
});

describe("heads (protocol 4.7)", () => {
  it("shows signed before draft, then the longer chain, then the smaller id", () => {
    const fork = [
      revision("a", []),
      revision("z", ["a"]),
      revision("y", ["a"], "draft"),
      revision("x", ["y"], "draft"),
    ];
    expect(ids(headsOf(fork))).toEqual(["z", "x"]);
    const drafts = [revision("a", []), revision("c", ["a"]), revision("b", ["a"]), revision("d", ["b"])];
    expect(ids(headsOf(drafts))).toEqual(["d", "c"]);
    expect(ids(headsOf([revision("a", []), revision("c", ["a"]), revision("b", ["a"])]))).toEqual(["b", "c"]);
  });

  it("has one head after a fork was reconciled", () => {
    expect(
      ids(headsOf([revision("a", []), revision("b", ["a"]), revision("c", ["a"]), revision("d", ["b", "c"])])),
    ).toEqual(["d"]);
  });

  it("is the same on every device, in whatever order the revisions arrived", () => {
    const all = [
      revision("a", []),
      revision("b", ["a"]),
      revision("c", ["a"], "draft"),
      revision("d", ["c"], "draft"),
      revision("e", ["b"]),
      revision("f", ["lost"]),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (arrived) => {
        expect(ids(headsOf(arrived))).toEqual(["e", "f", "d"]);
      }),
    );
  });
});
