import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Alarms } from "../../src/domain/protocol/alarm.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";

/** Counts one, on the server's day. */
export const countAlarm = (store: Store, kind: string, times = 1): Promise<void> =>
  store.write(async (db) => {
    const day = store.now().slice(0, 10);
    await db
      .insertInto("alarms")
      .values({ day, kind, n: times })
      .onConflict((conflict) =>
        conflict.columns(["day", "kind"]).doUpdateSet((old) => ({ n: old("alarms.n", "+", times) })),
      )
      .execute();
  });

const shownDays = 90;

/** The newest day first, of a quarter of a year. */
export async function readAlarms(db: Db, now: string): Promise<Alarms> {
  const since = new Date(Date.parse(now) - shownDays * 86_400_000).toISOString().slice(0, 10);
  const rows = await db
    .selectFrom("alarms")
    .selectAll()
    .where("day", ">=", since)
    .orderBy("day", "desc")
    .orderBy("kind")
    .execute();
  return { alarms: rows.map(({ day, kind, n }) => ({ day: day as CalendarDate, kind, times: n })) };
}
