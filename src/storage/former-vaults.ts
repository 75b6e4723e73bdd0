import type { Instant } from "../domain/base/instant.ts";
import { recoveredOn } from "../domain/protocol/rescue-parcel.ts";
import { renewSummary, type SummaryRow, summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftIsDue } from "./drafts.ts";
import { bodiesToShow } from "./feed.ts";
import { noteOpened, type PackedCopy, vaultOfEnvelope, waitingHandIns } from "./rescue.ts";
import { isSealed } from "./sealed-column.ts";
import type { SealedDraft } from "./sealed-draft.ts";
import { vaultsOf } from "./vault-rows.ts";

/** A working copy of a former vault that makes way for what the State gave back. It is kept: only a release may delete it (P21). */
export interface LaidAsideRow extends SealedDraft {
  readonly vault: string;
}

/**
 * Somebody who has made a new vault cannot read what the former one sealed. Of a COE of which nothing waits to be handed in, the State
 * has all: the sealed working copy is laid aside, and what stands is fetched again. Everything else stays as it is, and says so in the list.
 */
export async function layAsideWhatTheStateHas(
  db: SurcoDatabase,
  personId: string,
  former: ReadonlySet<string>,
  at: Instant,
): Promise<void> {
  if (former.size === 0) return;
  await noteWhatIsBack(db, at);
  // An async scope: of a plain function that returns a promise Dexie does not know that it awaits.
  for (const row of await linesOf(db, personId))
    if (isOf(former, row)) await db.transaction("rw", tablesOf(db), async () => layAsideOne(db, row.coeId, former));
}

/** Of the COEs that this person has, and of those that they had before somebody else. */
async function linesOf(db: SurcoDatabase, personId: string): Promise<readonly SummaryRow[]> {
  const handed = await db.owners.filter(({ formerId }) => formerId === personId).primaryKeys();
  const [theirs, given] = await Promise.all([
    db.summaries.where("recruiterId").equals(personId).toArray(),
    db.summaries.bulkGet(handed),
  ]);
  return [...theirs, ...given.filter((row) => row !== undefined)];
}

/** A parcel of which something has come back was opened, also where nobody has told. */
async function noteWhatIsBack(db: SurcoDatabase, at: Instant): Promise<void> {
  for (const { rescueId, vaults, copies } of await waitingHandIns(db)) {
    const devices = vaults.map(recoveredOn);
    const known = await db.known
      .where("coeId")
      .anyOf(copies.map(({ coeId }) => coeId))
      .toArray();
    const isBack = known.some(({ deviceId }) => devices.includes(deviceId));
    if (isBack && rescueId !== null) await noteOpened(db, new Set([rescueId]), at);
  }
}

/** The vaults of this person that no passphrase of today opens. */
export async function formerVaults(db: SurcoDatabase, personId: string): Promise<ReadonlySet<string>> {
  const [, ...former] = await vaultsOf(db, personId);
  return new Set(former.map(({ vaultId }) => vaultId));
}

function isOf(vaults: ReadonlySet<string>, row: object): boolean {
  return isSealed(row) && vaults.has(vaultOfEnvelope(row.sealed) ?? "");
}

const tablesOf = (db: SurcoDatabase) => [
  ...summaryTables(db),
  ...[db.drafts, db.laidAside, db.revisions, db.attachments, db.handIns, db.wanted, db.people],
];

async function layAsideOne(db: SurcoDatabase, coeId: string, former: ReadonlySet<string>): Promise<void> {
  const row = await db.summaries.get(coeId);
  const draft = await db.drafts.get(coeId);
  if (row === undefined || !isOf(former, row)) return;
  if (draft !== undefined) {
    if (!isOf(former, draft) || !(await stateHasAll(db, draft))) return;
    await db.laidAside.put({ ...draft, vault: vaultOfEnvelope(draft.sealed) ?? "" });
    await db.drafts.delete(coeId);
    await db.summaries.put({ ...row, ...elsewhere });
  }
  await renewSummary(db, coeId);
  const handed = await db.owners.get(coeId);
  // Whoever has it now has it on another tablet.
  if (handed !== undefined && (await db.people.get(handed.recruiterId)) === undefined) return;
  // What is here of it was sealed in the former vault: all is fetched again.
  for (const id of await bodiesToShow(db, coeId)) await db.wanted.put({ id, coeId, personId: row.recruiterId });
}

const elsewhere = {
  draftStage: "elsewhere",
  dirty: false,
  baseRevisionId: null,
} as const satisfies Partial<SummaryRow>;

/** Nothing of it is without a receipt, and what was written since its last version has come back, or was opened by the State. */
async function stateHasAll(db: SurcoDatabase, draft: SealedDraft): Promise<boolean> {
  const made = [
    ...(await db.revisions.where("coeId").equals(draft.coeId).primaryKeys()),
    ...(await db.attachments.where("coeId").equals(draft.coeId).primaryKeys()),
  ];
  const receipts = await db.receipts.bulkGet(made);
  if (receipts.includes(undefined)) return false;
  const known = await db.known.where("coeId").equals(draft.coeId).toArray();
  if (!draftIsDue(draft)) return known.length > 0;
  const of = vaultOfEnvelope(draft.sealed) ?? "";
  const isInIt = ({ coeId, vault, editSeq }: PackedCopy) =>
    coeId === draft.coeId && vault === of && editSeq === draft.editSeq;
  const handIns = (await db.handIns.toArray()).filter(({ copies }) => copies.some(isInIt));
  if (handIns.length === 0) return false;
  const from = recoveredOn(of);
  const isBack = known.some(({ deviceId }) => deviceId === from);
  return isBack || (known.length > 0 && handIns.some(({ openedAt }) => openedAt !== null));
}
