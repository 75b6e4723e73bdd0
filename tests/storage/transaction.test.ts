import { afterEach, describe, expect, it, vi } from "vitest";
import { keepReserve } from "../../src/storage/capacity.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { classify } from "../../src/storage/failure.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import { answersOf, freshDatabase, later, making, newDraft } from "./made.ts";

afterEach(() => vi.restoreAllMocks());

/** Fails the next writes to object stores of this name, as a full disk or a dying connection would. */
function failPuts(store: string, times: number, error: () => unknown) {
  const real = IDBObjectStore.prototype.put;
  let left = times;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...given) {
    if (this.name === store && left > 0) {
      left -= 1;
      throw error();
    }
    return real.apply(this, given);
  });
}

const quota = () => new DOMException("full", "QuotaExceededError");

describe("a transaction that fails", () => {
  it("[P18] on quota gives up the reserve and is tried again", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    expect(await keepReserve(db, 1)).toBe(true);
    failPuts("drafts", 1, quota);
    const signed = await commitNewRevision(db, making("signed"), {
      coeId: draft.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    expect(signed.ok).toBe(true);
    expect(await db.reserve.count()).toBe(0);
  });

  it("[P2] [P18] on quota without a reserve says so, and nothing was written", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    failPuts("drafts", 1, quota);
    const outcome = await commitNewRevision(db, making("signed"), {
      coeId: draft.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    expect(outcome).toEqual({ ok: false, error: { code: "quota" } });
    expect(await db.revisions.count()).toBe(0);
    expect(await readDraft(db, draft.coeId)).toMatchObject({ stage: "draft", editSeq: 0 });
  });

  it("because the engine dropped the connection is tried once more on a new one", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    failPuts(
      "drafts",
      1,
      () => new DOMException("Connection to Indexed Database server lost. Refresh the page", "UnknownError"),
    );
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    expect(saved).toMatchObject({ ok: true, value: { editSeq: 1 } });
  });

  it("for the same reason twice is told, and never pretends", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    failPuts(
      "drafts",
      2,
      () => new DOMException("Connection to Indexed Database server lost. Refresh the page", "UnknownError"),
    );
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    expect(saved).toMatchObject({ ok: false, error: { code: "storage-failed" } });
    expect((await readDraft(db, draft.coeId))?.editSeq).toBe(0);
  });

  it("finds the database open again after the engine closed it in the background", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    db.backendDB().close();
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    expect(saved.ok).toBe(true);
  });

  it("is classified by the names that engines give, also inside an abort", () => {
    const named = (name: string, inner?: unknown, message = "") => ({ name, message, inner });
    expect(classify(named("AbortError", named("QuotaExceededError")), false)).toBe("quota");
    expect(classify(named("DatabaseClosedError"), true)).toBe("closed-for-upgrade");
    expect(classify(named("DatabaseClosedError"), false)).toBe("transient");
    expect(
      classify(named("UnknownError", undefined, "Internal error opening backing store for indexedDB.open."), false),
    ).toBe("transient");
    expect(classify(named("DataError"), false)).toBe("unknown");
    expect(classify("a string", false)).toBe("unknown");
  });

  it("its cause is told by names alone, because messages may quote what a family said", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    failPuts("drafts", 1, () => new DOMException("cannot store Peña", "DataError"));
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Peña") });
    expect(JSON.stringify(saved)).not.toContain("Peña");
  });
});
