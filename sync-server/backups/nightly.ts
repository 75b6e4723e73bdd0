import { type ExecFileException, execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Store } from "../store/store.ts";
import { exitNotCounted } from "./backing-up.ts";

/** At the tablets' quietest hour, on the server's clock; not at the full hour, when every other machine backs up too. */
const quietHour = 3;
const quietMinute = 17;

const hourMs = 3_600_000;

/** The last quiet minute that has passed. */
function lastQuietMinute(now: Date): Date {
  const quiet = new Date(now);
  quiet.setHours(quietHour, quietMinute, 0, 0);
  if (quiet > now) quiet.setDate(quiet.getDate() - 1);
  return quiet;
}

/**
 * A server that was off at the quiet minute makes up for it; one that failed tries again after an hour. One whose clock ran ahead when
 * it made its newest does not wait until then.
 */
export function isBackupDue(now: Date, newest: Date | null, lastTry: Date | null): boolean {
  if (lastTry !== null && now.getTime() - lastTry.getTime() < hourMs) return false;
  return newest === null || newest < lastQuietMinute(now) || newest > now;
}

export interface Nightly {
  readonly data: string;
  readonly folder: string;
  readonly keysFolder: string;
  readonly keep: number;
  readonly sameDiskCounts: boolean;
  newest(): Promise<Date | null>;
  /** Whether it is this process that makes it now: one of all that share the State. */
  claimed(now: Date): Promise<boolean>;
  failed(): void;
  /** A verified copy stands there, on the State's own disk. */
  notCounted(): void;
}

const program = fileURLToPath(new URL("../backup.ts", import.meta.url));

/**
 * Several processes look at the same minute, and the first one that writes down its try is the one that makes it; the others look again
 * when that is an hour ago. A try of a clock that ran far ahead holds nobody up.
 */
export function claimTry(store: Store, now: Date): Promise<boolean> {
  const inMs = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const [at, hourAgo, hourAhead] = [inMs(0), inMs(-hourMs), inMs(hourMs)] as const;
  return store.write(async (db) => {
    const tried = await db.selectFrom("backup_tries").select("at").where("id", "=", 1).executeTakeFirst();
    if (tried && tried.at > hourAgo && tried.at <= hourAhead) return false;
    await db
      .insertInto("backup_tries")
      .values({ id: 1, at })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ at }))
      .execute();
    return true;
  });
}

/** In a process of its own: verifying reads every byte, and tablets must not wait for that. */
function runBackup({ data, folder, keysFolder, keep, sameDiskCounts }: Nightly): Promise<number> {
  const env = { ...process.env, SURCO_DATA: data };
  const args = [
    program,
    folder,
    "--keys",
    keysFolder,
    `--keep=${keep}`,
    ...(sameDiskCounts ? ["--same-disk-counts"] : []),
  ];
  return new Promise((resolve) => {
    // One that was killed has no code.
    const codeOf = ({ code }: ExecFileException) => (typeof code === "number" ? code : 1);
    execFile(process.execPath, args, { env }, (error) => resolve(error ? codeOf(error) : 0));
  });
}

/** Looks every minute whether a copy is due. Returns the way to stop. */
export function backUpNightly(nightly: Nightly): () => void {
  let lastTry: Date | null = null;
  let running = false;
  const look = async () => {
    const now = new Date();
    if (running || !isBackupDue(now, await nightly.newest(), lastTry)) return;
    running = true;
    try {
      if (!(await nightly.claimed(now))) return;
      lastTry = now;
      const code = await runBackup(nightly);
      if (code === exitNotCounted) nightly.notCounted();
      else if (code !== 0) nightly.failed();
    } finally {
      running = false;
    }
  };
  const timer = setInterval(() => void look().catch(() => nightly.failed()), 60_000);
  return () => clearInterval(timer);
}
