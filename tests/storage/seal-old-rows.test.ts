import { describe, expect, it, vi } from "vitest";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { nameAttachment, readAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { decisionsOf } from "../../src/storage/decisions.ts";
import { readDevice, readyDevice } from "../../src/storage/device.ts";
import { readDraft } from "../../src/storage/drafts.ts";
import { commitNewRevision, readRevision } from "../../src/storage/revisions.ts";
import { sealOldRows } from "../../src/storage/seal-old-rows.ts";
import { answersOf, freshDatabase, later, making, morning, newDraft, nextId, revisionFrom } from "./made.ts";

const note = "Please ask the Villaseñor family again";
const photo = nameAttachment(new TextEncoder().encode("a photo of the Villaseñor family's paper"), "image/jpeg");

/** Writes a tablet's rows as the release before vaults wrote them: open. */
async function oldTablet(recruiterId = "r-1"): Promise<{ db: SurcoDatabase; coeId: string; fetched: string }> {
  const db = await freshDatabase();
  const draft = await newDraft(db, "Villaseñor", recruiterId);
  const { coeId } = draft;
  const signed = await commitNewRevision(db, making("signed", [photo]), {
    coeId,
    expectedEditSeq: 0,
    changedAt: later,
  });
  if (!signed.ok) throw new Error(signed.error.code);
  const [revision] = await db.revisions.toArray();
  const [attachment] = await db.attachments.toArray();
  const read = await readRevision(db, revision!.id);
  if (!read.ok) throw new Error(read.error.code);
  const { sealed: _r, ...revisionColumns } = revision!;
  const { sealed: _a, ...attachmentColumns } = attachment!;
  const { mark: _m, sealed: _s, ...line } = (await db.summaries.get(coeId))!;
  const made = revisionFrom(draft, { deviceId: "d".repeat(32), deviceSeq: 0 }, "signed", [photo]);
  const other = revisionFrom(
    { ...draft, answers: answersOf("Villaseñor Xol") },
    { deviceId: "e".repeat(32), deviceSeq: 3 },
    "draft",
  );
  const decision: Decision = {
    reviewId: nextId(),
    coeId,
    revisionId: revision!.id,
    decision: "returned",
    reasons: [],
    note,
    comments: [{ field: "familyData.city", text: note }],
    overturns: null,
    reviewer: { id: "v-1", name: "Ruth Abernathy" },
    at: later,
    seq: 3,
  };
  const open = (table: string, row: object) => db.table<object>(table).put(row);
  await open("drafts", signed.value);
  await open("revisions", { ...revisionColumns, id: made.id, bytes: made.bytes.slice().buffer });
  if (made.id !== revision!.id) await db.revisions.delete(revision!.id);
  await open("attachments", { ...attachmentColumns, bytes: photo.bytes.slice().buffer });
  await open("fetched", { id: other.id, coeId, bytes: other.bytes.slice().buffer });
  await open("decisions", { ...decision, revisionId: made.id });
  await open("unread", { server: "s", seq: 4, kind: "of tomorrow", change: { note } });
  await open("outgrown", { ...signed.value, answersSchema: 0 });
  const owed = { mustFix: 2, comments: 1 };
  await open("summaries", { ...line, familyName: "Villaseñor", childNames: ["Iván"], owed, searchText: "villasenor" });
  return { db, coeId, fetched: other.id };
}

/** Everything in every table, as text. */
async function onDisk(db: SurcoDatabase): Promise<string> {
  const rows = await Promise.all(db.tables.map((table) => table.toArray() as Promise<object[]>));
  return JSON.stringify(rows.flat(), (_key, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString("latin1") : value,
  );
}

describe("rows of the release before there were vaults", () => {
  it("are sealed when their recruiter's vault opens, and say what they said", async () => {
    const { db, coeId } = await oldTablet();
    const before = await readDraft(db, coeId);
    expect(await onDisk(db)).toContain("Villase");
    await sealOldRows(db, "r-1");
    const disk = await onDisk(db);
    for (const word of ["Villase", "villase", "Iván", "Abernathy", "family again"]) expect(disk).not.toContain(word);
    expect(await readDraft(db, coeId)).toEqual(before);
    expect(await readAttachment(db, photo.id)).toMatchObject({ ok: true, value: { type: "image/jpeg" } });
    for (const id of await db.revisions.toCollection().primaryKeys())
      expect(await readRevision(db, id as never)).toMatchObject({ ok: true });
    for (const id of await db.fetched.toCollection().primaryKeys())
      expect(await readRevision(db, id as never)).toMatchObject({ ok: true });
    expect(await decisionsOf(db, coeId)).toMatchObject([{ note, reviewer: { name: "Ruth Abernathy" } }]);
    const [line] = await readCoeList(db, "r-1");
    expect(line).toMatchObject({ familyName: "Villaseñor", childNames: ["Iván"], owed: { mustFix: 2, comments: 1 } });
  });

  it("are all sealed in the end, after whichever write the tablet died", async () => {
    for (let death = 1; death < 12; death += 1) {
      const { db, coeId } = await oldTablet();
      const before = await readDraft(db, coeId);
      const put = IDBObjectStore.prototype.put;
      let writes = 0;
      vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...given) {
        writes += 1;
        if (writes >= death) throw new DOMException("the tablet died", "AbortError");
        return put.apply(this, given);
      });
      await sealOldRows(db, "r-1").catch(() => undefined);
      vi.restoreAllMocks();
      await sealOldRows(db, "r-1");
      expect(await onDisk(db)).not.toContain("Villase");
      expect(await readDraft(db, coeId)).toEqual(before);
      expect((await readCoeList(db, "r-1"))[0]?.familyName).toBe("Villaseñor");
      db.close();
    }
  });

  it("that are damaged keep no other from being sealed, and are tried again at the next opening", async () => {
    const { db, coeId } = await oldTablet();
    const damaged = { reviewId: "0".repeat(32), coeId, seq: 1, decision: "returned", at: null };
    await db.table("decisions").put(damaged);
    await sealOldRows(db, "r-1");
    expect(await onDisk(db)).not.toContain("Villase");
    expect((await readDevice(db)).sealedFor ?? []).toEqual([]);
    expect(await db.table("decisions").get(damaged.reviewId)).toEqual(damaged);
    await db.table("decisions").delete(damaged.reviewId);
    await sealOldRows(db, "r-1");
    expect((await readDevice(db)).sealedFor).toEqual(["r-1"]);
  });

  it("[P17] their release writes nothing more here, so that none of them comes after", async () => {
    const { db } = await oldTablet();
    await db.device.put({ ...(await readDevice(db)), oldestWriter: 1 });
    expect((await readyDevice(db, nextId)).oldestWriter).toBeGreaterThan(1);
  });

  it("of a colleague stay for the colleague", async () => {
    const { db, coeId } = await oldTablet("r-2");
    await sealOldRows(db, "r-1");
    expect(await readDraft(db, coeId)).toMatchObject({ recruiterId: "r-2", createdAt: morning });
    expect(await onDisk(db)).toContain("Villase");
    await sealOldRows(db, "r-2");
    expect(await onDisk(db)).not.toContain("Villase");
  });
});
