import type { Condition } from "./condition.ts";
import type { Gauge } from "./metrics.ts";
import { readHistory } from "./store/history.ts";
import { minutesAfter } from "./store/sessions.ts";
import type { Store } from "./store/store.ts";

/** How many are signed in at this moment; not who. */
async function openSessions({ reading, now }: Store): Promise<number> {
  const at = now();
  const rows = await reading
    .selectFrom("sessions")
    .select(["seen_at", "idle_minutes"])
    .where("expires_at", ">", at)
    .execute();
  return rows.filter((row) => minutesAfter(row.seen_at, row.idle_minutes) > at).length;
}

export async function newestBackup({ reading }: Store): Promise<Date | null> {
  const newest = await reading
    .selectFrom("backups")
    .select(({ fn }) => fn.max("at").as("at"))
    .executeTakeFirst();
  return newest?.at ? new Date(newest.at) : null;
}

/** What is true now, read when somebody asks. */
export async function readGauges(store: Store, { checks, freeBytes }: Condition): Promise<readonly Gauge[]> {
  const { seq, secured_seq } = await readHistory(store.reading);
  const newest = await newestBackup(store);
  const age = newest && (Date.parse(store.now()) - newest.getTime()) / 1000;
  const gauge = (name: string, help: string, value: number | null): Gauge => ({ name: `surco_${name}`, help, value });
  return [
    gauge("feed_head", "The newest place of the feed.", seq),
    gauge("secured_seq", "The newest place of the feed that a verified backup holds.", secured_seq),
    gauge("backup_age_seconds", "How old the newest verified backup is.", age),
    gauge("sessions_open", "Sessions that are open.", await openSessions(store)),
    gauge("disk_free_bytes", "Room on the disk of the data folder.", freeBytes),
    gauge("healthy", "1 while every check of /healthz holds.", Object.values(checks).every(Boolean) ? 1 : 0),
    gauge("memory_bytes", "Memory that this process holds.", process.memoryUsage.rss()),
  ];
}
