import { describe, expect, it } from "vitest";
import { answersSchemaVersion } from "../../src/domain/coe/coe.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import { openDraft } from "../../src/storage/draft-reading.ts";
import { type DraftRow, readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { handedOverCoe, noteHandedOver } from "../../src/storage/handed-over.ts";
import { interrupted, noteOpenInterview } from "../../src/storage/open-interview.ts";
import { currentRecruiter, readPeople, rememberRecruiter } from "../../src/storage/recruiter.ts";
import { checkpointDraft } from "../../src/storage/revisions.ts";
import { openValue } from "../../src/storage/sealed-column.ts";
import { openSealedDraft, sealDraft } from "../../src/storage/sealed-draft.ts";
import { draftsDue } from "../../src/storage/unsent.ts";
import { answersOf, freshDatabase, later, morning, newDraft, nextId } from "./made.ts";

/** Writes over a row what no release of the app has written. */
const damage = async (db: SurcoDatabase, row: DraftRow, by: Readonly<Record<string, unknown>>) =>
  db.drafts.put(await sealDraft(db, { ...row, ...by } as DraftRow));

const children = (firstName: unknown) => ({
  ...answersOf("Peña"),
  childData: { children: [{ id: "a", firstName }] },
});

describe("a working copy on the disk", () => {
  it("opens as it was written, and is null where there is none", async () => {
    const db = await freshDatabase();
    const row = await newDraft(db);
    expect(await openDraft(db, row.coeId)).toEqual({ ok: true, value: row });
    expect(await openDraft(db, nextId())).toEqual({ ok: true, value: null });
  });

  it.each([
    ["answers of another shape", { answers: children("Ana") }],
    ["no answers", { answers: null }],
    ["a text in the place of the row's number", { editSeq: "1" }],
    ["a moment that is none", { changedAt: "yesterday" }],
    ["a signing of which half is missing", { signing: { step: "statement" } }],
    ["a version that never was", { answersSchema: 0 }],
  ])("[P7] with %s is told from a sound one, and stays as it is", async (_, by) => {
    const db = await freshDatabase();
    const row = await newDraft(db);
    await damage(db, row, by);
    const stored = await db.drafts.get(row.coeId);
    const read = await openDraft(db, row.coeId);
    expect(read).toEqual({ ok: false, error: { code: "damaged", stored } });
    await expect(readDraft(db, row.coeId)).rejects.toThrow("damaged");
    expect(await db.drafts.get(row.coeId)).toEqual(stored);
  });

  it("[P17] of a newer release is told apart: loading the app again cures it", async () => {
    const db = await freshDatabase();
    const row = await newDraft(db);
    await damage(db, row, { answersSchema: answersSchemaVersion + 1, answers: { told: [] } });
    expect(await openDraft(db, row.coeId)).toMatchObject({ ok: false, error: { code: "newer-release" } });
  });

  it("[P16] of an older form is kept as it was, and only then read in the present one", async () => {
    const db = await freshDatabase();
    const row = await newDraft(db);
    const told = { family: "Peña" };
    await damage(db, row, { answers: told });
    const upgrades = [(earlier: unknown) => answersOf((earlier as typeof told).family)];
    const present = { ...row, answersSchema: 2, answers: answersOf("Peña") };
    expect(await openDraft(db, row.coeId, upgrades)).toEqual({ ok: true, value: present });
    expect(await openDraft(db, row.coeId, upgrades)).toEqual({ ok: true, value: present });
    const [kept, ...others] = await db.outgrown.toArray();
    expect(others).toEqual([]);
    const opened = await openValue(db, "outgrown", `${row.coeId}+1`, kept?.sealed ?? new ArrayBuffer(0));
    expect(opened).toEqual({ ok: true, value: { ...row, answers: told } });
    expect(await openSealedDraft(db, await db.drafts.get(row.coeId))).toEqual({
      ok: true,
      value: { ...row, answers: told },
    });
  });

  it("[P16] of a form that nobody can read any more is not written over", async () => {
    const db = await freshDatabase();
    const row = await newDraft(db);
    await damage(db, row, { answersSchema: 0, answers: {} });
    const saved = await saveDraft(db, row.coeId, 0, { changedAt: later, answers: answersOf("Xol") });
    expect(saved).toMatchObject({ ok: false, error: { code: "storage-failed" } });
    expect(await db.drafts.get(row.coeId)).toMatchObject({ answersSchema: 0, editSeq: 0 });
  });

  it("[P7] whose columns say otherwise than what was sealed, or that lies in another row's place, is altered", async () => {
    const db = await freshDatabase();
    const [row, other] = [await newDraft(db), await newDraft(db)];
    await db.drafts.update(row.coeId, { stage: "signed" });
    expect(await openDraft(db, row.coeId)).toMatchObject({ ok: false, error: { code: "damaged" } });
    await db.drafts.update(row.coeId, { stage: "draft", sealed: (await db.drafts.get(other.coeId))?.sealed });
    expect(await openDraft(db, row.coeId)).toMatchObject({ ok: false, error: { code: "damaged" } });
    expect(await openDraft(db, other.coeId)).toMatchObject({ ok: true });
  });

  it("that is damaged is never written over, and keeps no other COE from being carried", async () => {
    const db = await freshDatabase();
    const [sick, sound] = [await newDraft(db), await newDraft(db)];
    for (const { coeId } of [sick, sound])
      await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Xol") });
    const due = await draftsDue(db);
    await damage(db, sick, { editSeq: null, typed: true });
    const saved = await saveDraft(db, sick.coeId, 0, { changedAt: later, answers: answersOf("Tot") });
    expect(saved).toMatchObject({ ok: false, error: { code: "storage-failed" } });
    expect(due.toSorted()).toEqual([sick.coeId, sound.coeId].toSorted());
    const never = () => {
      throw new Error("nothing can be made of it");
    };
    expect(await checkpointDraft(db, sick.coeId, never)).toEqual({ ok: true, value: null });
    expect(await openDraft(db, sound.coeId)).toMatchObject({ ok: true, value: { answers: answersOf("Xol") } });
  });

  it("that is damaged does not keep the app from starting", async () => {
    const db = await freshDatabase();
    const row = await newDraft(db);
    await noteHandedOver(db, row.coeId);
    await noteOpenInterview(db, { coeId: row.coeId, recruiterId: row.recruiterId, at: morning });
    await damage(db, row, { answers: "" });
    expect(await handedOverCoe(db)).toBeNull();
    expect(await interrupted(db, row.recruiterId, later)).toBeNull();
  });
});

describe("who and what this tablet is", () => {
  it("[P19] a row of the device that cannot be read is put aside, and the tablet counts anew under another name", async () => {
    const db = await freshDatabase();
    const before = await readyDevice(db, nextId);
    const stored = { ...before, deviceSeq: "7" };
    await db.table<unknown>("device").put(stored);
    const after = await readyDevice(db, nextId);
    expect(after.deviceId).not.toBe(before.deviceId);
    expect(after.deviceSeq).toBe(0);
    expect(await db.device.toArray()).toContainEqual({ key: `unreadable before ${after.deviceId}`, stored });
    expect(await readyDevice(db, nextId)).toEqual(after);
  });

  it("[P17] a field that a newer release has added passes, and is kept", async () => {
    const db = await freshDatabase();
    const newer = { ...(await readyDevice(db, nextId)), colour: "green" };
    await db.device.put(newer);
    expect(await readyDevice(db, nextId)).toEqual(newer);
  });

  it("a person whose row cannot be read has to sign in again, and nobody else", async () => {
    const db = await freshDatabase();
    const title = { en: "Recruiter", es: "Reclutadora" };
    const rosa = {
      id: "r-1",
      name: "Rosa Practice",
      roles: ["recruiter" as const],
      state: "ZZ",
      region: null,
      district: null,
      title,
    };
    await rememberRecruiter(db, { ...rosa, id: "r-2" });
    await rememberRecruiter(db, rosa);
    await db.table<unknown>("people").put({ ...rosa, roles: ["superintendent"] });
    expect(await currentRecruiter(db)).toBeNull();
    expect((await readPeople(db)).map((person) => person.id)).toEqual(["r-2"]);
  });
});
