import type { Sha256 } from "../domain/base/sha256.ts";
import { recoveredOn } from "../domain/protocol/rescue-parcel.ts";
import type { SurcoDatabase } from "./database.ts";

interface Releasable {
  readonly coeId: string;
  readonly ids: readonly Sha256[];
}

/**
 * COEs that were decided for good before this moment (milliseconds) and of which nothing here is unsent or being corrected (P21). What
 * the State itself does not hold any more was not decided for good.
 */
export async function releasable(db: SurcoDatabase, decidedBefore: number): Promise<Releasable[]> {
  const found: Releasable[] = await leftBehind(db, decidedBefore);
  const rows = await db.summaries
    .filter(
      ({ draftStage, dirty, decision, lost = null }) =>
        draftStage !== "draft" && !dirty && lost === null && (decision === "approved" || decision === "denied"),
    )
    .toArray();
  for (const { coeId, headRevisionId } of rows) {
    const decisions = await db.decisions.where("coeId").equals(coeId).toArray();
    const last = Math.max(...decisions.map((decision) => Date.parse(decision.at)));
    const ids = await copiesOf(db, coeId);
    if (headRevisionId !== null && ids.length > 0 && last < decidedBefore) found.push({ coeId, ids });
  }
  return found;
}

const copiesOf = async (db: SurcoDatabase, coeId: string): Promise<Sha256[]> =>
  [
    ...(await db.revisions.where("coeId").equals(coeId).primaryKeys()),
    ...(await db.attachments.where("coeId").equals(coeId).primaryKeys()),
    ...(await inPlaceOfLaidAside(db, coeId)),
  ] as Sha256[];

/**
 * COEs that were handed before this moment to somebody who does not use this tablet, and of which nothing is being written here: what is
 * decided about them is told to others.
 */
async function leftBehind(db: SurcoDatabase, leftBefore: number): Promise<Releasable[]> {
  const found: Releasable[] = [];
  for (const { coeId, recruiterId, at } of await db.owners.toArray()) {
    if (Date.parse(at) >= leftBefore || (await db.people.get(recruiterId)) !== undefined) continue;
    const line = await db.summaries.get(coeId);
    if (line === undefined || line.dirty || line.draftStage === "draft") continue;
    const ids = await copiesOf(db, coeId);
    if (ids.length > 0) found.push({ coeId, ids });
  }
  return found;
}

/** What the State gave back of a sealed copy that was laid aside: without it the copy may not go. */
async function inPlaceOfLaidAside(db: SurcoDatabase, coeId: string): Promise<Sha256[]> {
  const vaults = (await laidAsideOf(db, coeId).toArray()).map(({ vault }) => recoveredOn(vault));
  if (vaults.length === 0) return [];
  const known = await db.known.where("coeId").equals(coeId).toArray();
  return known.flatMap(({ id, deviceId }) => (vaults.includes(deviceId) ? [id] : []));
}

const laidAsideOf = (db: SurcoDatabase, coeId: string) => db.laidAside.filter((row) => row.coeId === coeId);

/** Gives up the bodies. Receipts, decisions and the line in the list stay. Only `sync/release.ts` may ask for it. */
export const releaseCoe = (db: SurcoDatabase, coeId: string, ids: readonly Sha256[]): Promise<void> =>
  db.transaction("rw", releaseTables(db), async () => {
    const draft = await db.drafts.get(coeId);
    if (draft?.stage === "draft") return;
    const receipts = await db.receipts.bulkGet([...ids]);
    if (receipts.some((receipt) => receipt === undefined)) return;
    await db.revisions.bulkDelete([...ids]);
    await db.attachments.bulkDelete([...ids]);
    await db.drafts.delete(coeId);
    await laidAsideOf(db, coeId).delete();
    await db.summaries.update(coeId, { draftStage: "elsewhere" });
    await db.firstPages.clear();
  });

const releaseTables = (db: SurcoDatabase) => [
  db.revisions,
  db.attachments,
  db.drafts,
  db.summaries,
  db.receipts,
  db.firstPages,
  db.laidAside,
];
