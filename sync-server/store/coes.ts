import { refreshCoe } from "./coe-rows.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { CoeRow } from "./tables.ts";

const findCoe = compiledOnce((db, coeId: string) => db.selectFrom("coes").selectAll().where("coe_id", "=", coeId));

/** The row of a COE, where it is within somebody's reach. */
export async function readCoe(db: Db, coeId: string, reach: Reach): Promise<CoeRow | undefined> {
  const within = withinReach(reach);
  if (!within) return (await findCoe(db, coeId))[0];
  return await db.selectFrom("coes").selectAll().where("coe_id", "=", coeId).where(within).executeTakeFirst();
}

const findAuthors = compiledOnce((db, coeId: string) =>
  db.selectFrom("revisions").select("author_id").distinct().where("coe_id", "=", coeId),
);

/** Everybody who wrote a version of it. */
export const authorsOf = async (db: Db, coeId: string): Promise<string[]> =>
  (await findAuthors(db, coeId)).map((row) => row.author_id ?? "");

/** A reviewer looks at the revision that is shown: "received" becomes "in review". Opening it again changes nothing. */
export async function markOpened(db: Db, coe: CoeRow, personId: string, at: string): Promise<boolean> {
  if (coe.stage !== "received") return false;
  await db
    .insertInto("openings")
    .values({ revision_id: coe.revision_id, person_id: personId, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await refreshCoe(db, coe.coe_id);
  return true;
}
