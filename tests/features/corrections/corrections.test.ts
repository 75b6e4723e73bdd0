import { describe, expect, it } from "vitest";
import type { Decision } from "../../../src/domain/protocol/review.ts";
import { latestDecision } from "../../../src/domain/review/standing-decision.ts";
import { isChangedAt } from "../../../src/features/corrections/corrected-coe.ts";
import { differingParts, forkOf, joined } from "../../../src/features/corrections/fork.ts";
import { joinVersions } from "../../../src/features/corrections/join-versions.ts";
import { readDraft } from "../../../src/storage/drafts.ts";
import { checkpointDraft, readRevision } from "../../../src/storage/revisions.ts";
import { sealBytes } from "../../../src/storage/sealed-column.ts";
import { sampleAnswers } from "../../domain/coe/sample-answers.ts";
import { making, revisionFrom } from "../../storage/made.ts";
import { signingWorld, workingCopy } from "../signing/signing-world.ts";

const answers = sampleAnswers();
const decision = (seq: number, what: Decision["decision"], overturns: string | null = null): Decision =>
  ({ reviewId: `r${seq}`, revisionId: "v1", decision: what, overturns, seq, comments: [] }) as unknown as Decision;

describe("what the State returned", () => {
  it("[P24] the decision that stands is shown, not one that was overturned", () => {
    expect(latestDecision([])).toBeNull();
    expect(latestDecision([decision(3, "denied"), decision(9, "returned", "r3")])?.reviewId).toBe("r9");
  });

  it("a comment is answered when its field, or anything inside it, was changed", () => {
    const now = { ...answers, familyData: { ...answers.familyData, city: "Mesa Verde" } };
    expect(isChangedAt("familyData.city", answers, now)).toBe(true);
    expect(isChangedAt("familyData", answers, now)).toBe(true);
    expect(isChangedAt("", answers, now)).toBe(true);
    expect(isChangedAt("familyData.zip", answers, now)).toBe(false);
    expect(isChangedAt("childData.children.c1.birthDate", answers, now)).toBe(false);
  });

  it("a child that was taken off answers the comment on its birth date", () => {
    const now = { ...answers, childData: { children: answers.childData.children.slice(1) } };
    expect(isChangedAt("childData.children.c1.birthDate", answers, now)).toBe(true);
  });
});

describe("two versions of one draft", () => {
  it.each([
    ["one is written here", true],
    ["neither is written here, as after a hand-over", false],
  ])(
    "[4.7] the recruiter joins them part by part into a revision with both as parents where %s",
    async (_where, isHere) => {
      const world = await signingWorld();
      const row = await workingCopy(world, answers);
      const mine = await checkpointDraft(world.db, row.coeId, making("draft"));
      if (!mine.ok || mine.value === null) throw new Error("no checkpoint");
      const theirs = { ...answers, familyData: { ...answers.familyData, city: "Mesa Verde" } };
      const other = revisionFrom({ ...row, answers: theirs }, { deviceId: "f".repeat(32), deviceSeq: 8 }, "draft");
      const { id } = other;
      const sealed = await sealBytes(world.db, "fetched", id, other.bytes);
      await world.db.fetched.put({ id, coeId: row.coeId, sealed });
      await world.db.known.put({
        id,
        coeId: row.coeId,
        parents: [],
        stage: "draft",
        deviceId: "f".repeat(32),
        seq: 5,
        completedSeq: 5,
      });
      if (!isHere) await world.db.drafts.delete(row.coeId);
      const fork = await forkOf(world.db, row.coeId, (await readDraft(world.db, row.coeId)) ?? null);
      if (!fork?.mine || !fork.theirs) throw new Error("no fork");
      expect(fork.kind).toBe("drafts");
      expect(differingParts(fork.mine, fork.theirs)).toEqual(["familyData"]);
      // Without a working copy no side is this tablet's: the order of the two is the same on every tablet.
      const isTheirs = fork.theirs.familyData.city === "Mesa Verde";
      const one = joined(fork.mine, fork.theirs, new Set(isTheirs ? (["familyData"] as const) : []));
      expect(await joinVersions(world, row.coeId, fork, one)).toBe(true);
      const after = await readDraft(world.db, row.coeId);
      const made = after?.baseRevisionId ? await readRevision(world.db, after.baseRevisionId) : null;
      if (!made?.ok) throw new Error("no revision");
      expect(made.value).toMatchObject({ stage: "draft", reason: "reconciliation" });
      expect(made.value.parents.toSorted()).toEqual([mine.value, id].toSorted());
      expect(made.value.answers.familyData.city).toBe("Mesa Verde");
      expect(await forkOf(world.db, row.coeId, after ?? null)).toBeNull();
    },
  );
});
