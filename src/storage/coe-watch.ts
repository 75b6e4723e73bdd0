import { liveQuery, type Observable } from "dexie";
import { type Custody, custodyOfCoe } from "./custody.ts";
import type { SurcoDatabase } from "./database.ts";

/**
 * Told at once, and again whenever a version of this COE, a body that was still missing, or a decision about it has arrived. It
 * tells how many there are; what they say is read by whoever is told.
 */
export const watchVersions = (db: SurcoDatabase, coeId: string): Observable<number> =>
  liveQuery(() => versionsHeld(db, coeId));

/** As `watchVersions`, and after every receipt; it tells where the COE is held. */
export const watchCoe = (db: SurcoDatabase, coeId: string): Observable<Custody | null> =>
  liveQuery(async () => {
    await versionsHeld(db, coeId);
    return custodyOfCoe(db, coeId);
  });

async function versionsHeld(db: SurcoDatabase, coeId: string): Promise<number> {
  const tables = [db.known, db.revisions, db.fetched, db.decisions];
  const held = await Promise.all(tables.map((table) => table.where("coeId").equals(coeId).primaryKeys()));
  return held.flat().length;
}
