import { expect, it, vi } from "vitest";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { sealNames } from "../../src/storage/coe-summary.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { openFirstPage, type ShownList, watchShownList } from "../../src/storage/first-page.ts";
import { forgetNames } from "../../src/storage/remembered-names.ts";
import { sealValue } from "../../src/storage/sealed-column.ts";
import { answersOf, freshDatabase, later, newDraft, summaryOf } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

/** A list of 61 lines: one COE that can be written, and others like it. */
async function longList(): Promise<{ db: SurcoDatabase; coeId: string }> {
  const db = await freshDatabase();
  const { coeId } = await newDraft(db, "Peña");
  const line = (await db.summaries.get(coeId))!;
  for (let n = 0; n < 60; n += 1) {
    const id = String(n).padStart(32, "0");
    const names = await sealNames(db, id, { ...summaryOf(`Familia ${n}`), changedAt: later });
    await db.summaries.put({ ...line, coeId: id, ...names });
  }
  return { db, coeId };
}

/** How many envelopes reading the list opens. */
async function opened(db: SurcoDatabase): Promise<number> {
  const [open, openMany] = [vi.spyOn(db.sealer, "open"), vi.spyOn(db.sealer, "openMany")];
  expect(await readCoeList(db, "r-1")).toHaveLength(61);
  const count = openMany.mock.calls.reduce((sum, [rows]) => sum + rows.length, 0);
  const singly = open.mock.calls.length;
  vi.restoreAllMocks();
  return count + singly;
}

it("a long list is opened line by line once, then as one thing, and not at all while the window stands", async () => {
  const { db, coeId } = await longList();
  expect(await opened(db)).toBe(61);
  await expect.poll(() => db.nameLists.count()).toBe(1);
  expect(await opened(db)).toBe(0);
  forgetNames(db);
  expect(await opened(db)).toBe(1);
  await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Xol"), summary: summaryOf("Xol") });
  forgetNames(db);
  expect(await opened(db)).toBe(2);
  expect((await readCoeList(db, "r-1")).map((row) => row.familyName)).toContain("Xol");
});

it("a list of names that is damaged costs time and nothing else", async () => {
  const { db } = await longList();
  await readCoeList(db, "r-1");
  await expect.poll(() => db.nameLists.count()).toBe(1);
  await db.nameLists.update("r-1", { sealed: new ArrayBuffer(9) });
  forgetNames(db);
  expect((await readCoeList(db, "r-1")).filter((row) => row.unreadable !== null)).toEqual([]);
});

it("lines say why they cannot be read: the vault is shut, another vault's, damaged; and come back when it opens", async () => {
  const { db, coeId } = await longList();
  const shut = openSealer();
  shut.lock();
  const whys = async (each: SurcoDatabase) => new Set((await readCoeList(each, "r-1")).map((row) => row.unreadable));
  expect(await whys(openSurcoDatabase(db.name, shut))).toEqual(new Set(["locked"]));
  expect(await whys(openSurcoDatabase(db.name, openSealer()))).toEqual(new Set(["other-vault"]));
  await db.summaries.update(coeId, { sealed: new ArrayBuffer(7), mark: "another" });
  expect(await whys(db)).toEqual(new Set([null, "damaged"]));
});

/** The list as a screen hears it, until it is whole. */
async function heard(db: SurcoDatabase): Promise<ShownList[]> {
  const lists: ShownList[] = [];
  const stop = watchShownList(
    db,
    "r-1",
    (list) => lists.push(list),
    (reason) => expect.fail(String(reason)),
  );
  await expect.poll(() => lists.at(-1)?.whole).toBe(true);
  stop();
  return lists;
}

it("a long list begins with its first page, one envelope, as it was shown last; the same lines stand in the whole", async () => {
  const { db } = await longList();
  const [only] = await heard(db);
  expect(only).toMatchObject({ whole: true, totals: { all: 61, onlyHere: 61, byStage: { draft: 61 } } });
  await expect.poll(() => db.firstPages.count()).toBe(1);
  await expect.poll(() => db.nameLists.count()).toBe(1);
  forgetNames(db);
  const openMany = vi.spyOn(db.sealer, "open");
  const [page, whole] = await heard(db);
  expect(openMany.mock.calls.map(([place]) => place.table)).toEqual(["firstPages", "nameLists"]);
  vi.restoreAllMocks();
  expect(page).toMatchObject({ whole: false, totals: only?.totals });
  expect(page?.rows).toEqual(whole?.rows.slice(0, 50));
});

it("a first page goes with the first line that changes, in the same breath, and comes back with the next reading", async () => {
  const { db, coeId } = await longList();
  await heard(db);
  await expect.poll(() => db.firstPages.count()).toBe(1);
  await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Xol"), summary: summaryOf("Xol") });
  expect(await db.firstPages.count()).toBe(0);
  const whole = (await heard(db)).at(-1);
  expect(whole?.rows.map((row) => row.familyName)).toContain("Xol");
  await expect.poll(() => db.firstPages.count()).toBe(1);
});

it("a first page that is damaged, of another release, or shut away costs time and nothing else", async () => {
  const { db } = await longList();
  await heard(db);
  await expect.poll(() => db.firstPages.count()).toBe(1);
  const { sealed } = (await db.firstPages.get("r-1"))!;
  await db.firstPages.put({ recruiterId: "r-1", sealed: sealed.slice(0, 90) });
  expect(await openFirstPage(db, "r-1")).toBeNull();
  await db.firstPages.put({ recruiterId: "r-1", sealed: await sealValue(db, "firstPages", "r-1", { rows: [{}] }) });
  expect(await openFirstPage(db, "r-1")).toBeNull();
  expect((await heard(db)).map(({ whole }) => whole)).toEqual([true]);
  const shut = openSealer();
  shut.lock();
  await db.firstPages.put({ recruiterId: "r-1", sealed });
  expect(await openFirstPage(openSurcoDatabase(db.name, shut), "r-1")).toBeNull();
  // Moved to another recruiter's place it does not open there.
  await db.firstPages.put({ recruiterId: "r-2", sealed });
  expect(await openFirstPage(db, "r-2")).toBeNull();
});

it("a short list has no first page to keep", async () => {
  const db = await freshDatabase();
  await newDraft(db, "Peña");
  await heard(db);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await db.firstPages.count()).toBe(0);
});

it("[P22] names that were read before the vault was shut are neither remembered nor sealed in whichever vault opens next", async () => {
  const { db } = await longList();
  const openMany = db.sealer.openMany.bind(db.sealer);
  vi.spyOn(db.sealer, "openMany").mockImplementationOnce(async (rows) => {
    const opened = await openMany(rows);
    forgetNames(db);
    return opened;
  });
  const seal = vi.spyOn(db.sealer, "seal");
  expect(await readCoeList(db, "r-1")).toHaveLength(61);
  await new Promise((passed) => setTimeout(passed, 20));
  expect(seal).not.toHaveBeenCalled();
  vi.restoreAllMocks();
  expect(await opened(db)).toBe(61);
});
