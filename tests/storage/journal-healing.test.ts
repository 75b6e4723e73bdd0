import { describe, expect, it, vi } from "vitest";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { noteOnDevice, readDevice } from "../../src/storage/device.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { heal } from "../../src/storage/journal-healing.ts";
import { nameLines } from "../../src/storage/journal-lines.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { readRevision } from "../../src/storage/revisions.ts";
import { countUnsent } from "../../src/storage/unsent-ids.ts";
import { copied, emptied, freshTablet, healed, settled, signedAndDraft } from "./copied-tablet.ts";
import { answersOf, later, newDraft, nextId, summaryOf } from "./made.ts";
import { journalIn } from "./memory-journal.ts";

describe("the second copy", () => {
  it("[D15] a save is in both copies when it is told, sealed as it lies in the database", async () => {
    const { db, files } = await freshTablet();
    const draft = await newDraft(db);
    const stored = await db.drafts.get(draft.coeId);
    const { sealed, ...columns } = journalIn(files).read("drafts", JSON.stringify(draft.coeId))!;
    expect([...(sealed ?? [])]).toEqual([...new Uint8Array(stored!.sealed)]);
    expect(columns.columns).toEqual({ ...stored, sealed: undefined });
    // All of the name: two letters of it stand in a sealed row by chance.
    expect(Buffer.from(files[0].bytes).includes("Peña")).toBe(false);
  });

  it("[P2] a save that the database did not take is taken back there too", async () => {
    const tablet = await freshTablet();
    const { db, journal, files } = tablet;
    const draft = await newDraft(db);
    const putting = vi.spyOn(IDBObjectStore.prototype, "put");
    const { append } = journal;
    // Everything is written, and then the commit fails, as on a disk that fills up.
    journal.append = async (rows) => {
      (putting.mock.contexts.at(-1) as IDBObjectStore).transaction.abort();
      return append.call(journal, rows);
    };
    const saved = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    putting.mockRestore();
    expect(saved.ok).toBe(false);
    await expect
      .poll(() => journalIn(files).read("drafts", JSON.stringify(draft.coeId))?.columns?.editSeq)
      .toBe((await db.drafts.get(draft.coeId))?.editSeq);
  });

  it("[P2] what is taken back leaves a line the sealed names it had, and is taken back also where the connection was lost", async () => {
    const { db, journal, files } = await freshTablet();
    const draft = await newDraft(db, "Ortiz");
    const line = (await db.summaries.get(draft.coeId))!;
    const inJournal = () => journalIn(files).read("summaries", JSON.stringify(draft.coeId))?.columns;
    const aborted = { ...line, mark: "of names that were not committed" };
    const rows = [{ table: "summaries", key: draft.coeId, row: aborted }];
    await journal.append(rows);
    db.close({ disableAutoOpen: true });
    await journal.takeBack(rows);
    expect(inJournal()).toMatchObject({ mark: line.mark });
    // The same names, committed the second time, are new again.
    await journal.append(rows);
    expect(inJournal()).toMatchObject({ mark: aborted.mark });
  });

  it("[P2] where what stands cannot be read, nothing is thrown away, nobody is left with a rejection, and it is said", async () => {
    const { db, journal, files } = await freshTablet();
    const draft = await newDraft(db);
    const row = (await db.drafts.get(draft.coeId))!;
    vi.spyOn(db.drafts, "get").mockRejectedValue(new DOMException("lost", "UnknownError"));
    vi.spyOn(db, "table").mockReturnValue(db.drafts as never);
    await journal.takeBack([{ table: "drafts", key: draft.coeId, row }]);
    vi.restoreAllMocks();
    expect(journalIn(files).read("drafts", JSON.stringify(draft.coeId))).not.toBeNull();
    expect(journal.state).toEqual({ kind: "failed", cause: "NotTakenBack" });
  });

  it("[P18] where it cannot be written, the database alone counts, and it is said", async () => {
    const { db, journal, files } = await freshTablet();
    files[0].room = 0;
    files[1].room = 0;
    const draft = await newDraft(db);
    expect(await readDraft(db, draft.coeId)).toMatchObject({ editSeq: 0 });
    expect(journal.state).toEqual({ kind: "failed", cause: "QuotaExceededError" });
  });
});

describe("comparing the two copies", () => {
  it("[F04] [F07] a database that came up empty is filled again: drafts, signed COEs, lines, names, vault, identity", async () => {
    const before = await freshTablet();
    await rememberRecruiter(before.db, {
      id: "r-1",
      name: "Rosa Practice",
      roles: ["recruiter"],
      state: "ZZ",
      region: null,
      district: null,
      title: { en: "", es: "" },
    });
    const { signed, draft } = await signedAndDraft(before);
    const device = await readDevice(before.db);
    const list = await readCoeList(before.db, "r-1");
    const after = await emptied(before);
    expect(await healed(after)).toMatchObject({ coes: 2 });
    expect(await readDraft(after.db, draft)).toEqual(await readDraft(before.db, draft));
    expect(await after.db.drafts.get(signed)).toEqual(await before.db.drafts.get(signed));
    const [revision] = await after.db.revisions.toArray();
    expect(await readRevision(after.db, revision!.id)).toMatchObject({ ok: true });
    expect(await readCoeList(after.db, "r-1")).toEqual(list);
    expect(await after.db.known.toArray()).toEqual(await before.db.known.toArray());
    expect(await after.db.people.count()).toBe(1);
    const { deviceId, deviceSeq, recruiterId } = device;
    expect(await readDevice(after.db)).toMatchObject({
      deviceId,
      deviceSeq,
      recruiterId,
      mustConfirm: true,
      restored: { coes: 2 },
    });
    expect(await countUnsent(after.db)).toBe(await countUnsent(before.db));
  });

  it("[D15] is safe to repeat: the second time finds nothing, and what is read is not told twice", async () => {
    const before = await freshTablet();
    await signedAndDraft(before);
    const after = await emptied(before);
    await healed(after);
    await noteOnDevice(after.db, { restored: null });
    expect(await healed(after)).toEqual({ coes: 0, copied: 0, isWhole: true });
    expect((await readDevice(after.db)).restored).toBeNull();
  });

  it("[F05] a journal that was lost is made again from the database", async () => {
    const tablet = await freshTablet();
    await signedAndDraft(tablet);
    const whole = copied(tablet.files);
    tablet.files[0].truncate(0);
    expect(await healed(tablet)).toMatchObject({ coes: 0 });
    expect(copied(tablet.files)).toEqual(whole);
  });

  it("[P2] what was written while there was no second copy is copied at the next start", async () => {
    const tablet = await freshTablet();
    const draft = await newDraft(tablet.db);
    tablet.db.secondCopy = null;
    await saveDraft(tablet.db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    expect(await healed(tablet)).toEqual({ coes: 0, copied: 1, isWhole: true });
    expect(journalIn(tablet.files).read("drafts", JSON.stringify(draft.coeId))?.columns).toMatchObject({ editSeq: 1 });
  });

  it("[P5] of two states of a working copy the newer one stands, and an equal one changes nothing", async () => {
    const tablet = await freshTablet();
    const draft = await newDraft(tablet.db);
    const old = await tablet.db.drafts.get(draft.coeId);
    await saveDraft(tablet.db, draft.coeId, 0, {
      changedAt: later,
      answers: answersOf("Ortiz"),
      summary: summaryOf("Ortiz"),
    });
    const newest = await tablet.db.drafts.get(draft.coeId);
    // The end of the engine's log was lost.
    tablet.db.secondCopy = null;
    await tablet.db.drafts.put(old!);
    expect(await healed(tablet)).toMatchObject({ coes: 1 });
    expect(await tablet.db.drafts.get(draft.coeId)).toEqual(newest);
    const damaged = { ...newest!, sealed: newest!.sealed.slice(9) };
    await tablet.db.drafts.put(damaged);
    expect(await healed(tablet)).toEqual({ coes: 0, copied: 0, isWhole: true });
    expect(await tablet.db.drafts.get(draft.coeId)).toEqual(damaged);
  });

  it("[P19] a number of the tablet's count that was lost is not given a second time", async () => {
    const tablet = await freshTablet();
    const before = await readDevice(tablet.db);
    await signedAndDraft(tablet);
    tablet.db.secondCopy = null;
    await tablet.db.device.put(before);
    await tablet.db.revisions.clear();
    await healed(tablet);
    expect((await readDevice(tablet.db)).deviceSeq).toBe(1);
    expect(await tablet.db.revisions.count()).toBe(1);
  });

  it("[D15] a passphrase and a role that the journal has of before are copied as they stand in the database", async () => {
    const tablet = await freshTablet();
    const { db, files } = tablet;
    const vault = { vaultId: "v", personId: "r-1", main: { wrapped: "former" }, passkeys: [] };
    await db.table("vaults").put(vault);
    await db.table("people").put({ id: "r-1", name: "Rosa Practice", roles: ["recruiter"] });
    await settled(tablet.journal);
    tablet.db.secondCopy = null;
    await db.table("vaults").put({ ...vault, main: { wrapped: "newer" } });
    await db.table("people").put({ id: "r-1", name: "Rosa Practice", roles: ["recruiter", "reviewer"] });
    expect(await healed(tablet)).toEqual({ coes: 0, copied: 2, isWhole: true });
    const columns = (table: string, key: string) => journalIn(files).read(table, JSON.stringify(key))?.columns;
    expect(columns("vaults", "v")).toMatchObject({ main: { wrapped: "newer" } });
    expect(columns("people", "r-1")).toMatchObject({ roles: ["recruiter", "reviewer"] });
    expect(await db.table("vaults").get("v")).toMatchObject({ main: { wrapped: "newer" } });
    expect(await healed(tablet)).toEqual({ coes: 0, copied: 0, isWhole: true });
  });

  it("[D15] a row that cannot be put back or copied keeps no other from it, and it is not said that all is kept twice", async () => {
    const before = await freshTablet();
    await signedAndDraft(before);
    const journal = journalIn(before.files);
    // No key in it: no engine takes it.
    journal.append([[{ table: "vaults", key: JSON.stringify("bad"), columns: { personId: "r-1" }, sealed: null }]]);
    journal.append([
      [{ table: "vaults", key: JSON.stringify("v"), columns: { vaultId: "v", personId: "r-1" }, sealed: null }],
    ]);
    const after = await emptied(before);
    expect(await healed(after)).toMatchObject({ coes: 2, isWhole: false });
    expect(await after.db.vaults.count()).toBe(1);
    expect(await after.db.drafts.count()).toBe(2);

    const other = await freshTablet();
    await signedAndDraft(other);
    other.files[0].truncate(0);
    const { bulkGet } = other.db.revisions;
    const revisions = vi.spyOn(Object.getPrototypeOf(other.db.revisions), "bulkGet");
    revisions.mockImplementation(function (this: { name: string }, keys: unknown) {
      return this.name === "revisions"
        ? Promise.reject(new Error("DataError"))
        : bulkGet.call(this as never, keys as never);
    } as never);
    expect(await healed(other)).toMatchObject({ isWhole: false });
    revisions.mockRestore();
    expect(copied(other.files).filter((table) => table === "drafts")).toHaveLength(2);
  });

  it("[D15] a list that cannot be read keeps nothing from being put back, and from being told", async () => {
    const before = await freshTablet();
    await signedAndDraft(before);
    const after = await emptied(before);
    vi.spyOn(after.db.summaries, "toCollection").mockImplementation(() => {
      throw new Error("DataError");
    });
    expect(await healed(after)).toMatchObject({ coes: 2, isWhole: false });
    vi.restoreAllMocks();
    expect((await readDevice(after.db)).restored).toMatchObject({ coes: 2 });
    expect(await after.db.summaries.count()).toBe(2);
  });

  it("[P19] what comes back comes before anything is sent; what is copied keeps nobody waiting", async () => {
    const tablet = await freshTablet();
    await signedAndDraft(tablet);
    tablet.files[0].truncate(0);
    tablet.journal.copyRecords = () => new Promise(() => undefined);
    const { owed } = await heal(tablet.db, tablet.journal, later, nextId);
    expect(owed.map(({ table, keys }) => `${keys.length} ${table}`)).toEqual(
      expect.arrayContaining(["1 revisions", "2 drafts", "2 summaries"]),
    );
  });

  it("[D15] it is said that all is kept twice once that was compared, and not before", async () => {
    const { db, journal } = await freshTablet();
    await newDraft(db);
    expect(journal.state).toEqual({ kind: "pending" });
    journal.noteCompared(true);
    await journal.compared();
    expect(journal.state).toEqual({ kind: "sound" });
    journal.noteCompared(false);
    expect(journal.state.kind).toBe("failed");
  });

  it("[F04] a COE whose line was lost with its names gets them again once its recruiter's vault is open", async () => {
    const before = await freshTablet();
    const { draft } = await signedAndDraft(before);
    const journal = journalIn(before.files);
    journal.append([[{ table: "summaries", key: JSON.stringify(draft), columns: null, sealed: null }]]);
    const after = await emptied(before);
    await healed(after);
    const line = async () => (await readCoeList(after.db, "r-1")).find(({ coeId }) => coeId === draft);
    expect(await line()).toMatchObject({ unreadable: "damaged", familyName: "" });
    await nameLines(after.db, "r-1");
    expect(await line()).toMatchObject({ unreadable: null, familyName: "Peña Luna" });
  });

  it("rows of an earlier release that lie open go into no second place", async () => {
    const tablet = await freshTablet();
    const { draft } = await signedAndDraft(tablet);
    await tablet.db.table("drafts").put({ ...(await readDraft(tablet.db, draft)), coeId: "open" });
    await healed(tablet);
    expect(journalIn(tablet.files).read("drafts", JSON.stringify("open"))).toBeNull();
  });
});
