import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  sql,
} from "kysely";
import { CannotRun } from "../cannot-run.ts";
import type { OpenedDatabase } from "./engine.ts";
import { openProofs } from "./proofs.ts";
import type { Tables } from "./tables.ts";

/** A write takes its lock when it begins, so that it can never fail half-way because another process wrote first. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  /** A disk without room takes a transaction back by itself; trying it a second time fails, and would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((error: unknown) => {
      if (!(error instanceof Error && error.message.includes("no transaction is active"))) throw error;
    });
  }
}

/** SQLite takes back what a transaction has done to its tables too (sqlite.org/lang_transaction.html): all steps are done, or none. */
class WholeStepsAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

type SqliteDriverConfig = ConstructorParameters<typeof SqliteDriver>[0];

class ImmediateDialect extends SqliteDialect {
  readonly #config: SqliteDriverConfig;
  constructor(config: SqliteDriverConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new ImmediateDriver(this.#config);
  }
  override createAdapter(): DialectAdapter {
    return new WholeStepsAdapter();
  }
}

/** Kysely prepares each query anew; the text of a query is its name here, so it is compiled once. */
function preparingOnce(database: Sqlite.Database, wordsOf = (text: string) => text): SqliteDriverConfig["database"] {
  const statements = new Map<string, Sqlite.Statement>();
  return {
    prepare(text: string) {
      const known = statements.get(text);
      if (known) return known;
      const statement = database.prepare(wordsOf(text));
      if (statements.size < 500) statements.set(text, statement);
      return statement;
    },
    close: () => database.close(),
  } as SqliteDriverConfig["database"];
}

/**
 * A value that may change the plan makes SQLite compile the statement again each time it is given (R-57496-20354 of its documentation),
 * which costs more than running it. Whoever writes looks things up by their keys, where there is one plan: an operator that does nothing
 * says so. A reader's plans may go by the values.
 */
const withOnePlan = (text: string): string => text.replaceAll(/( = | limit )\?/g, "$1+?");

/**
 * Opens one connection. `synchronous = FULL` is said on every one of them: in WAL mode a fresh connection stands at NORMAL, where
 * a commit may disappear with the power, and a receipt on top of it would be a false promise (P9, experiment B).
 */
function connect(file: string, use: "writing" | "reading"): Kysely<Tables> {
  const database = new Sqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 10000");
  database.pragma("cache_size = -65536");
  // One COE touches pages that the next one touches too: written back every 16 MB instead of every 4, most go to the disk once.
  database.pragma("wal_autocheckpoint = 4000");
  if (use === "writing")
    return new Kysely<Tables>({ dialect: new ImmediateDialect({ database: preparingOnce(database, withOnePlan) }) });
  database.pragma("query_only = ON");
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparingOnce(database) }) });
}

/** A file that is only looked at: a copy, or one that a server may be using. */
export function readSqlite(file: string): Kysely<Tables> {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 10_000 });
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: preparingOnce(database) }) });
}

/** How a State's file is called once its rows lie in a PostgreSQL; the moment follows. */
export const movedPrefix = "surco.sqlite.moved-";

/** A server that is started here by mistake would begin another history under this State's keys. */
function expectNotMoved(folder: string): void {
  if (existsSync(join(folder, "surco.sqlite"))) return;
  const moved = readdirSync(folder).find((name) => name.startsWith(movedPrefix));
  if (moved === undefined) return;
  throw new CannotRun(`the State in ${folder} was moved to a PostgreSQL: start its server with DATABASE_URL. The file that it was moved from
is ${moved}; under its former name, surco.sqlite, a server uses it again, without all that has been done since`);
}

/** A file in this folder. One connection writes, so that its transactions queue; a second one reads and never waits for it. */
export function openSqlite(folder: string): OpenedDatabase {
  expectNotMoved(folder);
  const file = join(folder, "surco.sqlite");
  const writing = connect(file, "writing");
  const reading = connect(file, "reading");
  const proofs = openProofs(folder);
  return {
    writing,
    reading,
    building: writing,
    proofs,
    // One process serves a file.
    alone: (_, work) => work(),
    async learn() {
      // Every table, but only some hundreds of rows of each index (sqlite.org/pragma.html#pragma_optimize).
      await sql`pragma optimize = 0x10002`.execute(writing);
    },
    async close() {
      await proofs.close();
      await reading.destroy();
      await writing.destroy();
    },
  };
}
