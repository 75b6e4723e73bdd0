import { afterEach, describe, expect, it } from "vitest";
import { readParcel } from "../../src/domain/protocol/rescue-parcel.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { type DraftRow, saveDraft } from "../../src/storage/drafts.ts";
import { formerVaults } from "../../src/storage/former-vaults.ts";
import { noteHandIn, noteOpened, packSealedWork, vaultOfEnvelope, waitingHandIns } from "../../src/storage/rescue.ts";
import { checkpointDraft, commitNewRevision } from "../../src/storage/revisions.ts";
import { answersOf, later, making, morning, newDraft, nextId, summaryOf } from "./made.ts";
import { lucias, type WindowOfTablet, windowOfTablet } from "./tablet-vault-line.ts";
import { words } from "./vault-line.ts";

/** The State's public key as hello tells it: any point of the curve will do. */
const stateKey = "BENXlio-vEbxrQxOO5nr6UWvqm-3wzLUYrr8KsCXW91IgrOYhG-c6AVF-M_U6ZBVyYMXipUWmqlhYSYaXJWz2Oc";

const windows: WindowOfTablet[] = [];
afterEach(async () => {
  for (const { tabletVault, db } of windows.splice(0)) {
    await tabletVault.enter(null);
    await db.delete();
  }
});

async function tablet({ met = true } = {}): Promise<WindowOfTablet> {
  const window = await windowOfTablet();
  windows.push(window);
  await window.tabletVault.enter(lucias);
  await window.tabletVault.make(words, null);
  if (met) expect((await window.vault.meetState(stateKey)).ok).toBe(true);
  return window;
}

async function typed(db: SurcoDatabase, name: string, recruiterId = lucias.personId): Promise<DraftRow> {
  const { coeId } = await newDraft(db, "", recruiterId);
  const saved = await saveDraft(db, coeId, 0, {
    changedAt: later,
    answers: answersOf(name),
    summary: summaryOf(name),
  });
  if (!saved.ok) throw new Error(saved.error.code);
  return saved.value;
}

const lock = async ({ tabletVault }: WindowOfTablet) => {
  await tabletVault.enter(null);
  await tabletVault.enter(lucias);
};

describe("[T23] [P22] what is handed in of a vault that is shut", () => {
  it("working copies that were written in since their last version, versions and photos without a receipt, and nothing else", async () => {
    const window = await tablet();
    const { db } = window;
    await newDraft(db, "never typed in");
    const draft = await typed(db, "Uno");
    const kept = await typed(db, "Dos");
    await checkpointDraft(db, kept.coeId, making("draft"));
    const photo = nameAttachment(new TextEncoder().encode("a photo"), "image/png");
    const signed = await typed(db, "Tres");
    const change = { coeId: signed.coeId, expectedEditSeq: signed.editSeq, changedAt: later };
    expect((await commitNewRevision(db, making("signed", [photo]), change)).ok).toBe(true);
    await lock(window);
    const { parcels, coes, onlyByPassphrase } = await packSealedWork(db);
    expect({ parcels: parcels.length, coes, onlyByPassphrase }).toEqual({ parcels: 1, coes: 3, onlyByPassphrase: 0 });
    expect(parcels[0]).toMatchObject({ envelopes: 4, copies: [{ coeId: draft.coeId, editSeq: 1 }] });
    const read = readParcel(parcels[0]?.bytes ?? new Uint8Array());
    expect(read.ok && read.value).toHaveLength(4);
  });

  it("the same rows are the same parcel, byte for byte; another line in one of them makes another", async () => {
    const window = await tablet();
    const draft = await typed(window.db, "Uno");
    const [first, again] = [await packSealedWork(window.db), await packSealedWork(window.db)];
    expect(first.parcels).toEqual(again.parcels);
    await saveDraft(window.db, draft.coeId, draft.editSeq, { changedAt: later, answers: answersOf("Uno Dos") });
    expect((await packSealedWork(window.db)).parcels[0]?.sha256).not.toBe(first.parcels[0]?.sha256);
  });

  it("what was sealed before the tablet had met its State is counted, and stays: nobody could open it there", async () => {
    const window = await tablet({ met: false });
    await typed(window.db, "Uno");
    await lock(window);
    expect(await packSealedWork(window.db)).toEqual({ parcels: [], coes: 0, onlyByPassphrase: 1 });
  });

  it("of one person only where one asks for theirs", async () => {
    const window = await tablet();
    await typed(window.db, "Uno");
    const { db, tabletVault } = window;
    const lucia = tabletVault.row()?.vaultId;
    await tabletVault.enter({ personId: "r-2", initials: "BS", practice: false });
    await tabletVault.make("copper kettles over the valley", null);
    const ben = tabletVault.row()?.vaultId;
    const theirs = await typed(db, "Dos", "r-2");
    const packed = await packSealedWork(db, (vaultId) => vaultId === ben);
    expect(packed.parcels).toMatchObject([{ vaults: [ben], copies: [{ coeId: theirs.coeId }] }]);
    expect((await packSealedWork(db)).parcels[0]?.vaults.toSorted()).toEqual([lucia, ben].toSorted());
  });
});

describe("[T23] another vault", () => {
  it("is the one that is asked for from then on, also where the clock was set back; the former one stays with what it sealed", async () => {
    let now = Date.parse(morning);
    const window = await windowOfTablet({ now: () => now });
    windows.push(window);
    const { db, tabletVault } = window;
    await tabletVault.enter(lucias);
    await tabletVault.make(words, null);
    const former = tabletVault.row()?.vaultId ?? "";
    const draft = await typed(db, "Uno");
    await db.device.update("this", { cursors: { [lucias.personId]: "12", "r-2": "7" } });
    await lock(window);
    now -= 400 * 86_400_000;
    expect((await tabletVault.makeAnother("three otters under the porch", null)).ok).toBe(true);
    expect(tabletVault.get().kind).toBe("open");
    expect(tabletVault.row()?.vaultId).not.toBe(former);
    expect(await formerVaults(db, lucias.personId)).toEqual(new Set([former]));
    // What the State has told her was sealed in the former one: it is told again, and to nobody else.
    expect((await db.device.get("this"))?.cursors).toEqual({ "r-2": "7" });
    const stored = await db.drafts.get(draft.coeId);
    expect(vaultOfEnvelope(stored?.sealed ?? new ArrayBuffer())).toBe(former);
    await lock(window);
    expect((await tabletVault.unlock({ kind: "passphrase", passphrase: "three otters under the porch" })).ok).toBe(
      true,
    );
  });

  it("is not made from a weak passphrase, and not where the vault is open", async () => {
    const window = await tablet();
    expect((await window.tabletVault.makeAnother("three otters under the porch", null)).ok).toBe(false);
    await lock(window);
    const weak = await window.tabletVault.makeAnother("password", null);
    expect(weak).toMatchObject({ ok: false, error: { code: "weak-passphrase" } });
    expect(window.tabletVault.get().kind).toBe("locked");
    expect(await window.db.vaults.count()).toBe(1);
  });
});

describe("[T23] what was handed in is written down", () => {
  it("a file that comes to the State later is one parcel; what the State holds is never said to be only in a file", async () => {
    const { db } = await tablet();
    await typed(db, "Uno");
    const [parcel] = (await packSealedWork(db)).parcels;
    if (!parcel) throw new Error("nothing was packed");
    await noteHandIn(db, parcel, { way: "file", at: morning, rescueId: null });
    expect(await waitingHandIns(db)).toEqual([]);
    const rescueId = nextId();
    await noteHandIn(db, parcel, { way: "sent", at: later, rescueId });
    await noteHandIn(db, parcel, { way: "file", at: later, rescueId: null });
    expect(await waitingHandIns(db)).toMatchObject([{ way: "sent", rescueId, at: later }]);
    await noteOpened(db, new Set([rescueId]), later);
    expect(await waitingHandIns(db)).toEqual([]);
    expect(await db.handIns.toArray()).toMatchObject([{ openedAt: later }]);
  });
});
