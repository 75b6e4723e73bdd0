import { existsSync, statSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import { makeFolder } from "../new-folder.ts";
import type { Finding } from "../verify-chains.ts";
import type { Wholeness } from "../verify-database.ts";
import { plainWords } from "../verify-words.ts";
import { type Counted, checkCopy, copyDatabase, noteBackup } from "./copying.ts";
import { readKeysIn, writeKeysFile } from "./key-files.ts";
import { flush, isInMemory, stampOf } from "./on-disk.ts";

export interface Backup {
  readonly file: string;
  readonly keysFile: string;
  /** The head of the feed that it holds. */
  readonly seq: number;
  readonly size: number;
  /** On the same disk as the database, what takes one takes both; in memory it is gone when the machine stops. */
  readonly disk: Disk;
  /** Tablets are told that everything up to its head is secured. */
  readonly counted: boolean;
}

/** `unknown` where nobody says which disk the database is on: it may be the same. */
export type DiskOfCopy = "same" | "another" | "unknown";
export type Disk = DiskOfCopy | "memory";

/** The database that is copied, whichever engine it is of. */
export interface Source {
  readonly ending: "sqlite" | "dump";
  /** What reads the database itself from one end to the other. */
  readonly verify: string;
  /** Copies it while others write, flushes the copy, reads it back and holds it against the original. */
  copy(part: string): Promise<Result<Wholeness | null, string>>;
  diskOf(copy: string): Promise<DiskOfCopy>;
  /** False where the database is no longer the one that was copied. */
  note(whole: Wholeness, counted: Counted): Promise<boolean>;
}

/** How the command says that a verified copy stands there and secures nothing. */
export const exitNotCounted = 3;

export interface Places {
  /** The server's data folder. */
  readonly data: string;
  readonly folder: string;
  /** Where the keys go; beside the copies, if nothing else is said. */
  readonly keysFolder: string;
  /** "Secured" says that a copy exists outside the server's machine (protocol 4.5); whoever runs it answers for one that does not. */
  readonly sameDiskCounts: boolean;
}

const databaseIn = (folder: string): string => join(folder, "surco.sqlite");

const isBackup = (name: string): boolean => /^surco-\d{8}T\d{9}Z\.(sqlite|dump)$/.test(name);

const stampedPart = /^surco-\d{8}T\d{9}Z\.(sqlite|dump)\.part(-journal)?$/;
const stampedFailure = /^surco-\d{8}T\d{9}Z\.(sqlite|dump)\.not-whole$/;

const keysFileOf = (file: string): string => file.replace(/\.(sqlite|dump)$/, ".keys.json");

export const findingLines = (findings: readonly Finding[]): string =>
  findings
    .slice(0, 20)
    .map(({ where, what }) => `  ${where}: ${plainWords(what)}`)
    .join("\n");

/** What to do about a copy that does not hold: the reason is the disk it lies on, or the State's own database. */
const notWhole = (findings: readonly Finding[], kept: string, verify: string): string =>
  `The copy does not hold, so nothing was counted as backed up:
${findingLines(findings)}
${kept}
Run \`${verify}\` now. If everything holds there, the disk of the backups is at fault: back up to
another one. If the same does not hold there, the State's own database is damaged: keep every file as it is, delete no older
backup, and compare with the newest backup that was verified.`;

/** What a copy that was cut short has left, by a loss of power or a full disk: tried again each hour, it would fill any disk. */
async function clearParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (stampedPart.test(name)) await rm(join(folder, name), { force: true });
}

/** The first copy that did not hold is enough to look into, however often it is tried again. */
async function keepFailure(part: string, file: string, folder: string): Promise<string> {
  const first = (await readdir(folder)).filter((name) => stampedFailure.test(name)).sort()[0];
  if (first === undefined) {
    await rename(part, `${file}.not-whole`);
    return `It is kept as ${file}.not-whole.`;
  }
  await rm(part);
  return `It was deleted again: ${join(folder, first)}, the first one that did not hold, is kept. Delete that when it was looked into.`;
}

/** A file in the data folder. */
export function sqliteSource(data: string): Result<Source, string> {
  const database = databaseIn(data);
  if (!existsSync(database)) return err(`There is no State's database in ${data}: SURCO_DATA names the folder.`);
  return ok({
    ending: "sqlite",
    verify: `npm run verify -- ${database}`,
    async copy(part) {
      copyDatabase(database, part);
      return ok(await checkCopy(part, database));
    },
    diskOf: async (copy) => (statSync(copy).dev === statSync(database).dev ? "same" : "another"),
    note: async (whole, counted) => noteBackup(database, whole, counted),
  });
}

/**
 * Copies the database of a server that goes on working, with its keys; flushes the copy; reads it back and holds it against the
 * original; and only then counts it: `securedSeq` is raised to the copy's head (P21, protocol 4.5). A copy on the State's own disk is
 * noted as made, and secures nothing unless that was asked for.
 */
export async function backUp(source: Source, places: Places, at: string): Promise<Result<Backup, string>> {
  const { data, folder, keysFolder } = places;
  const keys = await readKeysIn(data);
  if (!keys) return err(`The State's keys in ${data} are not all there: has its server ever been started?`);
  for (const each of [folder, keysFolder]) makeFolder(each);
  const file = join(folder, `surco-${stampOf(at)}.${source.ending}`);
  const part = `${file}.part`;
  await clearParts(folder);
  const copied = await source.copy(part).catch(async (error: unknown) => {
    await clearParts(folder);
    throw error;
  });
  if (!copied.ok) {
    await clearParts(folder);
    return copied;
  }
  const whole = copied.value;
  if (!whole || whole.findings.length > 0) {
    const kept = await keepFailure(part, file, folder);
    return err(notWhole(whole?.findings ?? [{ where: "history", what: "no-history" }], kept, source.verify));
  }
  const keysFile = join(keysFolder, keysFileOf(basename(file)));
  await writeKeysFile(keysFile, keys);
  await rename(part, file);
  for (const each of [folder, keysFolder]) flush(each);
  const { size } = statSync(file);
  const device = await source.diskOf(file);
  const disk = device === "another" && isInMemory(file) ? "memory" : device;
  const counted = disk === "another" || (disk !== "memory" && places.sameDiskCounts);
  if (!(await source.note(whole, { at, size, secures: counted })))
    return err(`The State's database was replaced while it was copied, so ${file} was not counted. Back up once more.`);
  return ok({ file, keysFile, seq: whole.seq, size, disk, counted });
}

/**
 * Gives up the oldest, once a newer one was verified. The names sort by time, and a clock that once ran ahead has left some that sort
 * behind the one just made: that one stays in any case.
 */
export async function keepNewest(
  { folder, keysFolder }: Pick<Places, "folder" | "keysFolder">,
  keep: number,
  made: string,
): Promise<readonly string[]> {
  const others = (await readdir(folder)).filter((name) => isBackup(name) && name !== basename(made)).sort();
  const old = others.slice(0, Math.max(0, others.length - (keep - 1)));
  for (const name of old) {
    await rm(join(folder, name));
    await rm(join(keysFolder, keysFileOf(name)), { force: true });
  }
  return old;
}

/** Whoever keeps the keys apart keeps them under the same name. */
export const keysPlaceFor = (file: string, keysFolder: string | null): string =>
  join(keysFolder ?? dirname(file), keysFileOf(file).split("/").at(-1) ?? "");
