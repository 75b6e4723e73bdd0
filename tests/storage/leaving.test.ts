import { describe, expect, it } from "vitest";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { LastWords } from "../../src/storage/leaving.ts";
import { isColleagues, recruiterOfCoe } from "../../src/storage/ownership.ts";
import { checkpointDraft } from "../../src/storage/revisions.ts";
import { draftsDue } from "../../src/storage/unsent.ts";
import { answersOf, freshDatabase, later, making, newDraft, nextId } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

async function readyWords(db: SurcoDatabase, coeId: string): Promise<LastWords> {
  const lastWords = new LastWords(db, coeId);
  await lastWords.makeReady();
  return lastWords;
}

/** Answers are told to whoever watches the disk; nobody waits for that in the application. */
const told = () => new Promise((resolve) => setTimeout(resolve, 50));

describe("leaving a page", () => {
  it("[P2] [P5] the last letters are written at once, and the next save goes on from them", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = await readyWords(db, draft.coeId);
    const left = lastWords.write(draft, { changedAt: later, answers: answersOf("Ortiz") });
    expect(left).toMatchObject({ editSeq: 1, typed: true });
    expect(await readDraft(db, draft.coeId)).toEqual(left);
    expect(await saveDraft(db, draft.coeId, 1, { changedAt: later, answers: answersOf("Ortiz Luna") })).toMatchObject({
      ok: true,
      value: { editSeq: 2 },
    });
  });

  it("[S16] they are sealed as everything is, also to the State; a key serves once", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = await readyWords(db, draft.coeId);
    const long = answersOf("Ortiz".repeat(40_000));
    expect(lastWords.write(draft, { changedAt: later, answers: long })?.answers).toBe(long);
    expect(lastWords.write(draft, { changedAt: later, answers: answersOf("Luna") })).toBeNull();
    expect((await readDraft(db, draft.coeId))?.answers).toEqual(long);
    const stored = await db.drafts.get(draft.coeId);
    expect(Buffer.from(stored!.sealed).toString("latin1")).not.toContain("Ortiz");
  });

  it("[P2] what is typed on a page that has stayed after all is written when it goes the next time", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = await readyWords(db, draft.coeId);
    const first = lastWords.write(draft, { changedAt: later, answers: answersOf("Or") });
    await expect
      .poll(() => lastWords.write(first ?? draft, { changedAt: later, answers: answersOf("Ortiz") }))
      .toMatchObject({ editSeq: 2 });
    expect(await readDraft(db, draft.coeId)).toMatchObject({ editSeq: 2, answers: answersOf("Ortiz") });
  });

  it("[P2] a save that is on its way is gone on from, whether the disk has told of it or not", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const lastWords = await readyWords(db, draft.coeId);
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Or") });
    await told();
    const left = lastWords.write(draft, { changedAt: later, answers: answersOf("Ortiz") });
    expect(saved).toMatchObject({ ok: true, value: { editSeq: 1 } });
    expect(left).toMatchObject({ editSeq: 2 });
    expect(await readDraft(db, draft.coeId)).toEqual(left);
  });

  it("[4.7] the last letters continue the version that a round has made meanwhile, so that no fork comes of it", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    const typed = await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Or") });
    if (!typed.ok) throw new Error(typed.error.code);
    const lastWords = await readyWords(db, coeId);
    const first = await checkpointDraft(db, coeId, making("draft"));
    await told();
    expect(lastWords.write(typed.value, { changedAt: later, answers: answersOf("Ortiz") })).not.toBeNull();
    const head = first.ok ? first.value : null;
    expect(await readDraft(db, coeId)).toMatchObject({ editSeq: 2, baseRevisionId: head, parents: [head] });
    // What the State holds is older now: it is said, and the next round sends it.
    expect(await db.summaries.get(coeId)).toMatchObject({ dirty: true });
    expect(await draftsDue(db)).toEqual([coeId]);
    await checkpointDraft(db, coeId, making("draft"));
    expect(await db.summaries.get(coeId)).toMatchObject({ forked: false });
  });

  it("[P17] nothing is written without a vault, after the end, to a storage that is closed, or into a signed COE", async () => {
    const shut = openSealer();
    const db = openSurcoDatabase(`left-${nextId()}`, shut);
    await readyDevice(db, nextId);
    const draft = await newDraft(db);
    const change = { changedAt: later, answers: answersOf("Ortiz") };
    const lastWords = await readyWords(db, draft.coeId);
    expect(lastWords.write({ ...draft, stage: "signed" }, change)).toBeNull();
    const ended = await readyWords(db, draft.coeId);
    ended.stop();
    expect(ended.write(draft, change)).toBeNull();
    const closing = await readyWords(db, draft.coeId);
    shut.lock();
    expect((await readyWords(db, draft.coeId)).write(draft, change)).toBeNull();
    db.close();
    expect(closing.write(draft, change)).toBeNull();
    expect(lastWords.write(draft, change)).toBeNull();
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
