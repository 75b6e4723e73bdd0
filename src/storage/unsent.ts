import type { Sha256 } from "../domain/base/sha256.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftIsDue } from "./drafts.ts";
import { unsentIds } from "./unsent-ids.ts";

const chunk = 50;

/** Signed before drafts, oldest first (protocol 4.6). Bodies pass through in small chunks and are not kept. */
export async function unsentRevisions(db: SurcoDatabase): Promise<Sha256[]> {
  const { revisions } = await unsentIds(db);
  const rows = await inChunks(revisions, async (ids) =>
    (await db.revisions.bulkGet(ids)).flatMap((row) =>
      row === undefined ? [] : [{ id: row.id, late: row.stage === "signed" ? 0 : 1, deviceSeq: row.deviceSeq }],
    ),
  );
  return rows.sort((a, b) => a.late - b.late || a.deviceSeq - b.deviceSeq).map((row) => row.id);
}

/** Smallest first, and only those of COEs of which the server holds a revision: the answers go ahead of the pictures. */
export async function unsentAttachments(db: SurcoDatabase): Promise<Sha256[]> {
  const { attachments } = await unsentIds(db);
  const rows = await inChunks(attachments, async (ids) =>
    (await db.attachments.bulkGet(ids)).flatMap((row) =>
      row === undefined ? [] : [{ id: row.id, coeId: row.coeId, size: sizeOf(row) }],
    ),
  );
  const begun = new Set<string>();
  for (const coeId of new Set(rows.map((row) => row.coeId))) {
    const revisions = await db.revisions.where("coeId").equals(coeId).primaryKeys();
    const receipts = await db.receipts.bulkGet(revisions);
    if (receipts.some((receipt) => receipt !== undefined)) begun.add(coeId);
  }
  return rows
    .filter((row) => begun.has(row.coeId))
    .sort((a, b) => a.size - b.size)
    .map((row) => row.id);
}

/** Drafts that were typed in since their last revision. */
export async function draftsDue(db: SurcoDatabase): Promise<string[]> {
  const dirty = await db.summaries.filter((row) => row.dirty && row.draftStage === "draft").primaryKeys();
  const rows = await db.drafts.bulkGet(dirty);
  return rows.flatMap((row) => (row !== undefined && draftIsDue(row) ? [row.coeId] : []));
}

/** One more failure of one id. The work itself is untouched (P12). */
export const noteAttempt = (
  db: SurcoDatabase,
  id: Sha256,
  problem: string,
  nextAt: (tries: number) => number,
): Promise<void> =>
  db.transaction("rw", db.attempts, async () => {
    const before = await db.attempts.get(id);
    const tries = (before?.tries ?? 0) + 1;
    await db.attempts.put({ ...before, id, tries, problem, nextAt: nextAt(tries) });
  });

/** A piece of it has arrived: what failed before counts no more, so that a slow line is tried again soon. */
export const noteProgress = async (db: SurcoDatabase, id: Sha256, held: number, size: number): Promise<void> => {
  await db.attempts.put({ id, tries: 0, problem: "", nextAt: 0, progress: { held, size } });
};

/** What will have to be carried: the envelope, or the bytes of a row that was not sealed yet. */
const sizeOf = (row: { readonly sealed?: ArrayBuffer; readonly bytes?: ArrayBuffer }): number =>
  (row.sealed ?? row.bytes)?.byteLength ?? 0;

async function inChunks<T>(ids: readonly Sha256[], read: (ids: Sha256[]) => Promise<T[]>): Promise<T[]> {
  const rows: T[] = [];
  for (let from = 0; from < ids.length; from += chunk) rows.push(...(await read(ids.slice(from, from + chunk))));
  return rows;
}
