import { ruleSetVersion } from "../../src/domain/eligibility/determination.ts";
import { refreshCoe } from "./coe-rows.ts";
import { judgeAgain } from "./judgements.ts";
import { regionOf } from "./scope.ts";
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
  await placeAgain(store);
  return rows.length;
}

/** Writes down in which region a COE lies, where nobody has, or where the State's policy knows its district differently now. */
async function placeAgain(store: Store): Promise<void> {
  const places = await store.reading.selectFrom("coes").select(["district", "region"]).distinct().execute();
  for (const { district, region } of places) {
    const byPolicy = regionOf(store.state, district, null);
    if (region !== null && (byPolicy === "" || byPolicy === region)) continue;
    const there = store.reading.selectFrom("coes").select("coe_id").where("district", "=", district);
    const moved = await there.where("region", region === null ? "is" : "=", region).execute();
    for (let start = 0; start < moved.length; start += atATime) {
      const some = moved.slice(start, start + atATime);
      await store.write(async (db) => {
        for (const { coe_id } of some) await refreshCoe(db, coe_id);
      });
    }
  }
}
