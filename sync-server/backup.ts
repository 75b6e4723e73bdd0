import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Result } from "../src/domain/base/result.ts";
import { type Backup, backUp, exitNotCounted, keepNewest, type Places, sqliteSource } from "./backups/backing-up.ts";
import { backUpPostgres } from "./backups/postgres-backing-up.ts";
import { readConfig } from "./config.ts";

const usage = `npm run backup -- FOLDER [--keys FOLDER] [--keep=N] [--same-disk-counts]
FOLDER: where the copy goes, on another disk than the State's. The server may go on working.
--keys: another folder for the server's keys, so that whoever has one of the two opens nothing. --keep: only the newest N stay.
--same-disk-counts: tell tablets "secured" also for a copy that lies on the State's own disk. Without it such a copy is made, and not counted.
SURCO_DATA names the server's folder, by default .data/state as for \`npm run serve\`; DATABASE_URL its PostgreSQL, if it has one.`;

function wordsOf(args: readonly string[]) {
  try {
    const options = {
      keys: { type: "string" },
      keep: { type: "string" },
      "same-disk-counts": { type: "boolean" },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [folder, ...more] = positionals;
    const keep = values.keep === undefined ? null : Number(values.keep);
    if (folder === undefined || more.length > 0 || (keep !== null && !(Number.isInteger(keep) && keep > 0)))
      return null;
    const sameDiskCounts = values["same-disk-counts"] ?? false;
    return { folder: resolve(folder), keysFolder: resolve(values.keys ?? folder), keep, sameDiskCounts };
  } catch {
    return null;
  }
}

const notCounted = {
  same: "it lies on the same disk as the State, so what takes one takes both",
  unknown:
    "PostgreSQL runs on this machine and does not tell this account on which disk, so what takes one may take both",
  memory: "it lies in memory (tmpfs) and is gone when this machine stops",
  another: "",
};

const sameDiskHint = ` Where another machine copies this folder anyway, say --same-disk-counts
(SURCO_BACKUP_SAME_DISK_COUNTS=1 for the nightly one).`;

function* told({ file, keysFile, seq, size, disk, counted }: Backup): Generator<string> {
  yield `Backed up and verified: ${file} (${(size / 1_048_576).toFixed(1)} MB). Its keys: ${keysFile}.`;
  if (counted) {
    yield `Everything up to place ${seq} of the feed is secured.`;
    if (disk === "same")
      yield "It lies on the same disk as the State: copy it to another machine, or what takes one takes both.";
    return;
  }
  yield `NOT COUNTED: ${notCounted[disk]}, and tablets are not told "secured" of it.
Back up to a folder on another machine.${disk === "memory" ? "" : sameDiskHint}`;
  if (disk === "unknown")
    yield "Where it is another disk, let PostgreSQL say so: grant pg_read_all_settings to this account.";
}

async function backUpSqlite(places: Places, at: string): Promise<Result<Backup, string>> {
  const source = sqliteSource(places.data);
  return source.ok ? await backUp(source.value, places, at) : source;
}

/**
 * Answers the exit code: 0 when a verified copy stands there and is counted, 1 when none was made, 2 when it was asked in another way,
 * 3 when a verified copy stands there and is not counted.
 */
async function main(args: readonly string[], say: (line: string) => void): Promise<number> {
  const words = wordsOf(args);
  if (!words) {
    say(usage);
    return 2;
  }
  const { folder: data, databaseUrl } = readConfig({ SURCO_DATA: ".data/state", ...process.env });
  const places = { data, ...words };
  const at = new Date().toISOString();
  const made = await (databaseUrl ? backUpPostgres(databaseUrl, places, at) : backUpSqlite(places, at));
  if (!made.ok) {
    say(made.error);
    return 1;
  }
  for (const line of told(made.value)) say(line);
  const gone = words.keep === null ? [] : await keepNewest(places, words.keep, made.value.file);
  if (gone.length > 0) say(`Gave up ${gone.length} older: ${gone.join(", ")}.`);
  return made.value.counted ? 0 : exitNotCounted;
}

process.exitCode = await main(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)).catch((error) => {
  process.stdout.write(`The backup was not made, and nothing was counted: ${(error as Error).message}\n`);
  return 1;
});
