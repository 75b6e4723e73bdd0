import { liveQuery, type Observable } from "dexie";
import { type Custody, custodyOfCoe } from "./custody.ts";
import type { SurcoDatabase } from "./database.ts";

/**
 * Told at once, and again whenever a version of this COE, a body that was still missing, a decision about it or a receipt has arrived.
 * It tells where the COE is held; what the versions say is read by whoever is told.
 */
export const watchCoe = (db: SurcoDatabase, coeId: string): Observable<Custody | null> =>
  liveQuery(async () => {
    // Asked for, so that a change of any of them is heard.
    const tables = [db.known, db.revisions, db.fetched, db.decisions];
    await Promise.all(tables.map((table) => table.where("coeId").equals(coeId).primaryKeys()));
    return custodyOfCoe(db, coeId);
  });
