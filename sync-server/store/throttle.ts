import { type Counter, forgottenAfterSeconds, waitAfter } from "../identity/throttle.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";

const secondsAfter = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

/**
 * Counts this try as a wrong one before it is looked at, so that a thousand at once are a thousand, and says how many seconds to wait
 * where it came too early; such a try counts nothing. A right one is taken back with `forgive`.
 */
export async function countTry(db: Db, store: Store, counters: readonly Counter[]): Promise<number> {
  const now = store.now();
  const keys = counters.map((counter) => counter.key);
  const known = await db.selectFrom("failures").selectAll().where("key", "in", keys).execute();
  const wait = Math.max(0, ...known.map((row) => Math.ceil((Date.parse(row.next_at) - Date.parse(now)) / 1000)));
  if (wait > 0) return wait;
  for (const counter of counters) {
    const row = known.find((each) => each.key === counter.key);
    const recent = row && secondsAfter(row.last_at, forgottenAfterSeconds(counter)) > now;
    const count = (recent ? row.count : 0) + 1;
    const counted = { count, last_at: now, next_at: secondsAfter(now, waitAfter(count, counter)) };
    await db
      .insertInto("failures")
      .values({ key: counter.key, ...counted })
      .onConflict((conflict) => conflict.column("key").doUpdateSet(counted))
      .execute();
  }
  return 0;
}

/** It was right: the name is free again, and where it came from is no worse than before. */
export async function forgive(db: Db, store: Store, counters: readonly Counter[]): Promise<void> {
  const now = store.now();
  const [own, ...shared] = counters;
  if (own) await db.deleteFrom("failures").where("key", "=", own.key).execute();
  for (const { key } of shared) {
    await db
      .updateTable("failures")
      .set((is) => ({ count: is("count", "-", 1), next_at: now }))
      .where("key", "=", key)
      .where("count", ">", 0)
      .execute();
  }
  await db.deleteFrom("failures").where("last_at", "<", secondsAfter(now, -86_400)).execute();
}
