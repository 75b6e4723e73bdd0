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

/** None of a moment that is still to come: a clock that once ran ahead must not hide for days that there is no newer one. */
export async function newestBackup({ reading, now }: Store): Promise<Date | null> {
  const newest = await reading
    .selectFrom("backups")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("at", "<=", now())
    .executeTakeFirst();
  return newest?.at ? new Date(newest.at) : null;
}

const gauge = (name: string, help: string, value: number | null): Gauge => ({ name: `surco_${name}`, help, value });

async function readDatabaseGauges(store: Store): Promise<readonly Gauge[]> {
  const { seq, secured_seq } = await readHistory(store.reading);
  const newest = await newestBackup(store);
  const age = newest && (Date.parse(store.now()) - newest.getTime()) / 1000;
  return [
    gauge("feed_head", "The newest place of the feed.", seq),
    gauge(
      "secured_seq",
      "The newest place of the feed that a verified backup holds; 0 while there is none.",
      secured_seq ?? 0,
    ),
    gauge("backup_age_seconds", "How old the newest verified backup is.", age),
    gauge("sessions_open", "Sessions that are open.", await openSessions(store)),
  ];
}

/** What is true now, read when somebody asks. While the database is away its numbers are missing, and the others say so. */
export async function readGauges(store: Store, { checks, freeBytes }: Condition): Promise<readonly Gauge[]> {
  const ofDatabase = checks.database ? await readDatabaseGauges(store).catch(() => null) : null;
  const healthy = ofDatabase !== null && Object.values(checks).every(Boolean);
  return [
    ...(ofDatabase ?? []),
    gauge("disk_free_bytes", "Room on the disk of the data folder.", freeBytes),
    gauge("healthy", "1 while every check of /healthz holds.", healthy ? 1 : 0),
    gauge("memory_bytes", "Memory that this process holds.", process.memoryUsage.rss()),
  ];
}
