import { beforeEach, describe, expect, it } from "vitest";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { forgetLeftWords, LastWords, takeLeftWords } from "../../src/storage/leaving.ts";
import { isColleagues, recruiterOfCoe } from "../../src/storage/ownership.ts";
import { checkpointDraft } from "../../src/storage/revisions.ts";
import { draftsDue } from "../../src/storage/unsent.ts";
import { answersOf, freshDatabase, later, making, newDraft, nextId } from "./made.ts";
import { MemoryStorage } from "./memory-storage.ts";
import { openSealer } from "./open-sealer.ts";

type Left = Parameters<LastWords["write"]>[0];

const leftOn = (editSeq: number, name: string, saving = false): Left => ({
  editSeq,
  saving,
  changedAt: later,
  answers: answersOf(name),
  place: { section: "family", field: null },
});

async function leave(db: SurcoDatabase, coeId: string, left: Left): Promise<LastWords> {
  const lastWords = new LastWords(db.sealer, coeId, kept);
  await lastWords.makeReady();
  lastWords.write(left);
  return lastWords;
}

const namesOn = async (db: SurcoDatabase, coeId: string) => (await readDraft(db, coeId))?.answers.familyData.parent1;

const kept = new MemoryStorage();
beforeEach(() => kept.clear());

describe("leaving a page", () => {
  it("[P2] the next page finds the last letters, saves them, and finds them once", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    await leave(db, coeId, leftOn(0, "Ortiz"));
    await takeLeftWords(db, coeId, kept);
    expect(await readDraft(db, coeId)).toMatchObject({
      editSeq: 1,
      typed: true,
      changedAt: later,
      answers: answersOf("Ortiz"),
      place: { section: "family" },
    });
    expect(kept).toHaveLength(0);
  });

  it("[S16] they are sealed as everything is, however long; a key serves once", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    const lastWords = await leave(db, coeId, leftOn(0, "Ortiz".repeat(40_000)));
    lastWords.write(leftOn(0, "Luna"));
    const written = kept.getItem(kept.key(0) ?? "") ?? "";
    expect(Buffer.from(written, "base64url").toString("latin1")).not.toContain("Ortiz");
    await takeLeftWords(db, coeId, kept);
    expect((await readDraft(db, coeId))?.answers).toEqual(answersOf("Ortiz".repeat(40_000)));
  });

  it("[P2] a page that stays writes the newest when it goes the next time, and forgets them when it has saved", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    const lastWords = await leave(db, coeId, leftOn(0, "Or"));
    await lastWords.makeReady();
    lastWords.write(leftOn(0, "Ortiz"));
    const [key, written] = [kept.key(0) ?? "", kept.getItem(kept.key(0) ?? "") ?? ""];
    lastWords.forget();
    expect(kept).toHaveLength(0);
    kept.setItem(key, written);
    await takeLeftWords(db, coeId, kept);
    expect(await namesOn(db, coeId)).toMatchObject({ lastName: "Ortiz" });
  });

  it.each([
    ["done", true, 2],
    ["not done", false, 1],
  ])("[P2] they stand where the save that was on its way was %s", async (_how, isDone, editSeq) => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    if (isDone) await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Or") });
    await leave(db, coeId, leftOn(0, "Ortiz", true));
    await takeLeftWords(db, coeId, kept);
    expect(await readDraft(db, coeId)).toMatchObject({ editSeq, answers: answersOf("Ortiz") });
  });

  it("[P5] they are nothing any more where somebody has written since, and where the COE was signed", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Luna") });
    await leave(db, coeId, leftOn(0, "Ortiz"));
    await takeLeftWords(db, coeId, kept);
    expect(await namesOn(db, coeId)).toMatchObject({ lastName: "Luna" });
    expect(kept).toHaveLength(0);
  });

  it("[4.7] they continue the version that a round has made meanwhile, so that no fork comes of it", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db);
    await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Or") });
    await leave(db, coeId, leftOn(1, "Ortiz"));
    const first = await checkpointDraft(db, coeId, making("draft"));
    await takeLeftWords(db, coeId, kept);
    const head = first.ok ? first.value : null;
    expect(await readDraft(db, coeId)).toMatchObject({ editSeq: 2, baseRevisionId: head, parents: [head] });
    expect(await draftsDue(db)).toEqual([coeId]);
    await checkpointDraft(db, coeId, making("draft"));
    expect(await db.summaries.get(coeId)).toMatchObject({ forked: false });
  });

  it("[P22] they wait for whom they belong to, and a damaged text is no obstacle", async () => {
    const shut = openSealer();
    const db = openSurcoDatabase(`left-${nextId()}`, shut);
    await readyDevice(db, nextId);
    const { coeId } = await newDraft(db);
    const ended = new LastWords(db.sealer, coeId, kept);
    await ended.makeReady();
    ended.stop();
    ended.write(leftOn(0, "Ortiz"));
    expect(kept).toHaveLength(0);
    await leave(db, coeId, leftOn(0, "Ortiz"));
    shut.lock();
    await takeLeftWords(db, coeId, kept);
    expect(kept).toHaveLength(1);
    const other = openSurcoDatabase(db.name, openSealer());
    await takeLeftWords(other, coeId, kept);
    expect(kept).toHaveLength(1);
    kept.setItem(kept.key(0) ?? "", "AAAA");
    await takeLeftWords(other, coeId, kept);
    expect(kept).toHaveLength(0);
  });

  it("[S14] nothing of them stays on a tablet that has erased itself, and everything else does", async () => {
    const db = await freshDatabase();
    kept.setItem("surco.preferences", "{}");
    await leave(db, nextId(), leftOn(0, "Ortiz"));
    await leave(db, nextId(), leftOn(0, "Luna"));
    forgetLeftWords(kept);
    expect([kept.length, kept.key(0)]).toEqual([1, "surco.preferences"]);
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
