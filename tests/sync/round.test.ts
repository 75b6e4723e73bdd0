import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { readDevice } from "../../src/storage/device.ts";
import { saveDraft, startCorrection } from "../../src/storage/drafts.ts";
import { commitNewRevision, readRevision } from "../../src/storage/revisions.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { officePost } from "../../src/sync/office.ts";
import { answersOf, later, making, newDraft, nextId, summaryOf } from "../storage/made.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const signature = nameAttachment(new TextEncoder().encode('{"strokes":[]}'), "application/json");

async function decide(coeId: string, revisionId: string, decision: "returned" | "approved"): Promise<Decision> {
  const desk = await state.enter(reviewer());
  const answer = await officePost(
    "/v1/reviews",
    {
      reviewId: nextId(),
      coeId,
      revisionId,
      decision,
      reasons: decision === "returned" ? ["comment-missing-or-thin"] : [],
      note: decision === "returned" ? "Please look at the city." : "",
      comments: decision === "returned" ? [{ field: "familyData.city", text: "Which city?" }] : [],
      overturns: null,
    },
    decisionSchema,
    desk,
  );
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

describe("a round against the State's server", () => {
  it("[P10] [P14] carries a signed COE and its signature: complete, nothing unsent, in one round", async () => {
    const tablet = await newTablet(await state.enter(recruiter()));
    const coe = await signedCoe(tablet, "Ortiz", [signature]);
    expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("on-this-tablet-only");
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 2 });
    expect(await unsentIds(tablet.db)).toEqual({ revisions: [], attachments: [] });
    const custody = await custodyOfCoe(tablet.db, coe.coeId);
    expect(custody).toMatchObject({ word: "complete", unsent: [], awaiting: [] });
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 0 });
  });

  it("[P20] measures the clock, and one that is a year wrong still sends", async () => {
    const tablet = await newTablet(await state.enter(recruiter()));
    tablet.clock.ms = Date.parse("2020-01-01T00:00:00.000Z");
    await signedCoe(tablet);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 1 });
    expect((await readDevice(tablet.db)).clockOffsetMs).toBeGreaterThan(365 * 24 * 3_600_000);
  });

  it("a draft is insured by a checkpoint when it changed, and the person typing does not notice", async () => {
    const tablet = await newTablet(await state.enter(recruiter()));
    const draft = await newDraft(tablet.db, "Vega");
    const typed = await saveDraft(tablet.db, draft.coeId, 0, { changedAt: later, answers: answersOf("Vega") });
    expect(typed.ok).toBe(true);
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ sent: 1 });
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ sent: 0 });
    const next = await saveDraft(tablet.db, draft.coeId, 1, { changedAt: later, answers: answersOf("Vega Ruiz") });
    expect(next).toMatchObject({ ok: true, value: { editSeq: 2 } });
    expect((await custodyOfCoe(tablet.db, draft.coeId))?.word).toBe("on-this-tablet-only");
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ sent: 1 });
    expect((await custodyOfCoe(tablet.db, draft.coeId))?.word).toBe("complete");
  });

  it("[P22] one recruiter's unsent COEs leave the tablet during another one's session", async () => {
    const tablet = await newTablet(await state.enter(recruiter("r-2")), recruiter("r-2"));
    const coe = await signedCoe(tablet, "Rey", [], "r-1");
    expect(await tablet.round()).toMatchObject({ sent: 1 });
    expect(await readCoeList(tablet.db, "r-2")).toEqual([]);
    expect((await readCoeList(tablet.db, "r-1"))[0]).toMatchObject({ coeId: coe.coeId, stage: "received" });
  });

  it("a recruiter's COEs appear on a second tablet with their bodies, and on a tablet of nobody else", async () => {
    const mine = recruiter("r-second");
    const first = await newTablet(await state.enter(mine), mine);
    const coe = await signedCoe(first, "Ybarra", [], mine.id);
    await first.round();
    const second = await newTablet(await state.enter(mine), mine);
    await second.round();
    const [line] = await readCoeList(second.db, mine.id);
    expect(line).toMatchObject({ coeId: coe.coeId, familyName: "Ybarra", stage: "received", onThisTablet: false });
    const body = await readRevision(second.db, line!.headRevisionId!);
    expect(body.ok && body.value.answers).toEqual(coe.answers);
    const stranger = await newTablet(await state.enter(recruiter("r-stranger")), recruiter("r-stranger"));
    await stranger.round();
    expect(await stranger.db.known.count()).toBe(0);
  });

  it("a returned COE comes first on the list with its comments, is corrected, and the decision about the correction is shown", async () => {
    const mine = recruiter("r-returned");
    const tablet = await newTablet(await state.enter(mine), mine);
    const coe = await signedCoe(tablet, "Ibarra", [], mine.id);
    await signedCoe(tablet, "Zamora", [], mine.id);
    await tablet.round();
    const from = coe.parents[0]!;
    await decide(coe.coeId, from, "returned");
    await tablet.round();
    const lines = () => readCoeList(tablet.db, mine.id);
    expect((await lines())[0]).toMatchObject({
      coeId: coe.coeId,
      stage: "returned",
      custody: "returned",
      returnedComments: 1,
    });
    const begun = await startCorrection(tablet.db, coe.coeId, from, {
      ...coe,
      at: later,
      parents: [from],
      summary: summaryOf("Ibarra"),
    });
    if (!begun.ok) throw new Error(begun.error.code);
    const typed = await saveDraft(tablet.db, coe.coeId, begun.value.editSeq, {
      changedAt: later,
      answers: answersOf("Ibarra Luna"),
    });
    if (!typed.ok) throw new Error(typed.error.code);
    expect((await lines())[0]).toMatchObject({ stage: "returned", custody: "on-this-tablet-only" });
    await tablet.round({ checkpoint: making("draft") });
    expect((await lines())[0]).toMatchObject({ stage: "returned", custody: "complete", returnedComments: 1 });
    await commitNewRevision(tablet.db, making("signed"), {
      coeId: coe.coeId,
      expectedEditSeq: typed.value.editSeq,
      changedAt: later,
    });
    const corrected = (await lines()).find((line) => line.coeId === coe.coeId);
    expect(corrected).toMatchObject({ stage: "signed", custody: "on-this-tablet-only", returnedComments: 0 });
    await tablet.round();
    expect((await lines()).find((line) => line.coeId === coe.coeId)).toMatchObject({
      stage: "received",
      custody: "complete",
    });
  });
});
