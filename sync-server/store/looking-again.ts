import { ruleSetVersion } from "../../src/domain/eligibility/determination.ts";
import { refreshCoe } from "./coes.ts";
import { judgeAgain } from "./judgements.ts";
import type { Store } from "./store.ts";

/** Few enough that a tablet which sends meanwhile waits for less than a second. */
const atATime = 200;

/**
 * After every release the server looks again at what an earlier one set aside (P7), and at what was judged by an earlier version of
 * the rules. Bytes, receipts and places stay as they are; only what is thought of them changes. Returns how many it looked at.
 */
export async function lookAgain(store: Store): Promise<number> {
  const rows = await store.reading
    .selectFrom("judgements")
    .innerJoin("revisions", "revisions.id", "judgements.revision_id")
    .select(["revisions.id", "revisions.coe_id"])
    .where((where) => where.or([where("standing", "=", "set-aside"), where("rule_set", "!=", ruleSetVersion)]))
    .orderBy("revisions.seq")
    .execute();
  for (let start = 0; start < rows.length; start += atATime) {
    const some = rows.slice(start, start + atATime);
    await store.write(async (db) => {
      for (const { id } of some) await judgeAgain(db, store, id);
      for (const coeId of new Set(some.map((row) => row.coe_id))) if (coeId !== null) await refreshCoe(db, coeId);
    });
  }
  return rows.length;
}
