import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { type Kysely, sql } from "kysely";
import { err, ok, type Result } from "../../src/domain/base/result.ts";
import { openServerKey } from "../identity/server-key.ts";
import { openStateKey } from "../identity/state-key.ts";
import { openStateSeal } from "../identity/state-seal.ts";
import { migrateToLatest } from "../migrations/all.ts";
import type { Db } from "../store/db.ts";
import type { OpenedDatabase } from "../store/engine.ts";
import { claimKeys } from "../store/key-claim.ts";
import { openPostgres } from "../store/postgres.ts";
import { movedPrefix } from "../store/sqlite.ts";
import type { Tables } from "../store/tables.ts";
import type { HistoryRow } from "../verify-chains.ts";
import { findHistory, stateFindings, verifyDatabase } from "../verify-database.ts";
import { tablesOf } from "../verify-rows.ts";
import { findingLines } from "./backing-up.ts";
import { readKeysIn } from "./key-files.ts";
import { flush, stampOf } from "./on-disk.ts";
import { aloneOn, expectNoServers } from "./postgres-alone.ts";
import { type Content, contentOf, postgresRows, type Row, sqliteRows } from "./table-rows.ts";

export interface Moved {
  readonly seq: number;
  readonly tables: number;
  readonly rows: number;
  /** Where the file lies that it was moved from. */
  readonly former: string;
}

/** A file that nobody else has open, and that no server can be started on meanwhile. Null where one runs. */
function holdFile(file: string): Sqlite.Database | null {
  const source = new Sqlite(file, { fileMustExist: true, timeout: 1000 });
  try {
    // Leaving the write-ahead log asks to be alone with the file, and leaves all of it in one.
    source.pragma("journal_mode = DELETE");
    source.exec("begin immediate");
    return source;
  } catch (error) {
    source.close();
    const code = (error as { code?: unknown }).code;
    if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") return null;
    throw error;
  }
}

const namesIn = (source: Sqlite.Database, question: string): string[] =>
  source.prepare(question).pluck().all() as string[];

/** Every table of the State, after all those that its rows name. */
function tablesInOrder(source: Sqlite.Database): readonly string[] {
  const own =
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like 'kysely_%'";
  const ordered = new Set<string>();
  const add = (table: string): void => {
    if (ordered.has(table)) return;
    const named = source.pragma(`foreign_key_list(${table})`) as { table: string }[];
    for (const other of named) if (other.table !== table) add(other.table);
    ordered.add(table);
  };
  for (const table of namesIn(source, own)) add(table);
  return [...ordered];
}

/** Both have to be of this release; a file that was never opened by it has other tables. */
async function sameRelease(source: Sqlite.Database, db: Db): Promise<boolean> {
  const here = namesIn(source, "select name from kysely_migration order by name");
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return here.join() === rows.map(({ name }) => name).join();
}

/** Throws what makes it wrong, so that nothing of it stays. */
class NotMoved extends Error {}

async function copyRows(source: Sqlite.Database, db: Db, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    for (const rows of sqliteRows(source, table))
      await db
        .insertInto(table as "facets")
        .values(rows as readonly Row[] as never)
        .execute();
}

async function compare(source: Sqlite.Database, db: Db, tables: readonly string[]): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    const [there, here]: Content[] = [
      await contentOf(sqliteRows(source, table)),
      await contentOf(postgresRows(db, table)),
    ];
    if (there?.rows !== here?.rows || there?.mark !== here?.mark)
      throw new NotMoved(
        `The table ${table} does not hold the same on both sides (${there?.rows} rows, ${here?.rows} rows).`,
      );
    rows += here?.rows ?? 0;
  }
  return rows;
}

/** Rows, comparison, every check of the chains, and the claim of the keys: all of it or nothing. */
async function bring(source: Sqlite.Database, database: OpenedDatabase, folder: string, isThere: boolean) {
  const keys = {
    serverKey: await openServerKey(folder),
    stateSeal: await openStateSeal(folder),
    stateKey: await openStateKey(folder),
  };
  const tables = tablesInOrder(source);
  return await database.writing.transaction().execute(async (db) => {
    if (!isThere) await copyRows(source, db, tables);
    const rows = await compare(source, db, tables);
    const findings = await stateFindings(db, null);
    if (findings.length > 0) throw new NotMoved(findingLines(findings));
    await claimKeys(db, folder, keys);
    return { rows, tables: tables.length };
  });
}

const historyIn = (source: Sqlite.Database): HistoryRow =>
  source.prepare("select server, seq, chain from history").get() as HistoryRow;

/** `there`: an earlier try has brought all of it, and ended before it could say so. */
async function lookAt(db: Kysely<Tables>, ours: HistoryRow): Promise<Result<"nothing" | "there", string>> {
  const tables = await tablesOf(db);
  const history = await findHistory(db);
  if (history && history.server === ours.server && history.seq === ours.seq && history.chain === ours.chain)
    return ok("there");
  if (history || (tables.length > 0 && !tables.includes("history")))
    return err("The database that DATABASE_URL names is not empty, and nothing was changed. Name an empty one.");
  return ok("nothing");
}

async function moveHeld(db: Kysely<Tables>, source: Sqlite.Database, url: string, folder: string) {
  const quiet = await expectNoServers(db);
  if (!quiet.ok) return quiet;
  const ours = historyIn(source);
  const there = await lookAt(db, ours);
  if (!there.ok) return there;
  const database = await openPostgres(url);
  try {
    await migrateToLatest(database.building);
    if (!(await sameRelease(source, database.reading)))
      return err(`The State in ${folder} is of another release, and nothing was changed in it. Start this release's server on it once
without DATABASE_URL, stop it, and move it then.`);
    const moved = await bring(source, database, folder, there.value === "there");
    return ok({ ...moved, seq: ours.seq });
  } catch (error) {
    if (error instanceof NotMoved)
      return err(`${error.message}\nNothing was moved; the State in ${folder} is as it was.`);
    throw error;
  } finally {
    await database.close();
  }
}

/**
 * Moves a State from its file into an empty PostgreSQL: the same history under the same keys, so that no tablet notices. The file itself
 * stays as it was, under a name that no server starts on.
 */
export async function move(folder: string, url: string, at: string): Promise<Result<Moved, string>> {
  const file = join(folder, "surco.sqlite");
  if (!existsSync(file)) return err(`There is no State's database in ${folder}: SURCO_DATA names the folder.`);
  if (!(await readKeysIn(folder))) return err(`The State's keys in ${folder} are not all there. Nothing was changed.`);
  return await aloneOn(url, async (db) => {
    const source = holdFile(file);
    if (!source)
      return err(
        `A server still runs on ${folder}, and nothing was changed. Stop it first (it ends within ten seconds of SIGTERM).`,
      );
    try {
      const findings = await verifyDatabase(file, null);
      if (findings.length > 0)
        return err(`The State in ${folder} does not hold, and nothing was changed:\n${findingLines(findings)}`);
      const moved = await moveHeld(db, source, url, folder);
      if (!moved.ok) return moved;
      const former = join(folder, `${movedPrefix}${stampOf(at)}`);
      await rename(file, former);
      flush(folder);
      return ok({ ...moved.value, former });
    } finally {
      source.close();
    }
  });
}
