import { existsSync } from "node:fs";
import { copyFile, link, mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import Sqlite from "better-sqlite3";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import { keyFiles } from "../identity/key-file.ts";
import { inFolder } from "../new-folder.ts";
import { findingLines } from "./backing-up.ts";
import { checkCopy } from "./copying.ts";
import { type Keys, putKeysInto, readKeysFile, readKeysIn } from "./key-files.ts";
import { flush, stampOf } from "./on-disk.ts";

export interface Asked {
  /** The copy to go back to. */
  readonly file: string;
  readonly keysFile: string;
  readonly data: string;
  /** A State lies there already, and is to make room. */
  readonly replace: boolean;
}

export interface Standing {
  readonly seq: number;
  readonly securedSeq: number | null;
}

export interface Restored {
  readonly seq: number;
  /** Where everything of before is kept; null where nothing was there. */
  readonly former: string | null;
  readonly before: Standing | null;
}

type Former = { readonly inUse: true } | { readonly inUse: false; readonly standing: Standing | null };

/** Leaving the write-ahead log asks to be alone with the file, and leaves all of it in one. A damaged file says nothing. */
function closeFormer(file: string): Former {
  try {
    const database = new Sqlite(file, { fileMustExist: true, timeout: 1000 });
    try {
      database.pragma("journal_mode = DELETE");
      const standing = database.prepare("select seq, secured_seq as securedSeq from history").get() as Standing;
      return { inUse: false, standing: standing ?? null };
    } finally {
      database.close();
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    return code === "SQLITE_BUSY" || code === "SQLITE_LOCKED" ? { inUse: true } : { inUse: false, standing: null };
  }
}

/** Under another name in the same folder; the database itself by a second name, so that at no moment there is none. */
async function setAside(data: string, at: string): Promise<string> {
  const former = join(data, `replaced-${stampOf(at)}`);
  await mkdir(former, { mode: 0o700 });
  await link(join(data, "surco.sqlite"), join(former, "surco.sqlite"));
  const beside = (await readdir(data)).filter((name) => /^(surco\.sqlite-|proofs\.sqlite)/.test(name));
  for (const name of beside) await rename(join(data, name), join(former, name));
  for (const name of keyFiles) if (existsSync(join(data, name))) await copyFile(join(data, name), join(former, name));
  flush(former);
  return former;
}

/** Those of the copy, or where nobody has put them beside it, those that are in their place already. */
export async function keysFor({ keysFile, data }: Asked): Promise<Result<Keys, string>> {
  const keys = (await readKeysFile(keysFile)) ?? (existsSync(keysFile) ? null : await readKeysIn(data));
  if (keys) return ok(keys);
  return err(`The keys of this copy are not in ${keysFile}. Without them nobody's authenticator opens and no sealed work.
Name with --keys the folder that \`npm run backup\` was told with --keys (SURCO_BACKUP_KEYS for the nightly one): it holds
${basename(keysFile)}. Nothing was changed.`);
}

/**
 * Puts a copy in the place of the State's database, after it was read and found whole where it will stand. It is no new history:
 * whoever has seen more than it holds is told so by the chain (P13), asks for everything again (P11), and sends what is missing.
 */
export async function restore(asked: Asked, at: string): Promise<Result<Restored, string>> {
  const { file, data, replace } = asked;
  if (!existsSync(file)) return err(`There is no file ${file}.`);
  if (existsSync(join(data, "surco.sqlite")) && !replace)
    return err(`A State lies in ${data} already, and nothing was changed. To put the copy in its place, stop its server and say
--replace: what is there now is kept in a folder beside it. To look at the copy first, name an empty folder with SURCO_DATA.`);
  const keys = await keysFor(asked);
  if (!keys.ok) return keys;
  return await inFolder(data, () => putInPlace(asked, keys.value, at));
}

async function putInPlace({ file, data }: Asked, keys: Keys, at: string): Promise<Result<Restored, string>> {
  const target = join(data, "surco.sqlite");
  const isThere = existsSync(target);
  const coming = join(data, "surco.sqlite.restoring");
  await copyFile(file, coming);
  flush(coming);
  const whole = await wholeOf(coming);
  if (!whole || whole.findings.length > 0) {
    await rm(coming);
    return err(`This copy does not hold, and nothing was changed:
${findingLines(whole?.findings ?? [{ where: file, what: "no-history" }])}
Take the newest other one that \`npm run verify -- FILE\` finds whole.`);
  }
  const closed = isThere ? closeFormer(target) : { inUse: false as const, standing: null };
  if (closed.inUse) {
    await rm(coming);
    return err(
      `A server still runs on ${data}, and nothing was changed. Stop it first (it ends within ten seconds of SIGTERM).`,
    );
  }
  const former = isThere ? await setAside(data, at) : null;
  await putKeysInto(data, keys);
  await rename(coming, target);
  flush(data);
  return ok({ seq: whole.seq, former, before: closed.standing });
}

/** Null too for what is no database at all. */
const wholeOf = (file: string) => checkCopy(file, null).catch(() => null);
