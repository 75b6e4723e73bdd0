import { liveQuery, type Observable } from "dexie";
import type { SurcoDatabase } from "./database.ts";

/** Whose COE this is, as far as this tablet knows it; null for a COE that it has never met. */
export async function recruiterOfCoe(db: SurcoDatabase, coeId: string): Promise<string | null> {
  return (await db.summaries.get(coeId))?.recruiterId ?? null;
}

export const watchRecruiterOfCoe = (db: SurcoDatabase, coeId: string): Observable<string | null> =>
  liveQuery(() => recruiterOfCoe(db, coeId));

/** What a colleague wrote on this tablet is carried and never shown (P22). */
export const isColleagues = (recruiterId: string | null, personId: string | null): boolean =>
  recruiterId !== null && recruiterId !== personId;
