import { existsSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import type { Finding } from "../verify-chains.ts";
import { plainWords } from "../verify-words.ts";
import { checkCopy, copyDatabase, raiseSecured } from "./copying.ts";
import { readKeysIn, writeKeysFile } from "./key-files.ts";
import { flush, stampOf } from "./on-disk.ts";

export interface Backup {
  readonly file: string;
  readonly keysFile: string;
  /** The head of the feed that it holds. */
  readonly seq: number;
  readonly size: number;
  /** It stands on the same disk as the database: what takes one takes both. */
  readonly onSameDisk: boolean;
}

export interface Places {
  /** The server's data folder. */
  readonly data: string;
  readonly folder: string;
  /** Where the keys go; beside the copies, if nothing else is said. */
  readonly keysFolder: string;
}

const databaseIn = (folder: string): string => join(folder, "surco.sqlite");

export const isBackup = (name: string): boolean => /^surco-\d{8}T\d{9}Z\.sqlite$/.test(name);

export const keysFileOf = (file: string): string => file.replace(/\.sqlite$/, ".keys.json");

export const findingLines = (findings: readonly Finding[]): string =>
  findings
    .slice(0, 20)
    .map(({ where, what }) => `  ${where}: ${plainWords(what)}`)
    .join("\n");

/** What to do about a copy that does not hold: the reason is the disk it lies on, or the State's own database. */
const notWhole = (findings: readonly Finding[], file: string, data: string): string =>
  `The copy does not hold, so nothing was counted as backed up:
${findingLines(findings)}
It is kept as ${file}.
Run \`npm run verify -- ${databaseIn(data)}\` now. If everything holds there, the disk of the backups is at fault: back up to
another one. If the same does not hold there, the State's own database is damaged: keep every file as it is, delete no older
backup, and compare with the newest backup that was verified.`;

/**
 * Copies the database of a server that goes on working, with its keys; flushes the copy; reads it back and holds it against the
 * original; and only then counts it: `securedSeq` is raised to the copy's head (P21, protocol 4.5).
 */
export async function backUp({ data, folder, keysFolder }: Places, at: string): Promise<Result<Backup, string>> {
  const source = databaseIn(data);
  if (!existsSync(source)) return err(`There is no State's database in ${data}: SURCO_DATA names the folder.`);
  const keys = await readKeysIn(data);
  if (!keys) return err(`The keys beside the database in ${data} are not all there: has its server ever been started?`);
  for (const each of [folder, keysFolder]) await mkdir(each, { recursive: true, mode: 0o700 });
  const file = join(folder, `surco-${stampOf(at)}.sqlite`);
  const part = `${file}.part`;
  await rm(part, { force: true });
  copyDatabase(source, part);
  const whole = checkCopy(part, source);
  if (!whole || whole.findings.length > 0) {
    const kept = `${file}.not-whole`;
    await rename(part, kept);
    return err(notWhole(whole?.findings ?? [{ where: "history", what: "no-history" }], kept, data));
  }
  const keysFile = join(keysFolder, keysFileOf(`surco-${stampOf(at)}.sqlite`));
  await writeKeysFile(keysFile, keys);
  await rename(part, file);
  for (const each of [folder, keysFolder]) flush(each);
  const { size, dev } = statSync(file);
  if (!raiseSecured(source, whole, { at, size }))
    return err(
      `The database in ${data} was replaced while it was copied, so ${file} was not counted. Back up once more.`,
    );
  return ok({ file, keysFile, seq: whole.seq, size, onSameDisk: dev === statSync(data).dev });
}

/** Gives up the oldest, once a newer one was verified. The names sort by time. */
export async function keepNewest({ folder, keysFolder }: Places, keep: number): Promise<readonly string[]> {
  const old = (await readdir(folder)).filter(isBackup).sort().slice(0, -keep);
  for (const name of old) {
    await rm(join(folder, name));
    await rm(join(keysFolder, keysFileOf(name)), { force: true });
  }
  return old;
}

/** Whoever keeps the keys apart keeps them under the same name. */
export const keysPlaceFor = (file: string, keysFolder: string | null): string =>
  join(keysFolder ?? dirname(file), keysFileOf(file).split("/").at(-1) ?? "");
