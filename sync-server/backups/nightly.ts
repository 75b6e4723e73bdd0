import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

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

/** A server that was off at the quiet minute makes up for it; one that failed tries again after an hour. */
export function isBackupDue(now: Date, newest: Date | null, lastTry: Date | null): boolean {
  if (lastTry !== null && now.getTime() - lastTry.getTime() < hourMs) return false;
  return newest === null || newest < lastQuietMinute(now);
}

export interface Nightly {
  readonly data: string;
  readonly folder: string;
  readonly keysFolder: string;
  readonly keep: number;
  newest(): Promise<Date | null>;
  failed(): void;
}

const program = fileURLToPath(new URL("../backup.ts", import.meta.url));

/** In a process of its own: verifying reads every byte, and tablets must not wait for that. */
function runBackup({ data, folder, keysFolder, keep }: Nightly): Promise<boolean> {
  const env = { ...process.env, SURCO_DATA: data };
  const args = [program, folder, "--keys", keysFolder, `--keep=${keep}`];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error) => resolve(error === null));
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
    lastTry = now;
    if (!(await runBackup(nightly))) nightly.failed();
    running = false;
  };
  const timer = setInterval(() => void look().catch(() => nightly.failed()), 60_000);
  return () => clearInterval(timer);
}
