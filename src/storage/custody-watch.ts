import { liveQuery, type Observable } from "dexie";
import { type Custody, custodyOfCoe } from "./custody.ts";
import type { SurcoDatabase } from "./database.ts";

/** Where one COE is held, now and after every receipt. */
export const watchCustody = (db: SurcoDatabase, coeId: string): Observable<Custody | null> =>
  liveQuery(() => custodyOfCoe(db, coeId));
