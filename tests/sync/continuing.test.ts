import type { Observable } from "dexie";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { answersSchemaVersion } from "../../src/domain/coe/coe.ts";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { headsOf } from "../../src/domain/review/heads.ts";
import { adoptDraft } from "../../src/storage/adopt.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { readDraft, saveDraft, startCorrection } from "../../src/storage/drafts.ts";
import { watchOlderCopy } from "../../src/storage/older-copy.ts";
import { readRevision, revisionsOf } from "../../src/storage/revisions.ts";
import { officePost } from "../../src/sync/office.ts";
import { answersOf, later, making, newDraft, nextId, summaryOf } from "../storage/made.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const checkpoint = making("draft");

const start = (name: string, recruiterId: string) => ({
  recruiterId,
  at: later,
  state: "ZZ",
  answersSchema: answersSchemaVersion,
  answers: answersOf(name),
  summary: summaryOf(name),
});

const firstTold = <T>(told: Observable<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const watching = told.subscribe({
      next: (value) => {
        resolve(value);
        watching.unsubscribe();
      },
      error: reject,
    });
  });

const lineOf = async (tablet: Tablet, id: string) => (await readCoeList(tablet.db, id))[0];

/** A draft that one tablet wrote and checkpointed. */
async function writtenDraft(tablet: Tablet, id: string): Promise<string> {
  const { coeId } = await newDraft(tablet.db, "Peña", id);
  await saveDraft(tablet.db, coeId, 0, { changedAt: later, answers: answersOf("Peña") });
  await tablet.round({ checkpoint });
  return coeId;
}

describe("a draft that this tablet did not write", () => {
  it("[P19] comes to another tablet of the same recruiter, and is continued there as its child", async () => {
    const ana = recruiter("ana");
    const [first, second] = [
      await newTablet(await state.enter(ana), ana),
      await newTablet(await state.enter(ana), ana),
    ];
    const coeId = await writtenDraft(first, "ana");
    await second.round();
    const line = await lineOf(second, "ana");
    expect(line).toMatchObject({ coeId, stage: "draft", continuable: true, safetyCopy: true, onThisTablet: false });
    const head = line?.headRevisionId as Sha256;
    expect((await readRevision(second.db, head)).ok).toBe(true);

    const adopted = await adoptDraft(second.db, coeId, head, start("Peña", "ana"));
    expect(adopted).toMatchObject({
      ok: true,
      value: { coeId, baseRevisionId: head, parents: [head], stage: "draft" },
    });
    expect(await lineOf(second, "ana")).toMatchObject({ continuable: false, onThisTablet: true, safetyCopy: true });
    const saved = await saveDraft(second.db, coeId, 0, { changedAt: later, answers: answersOf("Peña Ruiz") });
    expect(saved.ok).toBe(true);
    expect(await lineOf(second, "ana")).toMatchObject({ custody: "on-this-tablet-only", safetyCopy: false });
    await second.round({ checkpoint });
    expect(await lineOf(second, "ana")).toMatchObject({ safetyCopy: true });
    await first.round();
    const known = await revisionsOf(first.db, coeId);
    expect(headsOf(known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })))).toHaveLength(1);
  });

  it("the same revision twice is the same draft, and what is written here is never replaced", async () => {
    const eva = recruiter("eva");
    const [first, second] = [
      await newTablet(await state.enter(eva), eva),
      await newTablet(await state.enter(eva), eva),
    ];
    const coeId = await writtenDraft(first, "eva");
    await second.round();
    const head = (await lineOf(second, "eva"))?.headRevisionId as Sha256;
    await adoptDraft(second.db, coeId, head, start("Peña", "eva"));
    await saveDraft(second.db, coeId, 0, { changedAt: later, answers: answersOf("Typed here") });
    expect(await adoptDraft(second.db, coeId, head, start("Peña", "eva"))).toMatchObject({
      ok: true,
      value: { answers: answersOf("Typed here") },
    });
    await second.round({ checkpoint });
    expect(await adoptDraft(second.db, coeId, head, start("Peña", "eva"))).toMatchObject({
      ok: false,
      error: { code: "edited-elsewhere" },
    });
    expect((await readDraft(second.db, coeId))?.answers).toEqual(answersOf("Typed here"));
  });

  it("[4.7] written on two tablets, it can be chosen from on both: each has the other's version", async () => {
    const lia = recruiter("lia");
    const [first, second] = [
      await newTablet(await state.enter(lia), lia),
      await newTablet(await state.enter(lia), lia),
    ];
    const coeId = await writtenDraft(first, "lia");
    await second.round();
    const head = (await lineOf(second, "lia"))?.headRevisionId as Sha256;
    await adoptDraft(second.db, coeId, head, start("Peña", "lia"));
    for (const [tablet, words] of [
      [first, "Written at the camp"],
      [second, "Written at the school"],
    ] as const) {
      const seq = (await readDraft(tablet.db, coeId))?.editSeq ?? 0;
      await saveDraft(tablet.db, coeId, seq, { changedAt: later, answers: answersOf(words) });
    }
    await first.round({ checkpoint });
    await second.round({ checkpoint });
    await first.round();
    for (const tablet of [first, second]) {
      const known = await revisionsOf(tablet.db, coeId);
      const heads = headsOf(known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })));
      expect(heads).toHaveLength(2);
      for (const { revisionId } of heads) expect((await readRevision(tablet.db, revisionId)).ok).toBe(true);
    }
  });

  it("[S16] a working copy that was put back to an earlier day, or continued on another tablet, is told", async () => {
    const mia = recruiter("mia");
    const [first, second] = [
      await newTablet(await state.enter(mia), mia),
      await newTablet(await state.enter(mia), mia),
    ];
    const { coeId } = await newDraft(first.db, "Peña", "mia");
    const told = (tablet: Tablet) => firstTold(watchOlderCopy(tablet.db, coeId));
    const days = [await first.db.drafts.get(coeId)];
    for (const words of ["Monday", "Tuesday"]) {
      await saveDraft(first.db, coeId, days.length - 1, { changedAt: later, answers: answersOf(words) });
      await first.round({ checkpoint });
      expect(await told(first)).toBe(false);
      days.push(await first.db.drafts.get(coeId));
    }
    for (const [day, row] of days.entries()) {
      await first.db.drafts.put(row!);
      expect(await told(first)).toBe(day < 2);
    }
    await second.round();
    const head = (await lineOf(second, "mia"))?.headRevisionId as Sha256;
    await adoptDraft(second.db, coeId, head, start("Peña", "mia"));
    await saveDraft(second.db, coeId, 0, { changedAt: later, answers: answersOf("On the other one") });
    await second.round({ checkpoint });
    expect(await told(first)).toBe(false);
    await first.round();
    expect([await told(first), await told(second)]).toEqual([true, false]);
  });

  it("a version that was continued elsewhere in the meantime is not begun again from its past", async () => {
    const ida = recruiter("ida");
    const [first, second] = [
      await newTablet(await state.enter(ida), ida),
      await newTablet(await state.enter(ida), ida),
    ];
    const coeId = await writtenDraft(first, "ida");
    await second.round();
    const old = (await lineOf(second, "ida"))?.headRevisionId as Sha256;
    const seq = (await readDraft(first.db, coeId))?.editSeq ?? 0;
    await saveDraft(first.db, coeId, seq, { changedAt: later, answers: answersOf("Newer") });
    await first.round({ checkpoint });
    await second.round();
    const refused = await adoptDraft(second.db, coeId, old, start("Peña", "ida"));
    expect(refused).toMatchObject({ ok: false, error: { code: "edited-elsewhere" } });
  });

  it("[P19] a lost tablet's drafts and the correction it had begun come back with their bodies at the next sign-in", async () => {
    const noa = recruiter("noa");
    const lost = await newTablet(await state.enter(noa), noa);
    await writtenDraft(lost, "noa");
    const signed = await signedCoe(lost, "Vega", [], "noa");
    await lost.round();
    const from = signed.baseRevisionId as Sha256;
    const desk = await state.enter(reviewer());
    const returned = {
      reviewId: nextId(),
      coeId: signed.coeId,
      revisionId: from,
      decision: "returned",
      reasons: ["other"],
      note: "Please look again.",
      comments: [],
      overturns: null,
    };
    expect((await officePost("/v1/reviews", returned, decisionSchema, desk)).ok).toBe(true);
    await lost.round();
    const correction = await startCorrection(lost.db, signed.coeId, from, start("Vega", "noa"));
    if (!correction.ok) throw new Error(correction.error.code);
    await saveDraft(lost.db, signed.coeId, correction.value.editSeq, {
      changedAt: later,
      answers: answersOf("Vega 2"),
    });
    await lost.round({ checkpoint });

    const fresh = await newTablet(await state.enter(noa), noa);
    await fresh.round();
    const lines = await readCoeList(fresh.db, "noa");
    expect(lines.map((line) => [line.stage, line.continuable])).toEqual([
      ["returned", true],
      ["draft", true],
    ]);
    for (const line of lines) {
      const body = await readRevision(fresh.db, line.headRevisionId as Sha256);
      expect(body.ok && body.value.stage).toBe("draft");
      expect((await custodyOfCoe(fresh.db, line.coeId))?.safetyCopy).toBe(true);
    }
    expect((await readRevision(fresh.db, from)).ok).toBe(true);
  });
});
