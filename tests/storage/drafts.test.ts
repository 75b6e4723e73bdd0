import { describe, expect, it } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { readDevice } from "../../src/storage/device.ts";
import { createDraft, type DraftChange, readDraft, saveDraft, startCorrection } from "../../src/storage/drafts.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import type { SigningProgress } from "../../src/storage/signing-progress.ts";
import { answersOf, freshDatabase, later, making, morning, newDraft, nextId, summaryOf } from "./made.ts";

describe("drafts", () => {
  it("[P1] a COE has its row from the first keystroke and keeps it when it is created again", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    const again = await createDraft(db, { ...draft, createdAt: later, summary: summaryOf("") });
    expect(again.ok && again.value.answers.familyData.parent1.lastName).toBe("Ortiz");
  });

  it("[P4] a COE that is known from the State, with no working copy here, is not begun a second time under its name", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await db.drafts.delete(draft.coeId);
    await db.summaries.update(draft.coeId, { draftStage: "elsewhere" });
    const before = await db.summaries.get(draft.coeId);
    const again = await createDraft(db, { ...draft, answers: answersOf("Vega"), summary: summaryOf("Vega") });
    expect(again).toEqual({ ok: false, error: { code: "edited-elsewhere", draft: null } });
    expect(await db.drafts.get(draft.coeId)).toBeUndefined();
    expect(await db.summaries.get(draft.coeId)).toEqual(before);
  });

  it("[P2] what was saved is read by another connection", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const place = { section: "familyData", field: "city" };
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz"), place });
    expect(saved).toMatchObject({ ok: true, value: { editSeq: 1, changedAt: later } });
    const other = openSurcoDatabase(db.name, db.sealer);
    expect(await readDraft(other, draft.coeId)).toMatchObject({ place, editSeq: 1, answers: answersOf("Ortiz") });
    other.close();
  });

  it("going from field to field writes the working copy and nothing in the list; an answer writes both at once", async () => {
    const db = await freshDatabase();
    const { coeId, recruiterId } = await newDraft(db, "Olmos");
    const shown = async () => ({ line: await db.summaries.get(coeId), pages: await db.firstPages.count() });
    const save = async (editSeq: number, change: Omit<DraftChange, "changedAt">, changedAt = later) => {
      await db.firstPages.put({ recruiterId, sealed: new ArrayBuffer(8) });
      const saved = await saveDraft(db, coeId, editSeq, { changedAt, ...change });
      expect(saved).toMatchObject({ ok: true, value: { editSeq: editSeq + 1 } });
    };
    await save(0, { answers: answersOf("Sauce"), summary: summaryOf("Sauce") });
    const written = await shown();
    expect(written).toMatchObject({ line: { dirty: true }, pages: 0 });
    const place = { section: "familyData", field: "city" };
    await save(1, { place });
    expect(await shown()).toEqual({ ...written, pages: 1 });
    expect(await readDraft(db, coeId)).toMatchObject({ editSeq: 2, place });
    // What the line is sorted by, and what the State holds less of than this tablet, are in the list.
    await save(2, { place }, "2026-03-15T08:00:00.000Z" as Instant);
    expect(await shown()).toMatchObject({ line: { changedAt: "2026-03-15T08:00:00.000Z" }, pages: 0 });
    await commitNewRevision(db, making("draft", []), { coeId, expectedEditSeq: 3, changedAt: later });
    expect(await shown()).toMatchObject({ line: { dirty: false } });
    await save(4, { place });
    expect(await shown()).toMatchObject({ line: { dirty: true }, pages: 0 });
  });

  it("[P2] a photo of a signed paper form is in the working copy as it was taken, until it is signed", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const bytes = Uint8Array.from({ length: 1001 }, (_, at) => (at * 31) & 0xff).buffer;
    const signing: SigningProgress = {
      step: "statement",
      handedOver: false,
      language: "es",
      shown: draft.answers,
      intervieweeSignature: null,
      intervieweeSignedOn: null,
      intervieweeSignedAt: null,
      paper: { type: "image/jpeg", bytes },
      recruiterSignature: null,
      recruiterTyped: "",
    };
    await saveDraft(db, draft.coeId, 0, { changedAt: later, signing });
    expect(await readDraft(db, draft.coeId)).toMatchObject({ editSeq: 1, signing });
    expect(new Uint8Array((await readDraft(db, draft.coeId))?.signing?.paper?.bytes ?? new ArrayBuffer(0))).toEqual(
      new Uint8Array(bytes),
    );
  });

  it("[P5] a window that has not read the last write changes nothing and is given what stands", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    const stale = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Vega") });
    expect(stale).toMatchObject({ ok: false, error: { code: "edited-elsewhere", draft: { editSeq: 1 } } });
    expect((await readDraft(db, draft.coeId))?.answers).toEqual(answersOf("Ortiz"));
  });

  it("[P2] a working copy that is gone is said to be gone, and not to be another window's", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await db.drafts.clear();
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    expect(saved).toEqual({ ok: false, error: { code: "no-longer-here" } });
  });

  it("[P5] of many windows writing at once exactly one wins each number", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const windows = [db, openSurcoDatabase(db.name, db.sealer), openSurcoDatabase(db.name, db.sealer)];
    const outcomes = await Promise.all(
      windows.flatMap((each) =>
        ["A", "B", "C"].map((name) => saveDraft(each, draft.coeId, 0, { changedAt: later, answers: answersOf(name) })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect((await readDraft(db, draft.coeId))?.editSeq).toBe(1);
  });

  it("a signed COE is frozen until a correction starts, and a correction that was begun is continued", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const signed = await commitNewRevision(db, making("signed"), { ...draft, expectedEditSeq: 0, changedAt: later });
    if (!signed.ok) throw new Error(signed.error.code);
    const refused = await saveDraft(db, draft.coeId, signed.value.editSeq, {
      changedAt: later,
      answers: answersOf("X"),
    });
    expect(refused).toEqual({ ok: false, error: { code: "frozen" } });
    const from = signed.value.parents[0]!;
    const start = { ...signed.value, at: later, summary: summaryOf("Peña") };
    const correction = await startCorrection(db, draft.coeId, from, { ...start, parents: [from] });
    if (!correction.ok) throw new Error(correction.error.code);
    expect(correction.value).toMatchObject({ stage: "draft", baseRevisionId: from, parents: [from] });
    await saveDraft(db, draft.coeId, correction.value.editSeq, { changedAt: later, answers: answersOf("Corrected") });
    const again = await startCorrection(db, draft.coeId, from, { ...start, parents: [from] });
    expect(again.ok && again.value.answers).toEqual(answersOf("Corrected"));
  });

  it("[P17] code older than the last writer writes neither drafts nor revisions", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await db.device.put({ ...(await readDevice(db)), oldestWriter: 99 });
    const tooOld = { ok: false, error: { code: "code-too-old", reason: "newer-writer" } };
    expect(await saveDraft(db, draft.coeId, 0, { changedAt: later })).toEqual(tooOld);
    expect(await commitNewRevision(db, making("signed"), { ...draft, expectedEditSeq: 0, changedAt: later })).toEqual(
      tooOld,
    );
    expect(await createDraft(db, { ...draft, coeId: nextId(), createdAt: morning, summary: summaryOf("") })).toEqual(
      tooOld,
    );
  });

  it("[P17] a window closes at once when another one upgrades the storage, and says so", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    let told = 0;
    db.onUpgrade(() => told++);
    const newer = openSurcoDatabase(db.name, db.sealer);
    newer.version(99).stores({ later: "id" });
    await newer.open();
    expect(told).toBe(1);
    expect(db.isOpen()).toBe(false);
    const late = await saveDraft(db, draft.coeId, 0, { changedAt: later });
    expect(late).toEqual({ ok: false, error: { code: "code-too-old", reason: "closed-for-upgrade" } });
    expect((await newer.drafts.get(draft.coeId))?.editSeq).toBe(0);
    newer.close();
  });
});
