import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handoverSchema } from "../../src/domain/protocol/handover.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { adoptDraft } from "../../src/storage/adopt.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { readDevice } from "../../src/storage/device.ts";
import { openDraft } from "../../src/storage/draft-reading.ts";
import { type DraftRow, saveDraft } from "../../src/storage/drafts.ts";
import { currentRecruiter } from "../../src/storage/recruiter.ts";
import { packSealedWork } from "../../src/storage/rescue.ts";
import { commitNewRevision, readRevision } from "../../src/storage/revisions.ts";
import { draftsDue } from "../../src/storage/unsent.ts";
import { carryIn } from "../../src/sync/carry-in.ts";
import { officePost } from "../../src/sync/office.ts";
import { handInSealedWork, saveSealedWork } from "../../src/sync/rescue.ts";
import { revokeDevice } from "../../sync-server/store/device-keys.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { approveRescue } from "../../sync-server/store/rescue-approvals.ts";
import { listRescues } from "../../sync-server/store/rescues.ts";
import { answersOf, later, making, morning, newDraft, summaryOf } from "../storage/made.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { words } from "../storage/vault-line.ts";
import { mintId } from "./enrolled.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

const newWords = "three otters under the porch";
const dora: Person = { ...recruiter("d-1"), name: "Dora Practice", roles: ["data-specialist"] };
const carl: Person = { ...recruiter("c-1"), name: "Carl Practice", roles: ["coordinator"] };

let state: StateServer;
beforeAll(async () => {
  state = await startState();
  await state.store.write(async (db) => {
    for (const person of [dora, carl]) await addPerson(db, state.store, person);
  });
});
afterAll(() => state.stop());

interface FieldTablet extends Tablet {
  readonly window: WindowOfTablet;
  now(): typeof morning;
}

/** A real State's tablet: the vault of this recruiter is made, and has met the State. */
async function fieldTablet(person: Person): Promise<FieldTablet> {
  const window = await windowOfTablet({ newId: mintId });
  const tablet = await newTablet(await state.enter(person), person, window.db);
  tablet.clock.ms = Date.now();
  await window.tabletVault.enter({ personId: person.id, initials: "RP", practice: false });
  await window.tabletVault.make(words, null);
  await tablet.round();
  await window.vault.meetState((await window.db.device.get("this"))?.stateKey ?? "");
  return { ...tablet, window, now: () => morning };
}

async function typedDraft(db: SurcoDatabase, name: string, recruiterId: string): Promise<DraftRow> {
  const { coeId } = await newDraft(db, "", recruiterId);
  return written(db, coeId, 0, name);
}

async function written(db: SurcoDatabase, coeId: string, editSeq: number, name: string): Promise<DraftRow> {
  const change = { changedAt: later, answers: answersOf(name), summary: summaryOf(name) };
  const saved = await saveDraft(db, coeId, editSeq, change);
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value;
}

/** The tablet was switched off, and nobody knows the passphrase any more. */
async function forgotten({ window: { tabletVault } }: FieldTablet, { id: personId }: Person): Promise<void> {
  await tabletVault.enter(null);
  await tabletVault.enter({ personId, initials: "RP", practice: false });
  expect(tabletVault.get().kind).toBe("locked");
}

async function agreed(): Promise<void> {
  for (const { rescueId } of await listRescues(state.store, dora))
    for (const person of [dora, carl]) await approveRescue(state.store, person, rescueId);
}

const namesIn = async (db: SurcoDatabase, { id }: Person) =>
  (await readCoeList(db, id)).map((row) => row.unreadable ?? row.familyName).sort();

async function continued(db: SurcoDatabase, { id }: Person, familyName: string): Promise<DraftRow> {
  const row = (await readCoeList(db, id)).find((each) => each.familyName === familyName);
  const head = row?.headRevisionId;
  const read = head ? await readRevision(db, head) : null;
  if (!row || !head || !read?.ok) throw new Error("it is not in the list");
  const { answers, answersSchema } = read.value;
  const start = { recruiterId: id, at: later, state: "ZZ", answersSchema, answers, summary: summaryOf(familyName) };
  const adopted = await adoptDraft(db, row.coeId, head, start);
  if (!adopted.ok) throw new Error(adopted.error.code);
  return adopted.value;
}

describe("[T23] [P22] a passphrase that was forgotten with work that nobody has sent", () => {
  it("is an errand: what was signed leaves by itself, what was being written comes back, nothing twice", async () => {
    const rosa = recruiter("r-forgot");
    const tablet = await fieldTablet(rosa);
    const { db } = tablet;
    for (const name of ["Uno", "Dos"]) await signedCoe(tablet, name, [], rosa.id);
    const kept = await typedDraft(db, "Tres", rosa.id);
    const known = await typedDraft(db, "Cuatro", rosa.id);
    await tablet.round({ checkpoint: making("draft") });
    const changed = await written(db, known.coeId, known.editSeq, "Cuatro Cinco");
    await typedDraft(db, "Seis", rosa.id);
    await forgotten(tablet, rosa);

    expect((await tablet.round({ checkpoint: making("draft") })).outcome).toBe("done");
    const packed = await packSealedWork(db);
    expect(packed).toMatchObject({ coes: 2, onlyByPassphrase: 0 });
    expect(await handInSealedWork({ ...tablet.carrying, now: tablet.now })).toEqual({ ok: true, value: 2 });
    expect(await handInSealedWork({ ...tablet.carrying, now: tablet.now })).toEqual({ ok: true, value: 2 });
    expect(await db.handIns.count()).toBe(1);

    expect((await tablet.window.tabletVault.makeAnother(newWords, null)).ok).toBe(true);
    await tablet.round();
    // What the State has is back at once; what waits for two people says so, and lies where it lay.
    expect(await namesIn(db, rosa)).toEqual(["Dos", "Tres", "Uno", "other-vault", "other-vault"]);
    expect(await openDraft(db, changed.coeId)).toMatchObject({ ok: false, error: { code: "other-vault" } });

    await agreed();
    await tablet.round();
    expect(await namesIn(db, rosa)).toEqual(["Cuatro Cinco", "Dos", "Seis", "Tres", "Uno"]);
    const list = await readCoeList(db, rosa.id);
    expect(
      list
        .filter((row) => row.continuable)
        .map((row) => row.familyName)
        .sort(),
    ).toEqual(["Cuatro Cinco", "Seis", "Tres"]);
    expect(
      list
        .filter((row) => row.stage === "received")
        .map((row) => row.familyName)
        .sort(),
    ).toEqual(["Dos", "Uno"]);
    // [P21] the sealed copies have made way, and are kept.
    const laidAside = (await db.laidAside.toArray()).map((row) => row.coeId);
    expect(laidAside).toEqual(expect.arrayContaining([kept.coeId, changed.coeId]));

    const again = await continued(db, rosa, "Cuatro Cinco");
    await written(db, again.coeId, again.editSeq, "Cuatro y Cinco");
    await tablet.round({ checkpoint: making("draft") });
    expect(await namesIn(db, rosa)).toContain("Cuatro y Cinco");
    expect((await readCoeList(db, rosa.id)).some((row) => row.forked)).toBe(false);
  });

  it("what was only looked at since its last version comes back as that version, once the State has opened it", async () => {
    const rosa = recruiter("r-looked");
    const tablet = await fieldTablet(rosa);
    const draft = await typedDraft(tablet.db, "Siete", rosa.id);
    await tablet.round({ checkpoint: making("draft") });
    await saveDraft(tablet.db, draft.coeId, draft.editSeq, {
      changedAt: later,
      place: { section: "family", field: null },
    });
    await forgotten(tablet, rosa);
    await handInSealedWork({ ...tablet.carrying, now: tablet.now });
    await tablet.window.tabletVault.makeAnother(newWords, null);
    await tablet.round();
    expect(await namesIn(tablet.db, rosa)).toEqual(["other-vault"]);
    await agreed();
    await tablet.round();
    expect(await namesIn(tablet.db, rosa)).toEqual(["Siete"]);
    expect((await continued(tablet.db, rosa, "Siete")).answers).toEqual(answersOf("Siete"));
  });

  it("[P12] what is begun anew from what came back is not taken for it, when its passphrase is forgotten too", async () => {
    const rosa = recruiter("r-twice");
    const tablet = await fieldTablet(rosa);
    const { db, window } = tablet;
    const first = await typedDraft(db, "Diez", rosa.id);
    await tablet.round({ checkpoint: making("draft") });
    const changed = await written(db, first.coeId, first.editSeq, "Diez y Once");
    await forgotten(tablet, rosa);
    await handInSealedWork({ ...tablet.carrying, now: tablet.now });
    await window.tabletVault.makeAnother(newWords, null);
    await agreed();
    await tablet.round();
    let again = await continued(db, rosa, "Diez y Once");
    while (again.editSeq < changed.editSeq) again = await written(db, again.coeId, again.editSeq, "Diez y Doce");
    await forgotten(tablet, rosa);
    await window.tabletVault.makeAnother("four otters under the porch", null);
    await tablet.round();
    expect((await db.drafts.toArray()).map(({ coeId }) => coeId)).toEqual([first.coeId]);
    expect((await packSealedWork(db)).coes).toBe(1);
  });

  it("[P21] what was handed in of a COE that somebody else has by now makes way too, once the State has opened it", async () => {
    const [rosa, iris] = [recruiter("r-handed"), recruiter("r-iris")];
    const tablet = await fieldTablet(rosa);
    await state.enter(iris);
    const draft = await typedDraft(tablet.db, "Nueve", rosa.id);
    await tablet.round({ checkpoint: making("draft") });
    await written(tablet.db, draft.coeId, draft.editSeq, "Nueve y medio");
    await forgotten(tablet, rosa);
    await handInSealedWork({ ...tablet.carrying, now: tablet.now });
    await tablet.window.tabletVault.makeAnother(newWords, null);
    const asked = { handoverId: mintId(), from: rosa.id, to: iris.id, reason: "Another region." };
    const desk = await state.enter(reviewer());
    expect(await officePost(`/v1/coes/${draft.coeId}/handovers`, asked, handoverSchema, desk)).toMatchObject({
      ok: true,
    });
    await tablet.round();
    expect(await namesIn(tablet.db, rosa)).toEqual([]);
    expect(await draftsDue(tablet.db)).toEqual([draft.coeId]);
    await agreed();
    await tablet.round();
    expect(await draftsDue(tablet.db)).toEqual([]);
    expect(await tablet.db.laidAside.count()).toBe(1);
  });

  it("what was written after it was handed in is not laid aside for what came back", async () => {
    const rosa = recruiter("r-later");
    const tablet = await fieldTablet(rosa);
    const { tabletVault } = tablet.window;
    const draft = await typedDraft(tablet.db, "Ocho", rosa.id);
    await forgotten(tablet, rosa);
    await handInSealedWork({ ...tablet.carrying, now: tablet.now });
    await tabletVault.unlock({ kind: "passphrase", passphrase: words });
    await written(tablet.db, draft.coeId, draft.editSeq, "Ocho y medio");
    await forgotten(tablet, rosa);
    await tabletVault.makeAnother(newWords, null);
    await agreed();
    await tablet.round();
    expect(await tablet.db.laidAside.count()).toBe(0);
    expect(await tablet.db.drafts.count()).toBe(1);
    await handInSealedWork({ ...tablet.carrying, now: tablet.now });
    await agreed();
    await tablet.round();
    expect(await tablet.db.laidAside.count()).toBe(1);
  });
});

describe("[T23] a tablet that died", () => {
  it("its file is carried in by a colleague, who can read none of it; the same twice is the same", async () => {
    const rosa = recruiter("r-dead");
    const dead = await fieldTablet(rosa);
    await typedDraft(dead.db, "Nueve", rosa.id);
    const { parcels } = await packSealedWork(dead.db);
    const [file] = parcels;
    if (!file) throw new Error("nothing was packed");
    expect(new TextDecoder("latin1").decode(file.bytes)).not.toContain("Nueve");

    const ben = recruiter("r-ben");
    const carrier = await fieldTablet(ben);
    const carrying = { ...carrier.carrying, now: carrier.now };
    expect(await carryIn(carrying, file.bytes)).toEqual({ ok: true, value: { pieces: 1, waiting: 1 } });
    expect(await carryIn(carrying, file.bytes)).toEqual({ ok: true, value: { pieces: 1, waiting: 1 } });
    expect(await carrier.db.handIns.toArray()).toMatchObject([{ way: "carried", sha256: file.sha256 }]);
    expect(await carryIn(carrying, file.bytes.slice(0, -1))).toEqual({ ok: false, error: { code: "torn" } });
    expect(await carryIn(carrying, new Uint8Array([1]))).toEqual({ ok: false, error: { code: "not-a-parcel" } });

    await agreed();
    await carrier.round();
    expect(await readCoeList(carrier.db, ben.id)).toEqual([]);
    const fresh = await fieldTablet(rosa);
    await fresh.round();
    expect(await namesIn(fresh.db, rosa)).toEqual(["Nueve"]);
    expect((await continued(fresh.db, rosa, "Nueve")).answers).toEqual(answersOf("Nueve"));
    expect((await currentRecruiter(carrier.db))?.id).toBe(ben.id);
  });
});

describe("[P21] a sealed copy that was laid aside", () => {
  it("goes with its COE, when that is decided, secured and old enough, and never before", async () => {
    const rosa = recruiter("r-release");
    const tablet = await fieldTablet(rosa);
    const { db } = tablet;
    const draft = await typedDraft(db, "Diez", rosa.id);
    await forgotten(tablet, rosa);
    // A file is a parcel too: with a network the tablet hands the same one in.
    await saveSealedWork(
      { db, now: tablet.now },
      () => true,
      () => undefined,
    );
    await tablet.window.tabletVault.makeAnother(newWords, null);
    await tablet.round();
    expect(await db.handIns.toArray()).toMatchObject([{ way: "sent" }]);
    await agreed();
    await tablet.round();
    expect(await db.laidAside.count()).toBe(1);
    expect(await db.handIns.toArray()).toMatchObject([{ openedAt: expect.any(String) }]);
    const again = await continued(db, rosa, "Diez");
    const change = { coeId: draft.coeId, expectedEditSeq: again.editSeq, changedAt: later };
    expect((await commitNewRevision(db, making("signed"), change)).ok).toBe(true);
    await tablet.round();
    const [head] = (await readCoeList(db, rosa.id)).map((row) => row.headRevisionId);
    const desk = await state.enter({ ...recruiter("v-1"), roles: ["reviewer"] });
    const review = { reviewId: mintId(), coeId: draft.coeId, revisionId: head, decision: "denied", reasons: ["other"] };
    const rest = { note: "No qualifying work.", comments: [], overturns: null };
    expect((await officePost("/v1/reviews", { ...review, ...rest }, decisionSchema, desk)).ok).toBe(true);
    await tablet.round({ retentionDays: -1 });
    expect(await db.laidAside.count()).toBe(1);
    const secured = { secured_seq: Number.MAX_SAFE_INTEGER };
    await state.store.write((rows) => rows.updateTable("history").set(secured).execute());
    await tablet.round({ retentionDays: -1 });
    expect(await db.laidAside.count()).toBe(0);
    expect(await db.drafts.count()).toBe(0);
    await state.store.write((rows) => rows.updateTable("history").set({ secured_seq: null }).execute());
  });
});

describe("[S14] [P22] a revoked tablet", () => {
  const revoked = async (person: Person) => {
    const tablet = await fieldTablet(person);
    const draft = await typedDraft(tablet.db, "Perdomo", person.id);
    const signed = await signedCoe(tablet, "Ortiz", [], person.id);
    await forgotten(tablet, person);
    const { deviceId } = await readDevice(tablet.db);
    await state.store.write((db) => revokeDevice(db, state.store, deviceId, "d-1"));
    return { tablet, draft, signed };
  };

  it("hands in what lies in a vault that is shut, sealed as it is, and only then erases itself", async () => {
    const rosa = recruiter("r-lost");
    const { tablet, draft, signed } = await revoked(rosa);
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ problem: "device-revoked", sent: 1 });
    expect(await tablet.db.drafts.count()).toBe(0);
    expect((await readDevice(tablet.db)).wiped).toBeTruthy();
    await agreed();
    const fresh = await fieldTablet(rosa);
    await fresh.round();
    expect(await namesIn(fresh.db, rosa)).toEqual(["Ortiz", "Perdomo"]);
    const list = await readCoeList(fresh.db, rosa.id);
    expect(list.find((row) => row.continuable)?.coeId).toBe(draft.coeId);
    expect(list.find((row) => !row.continuable)?.coeId).toBe(signed.coeId);
  });

  it("keeps what it could not hand in", async () => {
    const { tablet } = await revoked(recruiter("r-silent"));
    const handIn = async () => ({ ok: false, error: { code: "no-answer" } }) as const;
    await tablet.round({ transport: { ...tablet.carrying.transport, handIn } });
    expect(await tablet.db.drafts.count()).toBe(2);
    expect((await readDevice(tablet.db)).wiped ?? null).toBeNull();
  });
});
