import { liveQuery, type Observable } from "dexie";
import type { SurcoDatabase } from "./database.ts";

/**
 * Told at once, and again whenever a version of this COE, a body that was still missing, or a decision about it has arrived. It
 * tells how many there are; what they say is read by whoever is told.
 */
export const watchVersions = (db: SurcoDatabase, coeId: string): Observable<number> =>
  liveQuery(async () => {
    const tables = [db.known, db.revisions, db.fetched, db.decisions];
    const held = await Promise.all(tables.map((table) => table.where("coeId").equals(coeId).primaryKeys()));
    return held.flat().length;
  });
