import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import type { ConfirmAnswer, Receipt } from "../domain/protocol/receipt.ts";
import { type CustodyWord, custodyOfSummary, isSafetyCopy } from "./coe-list.ts";
import { renewSummary } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { noteSeen, readDevice } from "./device.ts";

/** The State's word about one id, as it came. Its presence is the only sign that something was sent. */
export interface ReceiptRow {
  readonly id: Sha256;
  readonly receipt: Receipt;
}

/** How sending one id has gone. May be deleted at any moment without harm. */
export interface AttemptRow {
  readonly id: Sha256;
  readonly tries: number;
  /** Milliseconds since 1970 before which nobody tries again by itself. */
  readonly nextAt: number;
  /** Stable code of the last problem; the words are the screen's. Empty while nothing has gone wrong since it last moved on. */
  readonly problem: string;
  /** Of what goes in pieces: how much the State had of it when it last said so. */
  readonly progress?: { readonly held: number; readonly size: number };
}

/** Keeps receipts, forgets the attempts they end, and makes the lines of their COEs again: one transaction. */
export const keepReceipts = (db: SurcoDatabase, receipts: readonly Receipt[]): Promise<void> =>
  db.transaction("rw", custodyTables(db), async () => {
    await db.receipts.bulkPut(receipts.map((receipt) => ({ id: receipt.id, receipt })));
    await db.attempts.bulkDelete(receipts.map((receipt) => receipt.id));
    await noteSeen(db, receipts);
    await renewLines(
      db,
      receipts.map((receipt) => receipt.id),
    );
  });

/** The answer to "do you still have these?": what is not known loses its receipt and is sent again (P11). One transaction. */
export const keepConfirmation = (db: SurcoDatabase, { held, unknown }: ConfirmAnswer): Promise<void> =>
  db.transaction("rw", custodyTables(db), async () => {
    await db.receipts.bulkDelete(unknown);
    await renewLines(db, unknown);
    await keepReceipts(db, held);
  });

export interface Custody {
  readonly word: CustodyWord;
  /** What the State holds is a draft, kept for safety. */
  readonly safetyCopy: boolean;
  readonly headRevisionId: Sha256 | null;
  readonly receivedAt: Instant | null;
  /** Attachments that the State still waits for. */
  readonly awaiting: readonly Sha256[];
  /** Why the State set the newest revision aside; empty otherwise. */
  readonly setAside: Receipt["problems"];
  /** What of this COE has no receipt, and how sending it has gone. */
  readonly unsent: readonly { readonly id: Sha256; readonly attempt: AttemptRow | null }[];
}

/** Where one COE is held, read from the receipts themselves. */
export async function custodyOfCoe(db: SurcoDatabase, coeId: string): Promise<Custody | null> {
  const summary = await db.summaries.get(coeId);
  if (summary === undefined) return null;
  const { securedSeq } = await readDevice(db);
  const made = [
    ...(await db.revisions.where("coeId").equals(coeId).primaryKeys()),
    ...(await db.attachments.where("coeId").equals(coeId).primaryKeys()),
  ] as Sha256[];
  const receipts = await db.receipts.bulkGet(made);
  const missing = made.filter((_, index) => receipts[index] === undefined);
  const attempts = await db.attempts.bulkGet(missing);
  const head = summary.headRevisionId;
  const receipt = head === null ? undefined : (await db.receipts.get(head))?.receipt;
  return {
    word: custodyOfSummary(summary, securedSeq),
    safetyCopy: isSafetyCopy(summary, securedSeq),
    headRevisionId: head,
    receivedAt: receipt?.receivedAt ?? null,
    awaiting: summary.completedSeq === null ? (receipt?.awaiting ?? []) : [],
    setAside: receipt?.problems ?? [],
    unsent: missing.map((id, index) => ({ id, attempt: attempts[index] ?? null })),
  };
}

const custodyTables = (db: SurcoDatabase) => [
  db.receipts,
  db.attempts,
  db.device,
  db.summaries,
  db.firstPages,
  db.owners,
  db.decisions,
  db.known,
];

/** The lines of the COEs that these revisions belong to. */
async function renewLines(db: SurcoDatabase, ids: readonly Sha256[]): Promise<void> {
  const known = await db.known.bulkGet([...ids]);
  for (const coeId of new Set(known.flatMap((row) => (row === undefined ? [] : [row.coeId])))) {
    await renewSummary(db, coeId);
  }
}
