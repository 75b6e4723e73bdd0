import type { Sha256 } from "../domain/base/sha256.ts";
import type { SurcoDatabase } from "./database.ts";

// By itself, because the shell counts at every start and needs nothing else of what is known about custody.

interface Unsent {
  readonly revisions: readonly Sha256[];
  readonly attachments: readonly Sha256[];
}

/** Unsent is the absence of a receipt, by primary key and never by an index: Dexie 4 can make an index lie (P10). */
export const unsentIds = (db: SurcoDatabase): Promise<Unsent> =>
  db.transaction("r", db.revisions, db.attachments, db.receipts, async () => {
    const held = new Set<string>(await db.receipts.toCollection().primaryKeys());
    const missing = (keys: string[]) => keys.filter((id) => !held.has(id)) as Sha256[];
    return {
      revisions: missing(await db.revisions.toCollection().primaryKeys()),
      attachments: missing(await db.attachments.toCollection().primaryKeys()),
    };
  });

export async function countUnsent(db: SurcoDatabase): Promise<number> {
  const { revisions, attachments } = await unsentIds(db);
  return revisions.length + attachments.length;
}
