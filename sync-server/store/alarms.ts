import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Alarms } from "../../src/domain/protocol/alarm.ts";
import type { Db } from "./db.ts";
import { minutesAfter } from "./sessions.ts";
import type { Store } from "./store.ts";

/** Counts one of each kind, on the server's day. */
export const countAlarms = (store: Store, kinds: readonly string[]): Promise<void> =>
  store.write(async (db) => {
    const day = store.now().slice(0, 10);
    await db
      .insertInto("alarms")
      .values(kinds.map((kind) => ({ day, kind, n: 1 })))
      .onConflict((conflict) =>
        conflict.columns(["day", "kind"]).doUpdateSet((old) => ({ n: old("alarms.n", "+", 1) })),
      )
      .execute();
  });

const shownDays = 90;

/** The newest day first, of a quarter of a year. */
export async function readAlarms(db: Db, now: string): Promise<Alarms> {
  const since = minutesAfter(now, -shownDays * 24 * 60).slice(0, 10);
  const rows = await db
    .selectFrom("alarms")
    .selectAll()
    .where("day", ">=", since)
    .orderBy("day", "desc")
    .orderBy("kind")
    .execute();
  return { alarms: rows.map(({ day, kind, n }) => ({ day: day as CalendarDate, kind, times: n })) };
}
