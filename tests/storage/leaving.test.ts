import { describe, expect, it } from "vitest";
import { type DraftRow, readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { LastWords } from "../../src/storage/leaving.ts";
import { isColleagues, recruiterOfCoe } from "../../src/storage/ownership.ts";
import { checkpointDraft } from "../../src/storage/revisions.ts";
import { draftsDue } from "../../src/storage/unsent.ts";
import { answersOf, freshDatabase, later, making, newDraft } from "./made.ts";

/** What `prepare` began has been sealed; it tells nobody, since nobody waits for it. */
async function written(lastWords: LastWords, row: DraftRow): Promise<DraftRow | null> {
  let left: DraftRow | null = null;
  await expect.poll(() => (left = lastWords.write(row))).not.toBeNull();
  return left;
}

describe("leaving a page", () => {
  it("[P2] [P5] the last letters are written at once, and the next save goes on from them", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = new LastWords(db, draft.coeId);
    lastWords.prepare(draft, { changedAt: later, answers: answersOf("Ortiz") });
    const left = await written(lastWords, draft);
    expect(left).toMatchObject({ editSeq: 1, typed: true });
    expect(await readDraft(db, draft.coeId)).toEqual(left);
    expect(await saveDraft(db, draft.coeId, 1, { changedAt: later, answers: answersOf("Ortiz Luna") })).toMatchObject({
      ok: true,
      value: { editSeq: 2 },
    });
  });

  it("of what was typed while the last one was being sealed, the newest is written", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = new LastWords(db, draft.coeId);
    for (const name of ["O", "Or", "Ort", "Orti", "Ortiz"])
      lastWords.prepare(draft, { changedAt: later, answers: answersOf(name) });
    await expect.poll(() => lastWords.write(draft)?.answers).toEqual(answersOf("Ortiz"));
    expect((await readDraft(db, draft.coeId))?.answers).toEqual(answersOf("Ortiz"));
  });

  it("[P2] nothing older is laid over a save that is on its way", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = new LastWords(db, draft.coeId);
    const [older, newest] = [answersOf("Or"), answersOf("Ortiz")];
    lastWords.prepare(draft, { changedAt: later, answers: older });
    await written(lastWords, draft);
    expect(lastWords.write(draft, newest)).toBeNull();
    lastWords.prepare(draft, { changedAt: later, answers: newest });
    await expect.poll(() => lastWords.write(draft, newest)?.answers).toBe(newest);
  });

  it("[4.7] the last letters continue the version that a round has made meanwhile, so that no fork comes of it", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    const typed = await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Or") });
    if (!typed.ok) throw new Error(typed.error.code);
    const first = await checkpointDraft(db, coeId, making("draft"));
    const lastWords = new LastWords(db, typed.value.coeId);
    lastWords.prepare(typed.value, { changedAt: later, answers: answersOf("Ortiz") });
    await written(lastWords, typed.value);
    const head = first.ok ? first.value : null;
    expect(await readDraft(db, coeId)).toMatchObject({ editSeq: 2, baseRevisionId: head, parents: [head] });
    // What the State holds is older now: it is said, and the next round sends it.
    expect(await db.summaries.get(coeId)).toMatchObject({ dirty: true });
    expect(await draftsDue(db)).toEqual([coeId]);
    await checkpointDraft(db, coeId, making("draft"));
    expect(await db.summaries.get(coeId)).toMatchObject({ forked: false });
  });

  it("[P17] nothing is written that was not made ready from this row, to a storage that is closed, or into a signed COE", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = new LastWords(db, draft.coeId);
    expect(lastWords.write(draft)).toBeNull();
    lastWords.prepare(draft, { changedAt: later });
    await written(lastWords, draft);
    expect(lastWords.write({ ...draft })).toBeNull();
    const signed = { ...draft, stage: "signed" as const };
    lastWords.prepare(signed, { changedAt: later });
    await expect.poll(() => lastWords.write(draft)).toBeNull();
    expect(lastWords.write(signed)).toBeNull();
    lastWords.prepare(draft, { changedAt: later });
    await written(lastWords, draft);
    db.close();
    expect(lastWords.write(draft)).toBeNull();
  });
});

describe("whose COE it is", () => {
  it("[P22] a colleague's is known as such, one that nobody met is not", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db, "Peña", "r-1");
    expect(isColleagues(await recruiterOfCoe(db, draft.coeId), "r-1")).toBe(false);
    expect(isColleagues(await recruiterOfCoe(db, draft.coeId), "r-2")).toBe(true);
    expect(isColleagues(await recruiterOfCoe(db, "0".repeat(32)), "r-2")).toBe(false);
  });
});
