import { openSurcoDatabase, type SurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import type { Journal } from "../../src/storage/journal.ts";
import { copyOwed, heal } from "../../src/storage/journal-healing.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import { answersOf, later, making, morning, newDraft, nextId, summaryOf } from "./made.ts";
import { emptyFiles, type Files, journalIn, memoryJournal } from "./memory-journal.ts";
import { type OpenSealer, openSealer } from "./open-sealer.ts";

export interface Tablet {
  readonly db: SurcoDatabase;
  readonly journal: Journal;
  readonly files: Files;
  readonly sealer: OpenSealer;
}

export async function tabletOn(files: Files, sealer = openSealer()): Promise<Tablet> {
  const db = openSurcoDatabase(`copied-${nextId()}`, sealer);
  return { db, journal: memoryJournal(db, files), files, sealer };
}

export async function freshTablet(): Promise<Tablet> {
  const tablet = await tabletOn(emptyFiles());
  await readyDevice(tablet.db, nextId);
  return tablet;
}

/** The same tablet after its database came up empty. */
export const emptied = ({ files, sealer }: Tablet): Promise<Tablet> => tabletOn(files, sealer);

/** Both halves; how many rows the journal did not have. */
export async function healed({ db, journal }: Tablet) {
  const { coes, isWhole, owed } = await heal(db, journal, later, nextId);
  const copied = owed.reduce((sum, { keys }) => sum + keys.length, 0);
  return { coes, copied, isWhole: (await copyOwed(db, journal, owed)) && isWhole };
}
export const copied = (files: Files) =>
  journalIn(files)
    .entries()
    .map(({ table }) => table)
    .sort();
/** What follows a commit without anybody waiting for it. */
export const settled = (journal: Journal) => journal.list();

export const anyReceipt = {
  awaiting: [],
  seq: 1,
  chain: "x",
  standing: "held",
  problems: [],
  receivedAt: morning,
};

export async function signedAndDraft(tablet: Tablet) {
  const { db } = tablet;
  const signed = await newDraft(db, "Ortiz");
  await commitNewRevision(db, making("signed"), { coeId: signed.coeId, expectedEditSeq: 0, changedAt: later });
  const draft = await newDraft(db, "Peña");
  await saveDraft(db, draft.coeId, 0, {
    changedAt: later,
    answers: answersOf("Peña Luna"),
    summary: summaryOf("Peña Luna", "Ana"),
  });
  await settled(tablet.journal);
  return { signed: signed.coeId, draft: draft.coeId };
}
