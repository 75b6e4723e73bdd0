import { describe, expect, it, vi } from "vitest";
import { keepReceipts } from "../../src/storage/custody.ts";
import { readDevice, readyDevice } from "../../src/storage/device.ts";
import { saveDraft, startCorrection, withdrawDraft } from "../../src/storage/drafts.ts";
import { copyOwed, heal } from "../../src/storage/journal-healing.ts";
import { releaseCoe } from "../../src/storage/releasing.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import { noteWipeRead } from "../../src/storage/wiped.ts";
import { wipesToTell, wipeTablet } from "../../src/storage/wiping.ts";
import {
  anyReceipt,
  copied,
  emptied,
  freshTablet,
  healed,
  settled,
  signedAndDraft,
  type Tablet,
  tabletOn,
} from "./copied-tablet.ts";
import { answersOf, later, making, newDraft, nextId, summaryOf } from "./made.ts";
import { emptyFiles, journalIn, MemoryFile, memoryJournal } from "./memory-journal.ts";

describe("what the second copy is not to bring back", () => {
  it("[P21] what was released or taken back does not come back, also where the tablet died before that was copied", async () => {
    const tablet = await freshTablet();
    const { signed } = await signedAndDraft(tablet);
    const ids = (await tablet.db.revisions.toArray()).map(({ id }) => id);
    const begun = await newDraft(tablet.db);
    await keepReceipts(tablet.db, [{ ...anyReceipt, id: ids[0] } as never]);
    const copy = tablet.db.secondCopy;
    tablet.db.secondCopy = null;
    await releaseCoe(tablet.db, signed, ids);
    await withdrawDraft(tablet.db, begun.coeId, 0);
    tablet.db.secondCopy = copy;
    expect(await healed(tablet)).toMatchObject({ coes: 0 });
    expect(await tablet.db.revisions.count()).toBe(0);
    expect(await tablet.db.drafts.count()).toBe(1);
  });

  it("[P2] a correction of what was released is not overtaken by the working copy that the journal kept of before", async () => {
    const tablet = await freshTablet();
    const { db } = tablet;
    const { coeId } = await newDraft(db, "Ortiz");
    await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Ortiz Luna") });
    await commitNewRevision(db, making("signed"), { coeId, expectedEditSeq: 1, changedAt: later });
    const [{ id } = { id: "" as never }] = await db.revisions.toArray();
    await keepReceipts(db, [{ ...anyReceipt, id } as never]);
    const begin = async (from: Tablet) => {
      const start = { recruiterId: "r-1", at: later, state: "PX", answersSchema: 1, answers: answersOf("Ortiz") };
      await startCorrection(from.db, coeId, id, { ...start, summary: summaryOf("Ortiz") });
    };
    // Released while the journal could not be written.
    const copy = db.secondCopy;
    db.secondCopy = null;
    await releaseCoe(db, coeId, [id]);
    db.secondCopy = copy;
    await begin(tablet);
    await settled(tablet.journal);
    const begun = await db.drafts.get(coeId);
    expect(begun).toMatchObject({ stage: "draft", editSeq: 0 });
    await healed(tablet);
    expect(await db.drafts.get(coeId)).toEqual(begun);
    expect(journalIn(tablet.files).read("drafts", JSON.stringify(coeId))?.columns).toMatchObject({ stage: "draft" });
  });

  it("[P21] what was given up leaves the journal at the next start, so that what is begun under its name is copied", async () => {
    const tablet = await freshTablet();
    const { db } = tablet;
    const { signed } = await signedAndDraft(tablet);
    const ids = (await db.revisions.toArray()).map(({ id }) => id);
    await keepReceipts(db, [{ ...anyReceipt, id: ids[0] } as never]);
    db.secondCopy = null;
    await releaseCoe(db, signed, ids);
    await healed(tablet);
    expect(journalIn(tablet.files).read("drafts", JSON.stringify(signed))).toBeNull();
    expect(journalIn(tablet.files).read("revisions", JSON.stringify(ids[0]))).toBeNull();
  });

  it("[P2] a working copy that only the journal holds comes back, also where the feed has told of its COE before", async () => {
    const before = await freshTablet();
    const { draft } = await signedAndDraft(before);
    const tablet = await emptied(before);
    await readyDevice(tablet.db, nextId);
    const line = (await before.db.summaries.get(draft))!;
    await tablet.db.summaries.put({ ...line, draftStage: "elsewhere" });
    await healed(tablet);
    expect(await tablet.db.drafts.get(draft)).toMatchObject({ editSeq: 1 });
    expect(await tablet.db.summaries.get(draft)).toMatchObject({ draftStage: "draft" });
  });

  it("[P21] a release is told to the journal", async () => {
    const tablet = await freshTablet();
    const { signed } = await signedAndDraft(tablet);
    const ids = (await tablet.db.revisions.toArray()).map(({ id }) => id);
    await keepReceipts(tablet.db, [{ ...anyReceipt, id: ids[0] } as never]);
    await releaseCoe(tablet.db, signed, ids);
    await expect.poll(() => copied(tablet.files).filter((table) => table === "revisions")).toEqual([]);
  });

  it("[S14] a tablet that erased itself has no second copy but its new name, and takes nothing back where it was killed in between", async () => {
    const tablet = await freshTablet();
    await signedAndDraft(tablet);
    const bytes = tablet.files[0].bytes.slice();
    await wipeTablet(tablet.db, later, nextId());
    await settled(tablet.journal);
    expect(copied(tablet.files)).toEqual(["device"]);
    // As it is left by a tablet that is killed before that, and whose next user has read what happened.
    const after = await tabletOn([new MemoryFile(), new MemoryFile()]);
    after.files[0].bytes = bytes;
    await after.db.device.put({ ...(await readDevice(tablet.db)), eraseOwed: true, wiped: null });
    expect(await healed(after)).toMatchObject({ coes: 0, isWhole: true });
    expect(await after.db.drafts.count()).toBe(0);
    expect(copied(after.files)).toEqual(["device"]);
    expect((await readDevice(after.db)).eraseOwed).toBe(false);
  });

  it("[S14] an erasing that is not answered is owed, and comes before anything is taken back", async () => {
    const tablet = await freshTablet();
    await signedAndDraft(tablet);
    const erase = vi.spyOn(tablet.journal, "erase").mockRejectedValue(new Error("WorkerEnded"));
    const { deviceId } = await readDevice(tablet.db);
    await tablet.db.table("deviceKeys").put({ deviceId });
    await wipeTablet(tablet.db, later, nextId());
    await noteWipeRead(tablet.db);
    expect((await readDevice(tablet.db)).eraseOwed).toBe(true);
    // The State is not told yet that everything is gone.
    expect(await wipesToTell(tablet.db)).toEqual([]);
    await expect(healed(tablet)).rejects.toThrow("WorkerEnded");
    expect(await tablet.db.drafts.count()).toBe(0);
    erase.mockRestore();
    expect(await healed(tablet)).toMatchObject({ coes: 0, isWhole: true });
    expect(await wipesToTell(tablet.db)).toEqual([deviceId]);
    expect(await tablet.db.drafts.count()).toBe(0);
  });

  it("[S14] what is being copied while the tablet erases itself is erased too, then or at the next start", async () => {
    const tablet = await freshTablet();
    const { db } = tablet;
    await signedAndDraft(tablet);
    // The first start with a second copy: everything is to be copied, and the State's order comes in between.
    const files = emptyFiles();
    const journal = memoryJournal(db, files);
    const { owed } = await heal(db, journal, later, nextId);
    const rows = vi.spyOn(journal, "copyRecords").mockImplementationOnce(async (records) => {
      await wipeTablet(db, later, nextId());
      return journal.copyRecords(records);
    });
    expect(await copyOwed(db, journal, owed)).toBe(false);
    expect(rows).toHaveBeenCalled();
    await settled(journal);
    expect(copied(files).filter((table) => table !== "device")).toEqual([]);
    // Another window was still writing.
    const { draft } = await signedAndDraft({ ...tablet, journal, files });
    const row = (await db.drafts.get(draft))!;
    await db.drafts.clear();
    await db.revisions.clear();
    await journal.append([{ table: "drafts", key: draft, row }]);
    await heal(db, journal, later, nextId);
    expect(await db.drafts.count()).toBe(0);
    expect(copied(files).filter((table) => table !== "device")).toEqual([]);
  });
});
