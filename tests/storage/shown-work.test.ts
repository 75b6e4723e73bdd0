import { afterEach, describe, expect, it } from "vitest";
import { type Sha256, sha256OfText } from "../../src/domain/base/sha256.ts";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import { keepReceipts } from "../../src/storage/custody.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { packShownWork } from "../../src/storage/rescue.ts";
import { checkpointDraft } from "../../src/storage/revisions.ts";
import { watchWaiting } from "../../src/storage/shown-work.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { answersOf, later, making, newDraft, summaryOf } from "./made.ts";
import { lucias, type WindowOfTablet, windowOfTablet } from "./tablet-vault-line.ts";
import { words } from "./vault-line.ts";

/** The State's public key as hello tells it: any point of the curve will do. */
const stateKey = "BENXlio-vEbxrQxOO5nr6UWvqm-3wzLUYrr8KsCXW91IgrOYhG-c6AVF-M_U6ZBVyYMXipUWmqlhYSYaXJWz2Oc";

const receiptFor = (id: Sha256): Receipt => ({
  id,
  server: "s",
  receivedAt: later,
  seq: 1,
  chain: sha256OfText("1"),
  standing: "accepted",
  awaiting: [],
  problems: [],
});

let window: WindowOfTablet | null = null;
afterEach(async () => {
  await window?.tabletVault.enter(null);
  await window?.db.delete();
});

/** What is said first, after one change. */
const said = (parcel: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  new Promise((resolve, reject) => {
    if (window === null) return;
    const watch = watchWaiting(window.db, parcel).subscribe((waiting) => {
      resolve(waiting);
      watch.unsubscribe();
    }, reject);
  });

describe("[4.9] what is shown as codes", () => {
  it("waits until every version in it has a receipt and every working copy is a version", async () => {
    window = await windowOfTablet();
    const { db, tabletVault, vault } = window;
    await tabletVault.enter(lucias);
    await tabletVault.make(words, null);
    expect((await vault.meetState(stateKey)).ok).toBe(true);
    for (const name of ["Uno", "Dos"]) {
      const { coeId } = await newDraft(db, "");
      const typed = { changedAt: later, answers: answersOf(name), summary: summaryOf(name) };
      expect((await saveDraft(db, coeId, 0, typed)).ok).toBe(true);
      if (name === "Uno") await checkpointDraft(db, coeId, making("draft"));
    }
    const shown = (await packShownWork(db)).parcels[0]?.bytes ?? new Uint8Array();
    expect(await said(shown)).toBe(true);
    const arrive = async () => keepReceipts(db, (await unsentIds(db)).revisions.map(receiptFor));
    await arrive();
    expect(await said(shown)).toBe(true);
    for (const coeId of await db.drafts.toCollection().primaryKeys()) await checkpointDraft(db, coeId, making("draft"));
    expect(await said(shown)).toBe(true);
    await arrive();
    expect(await said(shown)).toBe(false);
  });

  it("waits where it cannot be said what is in it", async () => {
    window = await windowOfTablet();
    expect(await said(new Uint8Array(40))).toBe(true);
  });
});
