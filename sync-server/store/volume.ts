import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import type { Surroundings } from "./store.ts";

/**
 * Far above what a whole tablet holds: two hundred COEs with three photographs of two megabytes each, sent again in one day, are 1.2 GB.
 * What the State held already is not counted at all.
 */
export const usualDailyBytes = 2_147_483_648;

/** So much more is kept for versions of COEs: they are small, and cannot be asked of a family again. */
const forVersions = 1.25;

/** What many requests bring is written once: a trip to the disk for each of them would cost more than the counting. */
const writtenAfterMs = 2000;

const hourMs = 3_600_000;
const dayHours = 24;

export interface Volume {
  /** Null while this tablet may bring more; in how many seconds, where it has brought its share of the last 24 hours. */
  over(deviceId: string | null, table: "revisions" | "attachments"): Promise<number | null>;
  /** These bytes were new here. They are written down beside the answers. */
  count(deviceId: string | null, bytes: number): void;
  /** Writes what was counted now, and returns when it is written or could not be. */
  written(): Promise<void>;
}

const hourOf = (ms: number): string => new Date(ms).toISOString().slice(0, 13);

const sinceAt = (now: number): string => hourOf(now - dayHours * hourMs);

const findHours = compiledOnce((db, deviceId: string, since: string) =>
  db
    .selectFrom("device_volume")
    .select(["hour", "bytes"])
    .where("device_id", "=", deviceId)
    .where("hour", ">", since)
    .orderBy("hour"),
);

/** When so many of the oldest hours lie a day back that the rest is below the limit. */
function secondsUntil(hours: readonly { readonly hour: string; readonly bytes: number }[], over: number, now: number) {
  let left = over;
  let hour = hourOf(now);
  for (const each of hours) {
    if (left < 0) break;
    left -= Number(each.bytes);
    hour = each.hour;
  }
  const free = Date.parse(`${hour}:00:00.000Z`) + dayHours * hourMs;
  return Math.max(60, Math.ceil((free - now) / 1000));
}

async function addTo(db: Db, deviceId: string, bytes: number, now: number): Promise<void> {
  await db
    .insertInto("device_volume")
    .values({ device_id: deviceId, hour: hourOf(now), bytes })
    .onConflict((conflict) =>
      conflict
        .columns(["device_id", "hour"])
        .doUpdateSet((old) => ({ bytes: old("device_volume.bytes", "+", old.ref("excluded.bytes")) })),
    )
    .execute();
  await db.deleteFrom("device_volume").where("device_id", "=", deviceId).where("hour", "<=", sinceAt(now)).execute();
}

interface Counting {
  readonly reading: Db;
  readonly surroundings: Surroundings;
  readonly dailyBytes: number;
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
}

/**
 * What an enrolled tablet may bring in a day (protocol 4.3). Nobody waits for what is counted to be written: a server that dies forgets
 * some seconds of it, which only makes the limit more generous.
 */
export function openVolume({ reading, write, surroundings, dailyBytes }: Counting): Volume {
  const pending = new Map<string, number>();
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function writeAll(): Promise<void> {
    while (pending.size > 0) {
      const some = [...pending];
      const now = Date.parse(surroundings.now());
      await write(async (db) => {
        for (const [deviceId, bytes] of some) await addTo(db, deviceId, bytes, now);
      });
      for (const [deviceId, bytes] of some) {
        const more = (pending.get(deviceId) ?? 0) - bytes;
        if (more > 0) pending.set(deviceId, more);
        else pending.delete(deviceId);
      }
    }
  }

  const writeNow = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing ??= writeAll()
      .catch((error) => surroundings.failed?.(error))
      .finally(() => {
        writing = null;
      });
    return writing;
  };

  return {
    async over(deviceId, table) {
      if (deviceId === null) return null;
      const now = Date.parse(surroundings.now());
      // Before the rows: what is being written now counts rather twice than not at all.
      const waiting = pending.get(deviceId) ?? 0;
      const hours = await findHours(reading, deviceId, sinceAt(now));
      const brought = hours.reduce((sum, { bytes }) => sum + Number(bytes), waiting);
      const limit = table === "revisions" ? dailyBytes * forVersions : dailyBytes;
      return brought < limit ? null : secondsUntil(hours, brought - limit, now);
    },
    count(deviceId, bytes) {
      if (deviceId === null) return;
      pending.set(deviceId, (pending.get(deviceId) ?? 0) + bytes);
      timer ??= setTimeout(() => void writeNow(), writtenAfterMs).unref();
    },
    async written() {
      // One that is ending may not have seen the last count.
      await writing;
      await writeNow();
    },
  };
}
