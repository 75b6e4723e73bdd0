import { describe, expect, it } from "vitest";
import { nameAttachment, readAttachment } from "../../src/storage/attachments.ts";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { readDevice } from "../../src/storage/device.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import {
  checkpointDraft,
  commitNewRevision,
  commitRevision,
  readRevision,
  revisionsOf,
} from "../../src/storage/revisions.ts";
import { sealBytes } from "../../src/storage/sealed-column.ts";
import { answersOf, freshDatabase, later, making, newDraft, revisionFrom } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

const signature = nameAttachment(new TextEncoder().encode("strokes"), "application/json");

async function everything(name: string) {
  const other = openSurcoDatabase(name, openSealer());
  const tables = await Promise.all(other.tables.map(async (table) => [table.name, await table.toArray()] as const));
  other.close();
  return Object.fromEntries(tables);
}

describe("signing", () => {
  it("[P2] is one transaction: attachments, revision, frozen draft and device number, read back by another connection", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const signed = await commitNewRevision(db, making("signed", [signature]), {
      coeId: draft.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    if (!signed.ok) throw new Error(signed.error.code);
    const other = openSurcoDatabase(db.name, db.sealer);
    const id = signed.value.baseRevisionId!;
    expect(await readDraft(other, draft.coeId)).toMatchObject({ stage: "signed", signing: null, parents: [id] });
    expect(await readRevision(other, id)).toMatchObject({ ok: true, value: { stage: "signed", coeId: draft.coeId } });
    expect(await readAttachment(other, signature.id)).toMatchObject({ ok: true, value: { type: "application/json" } });
    expect((await readDevice(other)).deviceSeq).toBe(1);
    other.close();
  });

  it("[P2] leaves nothing at all when any part of it fails", async () => {
    for (const table of ["attachments", "revisions", "drafts", "summaries", "known", "device"] as const) {
      const db = await freshDatabase();
      const draft = await newDraft(db);
      const made = revisionFrom(draft, await readDevice(db), "signed", [signature]);
      const before = await everything(db.name);
      const fail = () => {
        throw new Error("the disk is on fire");
      };
      db.table(table).hook("creating", fail);
      db.table(table).hook("updating", fail);
      const outcome = await commitRevision(db, made, [signature], {
        coeId: draft.coeId,
        expectedEditSeq: 0,
        changedAt: later,
      });
      expect(outcome, table).toMatchObject({ ok: false, error: { code: "storage-failed" } });
      expect(await everything(db.name), table).toEqual(before);
      db.close();
    }
  });

  it("[P3] refuses bytes under a name that is not their hash", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const made = revisionFrom(draft, await readDevice(db), "signed");
    const bytes = made.bytes.slice(1);
    expect(() =>
      commitRevision(db, { ...made, bytes }, [], { coeId: draft.coeId, expectedEditSeq: 0, changedAt: later }),
    ).toThrow();
    expect(await db.revisions.count()).toBe(0);
  });

  it("made from an older state of the tablet it is refused, and made again by a caller that can", async () => {
    const db = await freshDatabase();
    const [one, two] = [await newDraft(db), await newDraft(db)];
    const made = revisionFrom(one, await readDevice(db), "signed");
    await commitNewRevision(db, making("signed"), { coeId: two.coeId, expectedEditSeq: 0, changedAt: later });
    const stale = await commitRevision(db, made, [], { coeId: one.coeId, expectedEditSeq: 0, changedAt: later });
    expect(stale).toMatchObject({ ok: false, error: { code: "make-again", deviceSeq: 1 } });
    const again = await commitNewRevision(db, making("signed"), {
      coeId: one.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    expect(again.ok).toBe(true);
    expect((await readDevice(db)).deviceSeq).toBe(2);
  });

  it("[P5] is refused when another window wrote the draft after it was read back to the family", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    const outcome = await commitNewRevision(db, making("signed"), {
      coeId: draft.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    expect(outcome).toMatchObject({ ok: false, error: { code: "edited-elsewhere" } });
    expect(await db.revisions.count()).toBe(0);
  });

  it("[P6] the same picture in two slots is one attachment", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    await commitNewRevision(db, making("signed", [signature, signature]), {
      coeId: draft.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    expect(await db.attachments.count()).toBe(1);
  });
});

describe("checkpoints", () => {
  it("keep what changed, name the one before as parent, and leave the draft's number alone", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    expect(await checkpointDraft(db, draft.coeId, making("draft"))).toEqual({ ok: true, value: null });
    await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    const first = await checkpointDraft(db, draft.coeId, making("draft"));
    expect(await checkpointDraft(db, draft.coeId, making("draft"))).toEqual({ ok: true, value: null });
    const saved = await saveDraft(db, draft.coeId, 1, { changedAt: later, answers: answersOf("Ortiz Vega") });
    expect(saved.ok).toBe(true);
    await checkpointDraft(db, draft.coeId, making("draft"));
    const names = await revisionsOf(db, draft.coeId);
    expect(names).toHaveLength(2);
    const second = names.find((row) => row.id !== (first.ok && first.value));
    expect(second?.parents).toEqual([first.ok && first.value]);
  });

  it("a COE signed after a checkpoint is its child, although the screen read the draft before", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const typed = await saveDraft(db, draft.coeId, 0, { changedAt: later, answers: answersOf("Ortiz") });
    if (!typed.ok) throw new Error(typed.error.code);
    const checkpoint = await checkpointDraft(db, draft.coeId, making("draft"));
    const change = { coeId: draft.coeId, expectedEditSeq: typed.value.editSeq, changedAt: later };
    const stale = revisionFrom(typed.value, await readDevice(db), "signed");
    expect(await commitRevision(db, stale, [], change)).toMatchObject({ ok: false, error: { code: "make-again" } });
    const signed = await commitNewRevision(db, making("signed"), change);
    const id = signed.ok ? signed.value.baseRevisionId! : null;
    expect(await readRevision(db, id!)).toMatchObject({
      ok: true,
      value: { parents: [checkpoint.ok && checkpoint.value] },
    });
  });
});

describe("[P3] reading", () => {
  it("says damaged when stored bytes no longer match their name, and missing when there are none", async () => {
    const db = await freshDatabase();
    const draft = await newDraft(db);
    const signed = await commitNewRevision(db, making("signed", [signature]), {
      coeId: draft.coeId,
      expectedEditSeq: 0,
      changedAt: later,
    });
    const id = signed.ok ? signed.value.baseRevisionId! : null;
    const other = await sealBytes(db, "revisions", id!, new TextEncoder().encode("{}"));
    await db.revisions.update(id!, { sealed: other });
    await db.attachments.update(signature.id, { sealed: new ArrayBuffer(3) });
    expect(await readRevision(db, id!)).toEqual({ ok: false, error: { code: "damaged" } });
    expect(await readAttachment(db, signature.id)).toEqual({ ok: false, error: { code: "damaged" } });
    expect(await readAttachment(db, nameAttachment(new Uint8Array(1), "").id)).toEqual({
      ok: false,
      error: { code: "missing" },
    });
  });

  it("says unreadable for a shape of a newer release, whose bytes are kept as they came", async () => {
    const db = await freshDatabase();
    const newer = nameAttachment(new TextEncoder().encode('{"schema":2,"shape":"of tomorrow"}'), "");
    const sealed = await sealBytes(db, "fetched", newer.id, newer.bytes);
    await db.fetched.put({ id: newer.id, coeId: "c", sealed });
    expect(await readRevision(db, newer.id)).toEqual({ ok: false, error: { code: "unreadable" } });
  });
});
