import { liveQuery, type Observable } from "dexie";
import type { SurcoDatabase } from "./database.ts";

/**
 * Whether what this COE's working copy continues was continued already, told at once and again when that changes. A version of one's own
 * is what the copy continues from then on, so the other one came from another tablet; or this storage was put back to an earlier day
 * (security.md S16). Writing on makes a fork, which the recruiter is shown (protocol 4.7).
 */
export const watchOlderCopy = (db: SurcoDatabase, coeId: string): Observable<boolean> =>
  liveQuery(() =>
    db.transaction("r", db.drafts, db.known, async () => {
      const draft = await db.drafts.get(coeId);
      if (draft?.stage !== "draft") return false;
      const known = await db.known.where("coeId").equals(coeId).toArray();
      if (draft.parents.length === 0) return known.length > 0;
      return known.some(({ parents }) => draft.parents.some((parent) => parents.includes(parent)));
    }),
  );
