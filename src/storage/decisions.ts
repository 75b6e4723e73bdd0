import { liveQuery, type Observable } from "dexie";
import type { Decision } from "../domain/protocol/review.ts";
import type { SurcoDatabase } from "./database.ts";

/** A decision of the SEA, as it came. */
export interface DecisionRow extends Decision {}

/** Every decision about a COE, oldest first. */
export const decisionsOf = (db: SurcoDatabase, coeId: string): Promise<Decision[]> =>
  db.decisions.where("coeId").equals(coeId).sortBy("seq");

export const watchDecisions = (db: SurcoDatabase, coeId: string): Observable<Decision[]> =>
  liveQuery(() => decisionsOf(db, coeId));
