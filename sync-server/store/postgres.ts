import { CompiledQuery, type Driver, Kysely, PostgresDialect, PostgresDriver, type PostgresPool, sql } from "kysely";
import { CannotRun } from "../cannot-run.ts";
import type { OpenedDatabase } from "./engine.ts";
import { openPool } from "./postgres-pool.ts";
import { openPostgresProofs } from "./postgres-proofs.ts";
import type { Tables } from "./tables.ts";

type Connection = Parameters<PostgresDriver["rollbackTransaction"]>[0];

const beginning = "begin isolation level read committed; select seq from history for update";

/**
 * A write takes the counter row of the feed when it begins, whichever process it runs in, and lets go of it after its commit is on the
 * disk. So numbers are given in the order of commits and without holes (P13), and whoever writes sees all that was written before:
 * the same as SQLite's one writer. The lock is a row and not an advisory one, which not every PostgreSQL-compatible engine has.
 */
class OneWriterDriver extends PostgresDriver {
  override async beginTransaction(connection: Connection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw(beginning));
    } catch (error) {
      // The transaction stands open, and is nobody's: the next one must not begin inside it.
      await this.rollbackTransaction(connection);
      throw error;
    }
  }
}

class OneWriterDialect extends PostgresDialect {
  readonly #pool: PostgresPool;
  constructor(pool: PostgresPool) {
    super({ pool });
    this.#pool = pool;
  }
  override createDriver(): Driver {
    return new OneWriterDriver({ pool: this.#pool });
  }
}

/** A commit is answered when it is on the disk (P9), whatever the database's own setting is. */
const durable = { synchronous_commit: "on", client_encoding: "UTF8" } as const;

const minute = "60s";

const settings = {
  // A process that holds the counter row and is heard no more must not stop the others for ever.
  writing: { ...durable, idle_in_transaction_session_timeout: minute, lock_timeout: minute },
  // One moment for each transaction, as SQLite gives it.
  reading: {
    ...durable,
    default_transaction_isolation: "repeatable read",
    default_transaction_read_only: "on",
    idle_in_transaction_session_timeout: minute,
  },
  beside: durable,
  // A command reads a State from one end to the other, and waits meanwhile for programs of PostgreSQL's own.
  command: {
    ...durable,
    default_transaction_isolation: "repeatable read",
    bytea_output: "hex",
    statement_timeout: "0",
    lock_timeout: minute,
    idle_in_transaction_session_timeout: "0",
  },
} as const;

/** What a server that runs is listed under, among the connections of its database. */
export const serverName = "surco";

interface Suitability {
  readonly encoding: string;
  readonly fsync: string;
  /** A setting of ours, for a database of tests that need not survive anything. */
  readonly may_forget: string;
  readonly has_ours: boolean;
  readonly has_others: boolean;
}

/** Words for whoever set up the database, without its address: that may hold a password. */
async function refuseUnsuitable(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<Suitability>`
    select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
      coalesce(current_setting('surco.may_forget', true), 'off') as may_forget,
      exists (select 1 from pg_tables where schemaname = current_schema() and tablename = 'history') as has_ours,
      exists (select 1 from pg_tables where schemaname = current_schema() and tablename not like 'kysely_%') as has_others
  `.execute(db);
  const [found] = rows;
  if (found?.encoding !== "UTF8") throw new CannotRun("DATABASE_URL: the database must have the encoding UTF8");
  if (found.fsync !== "on" && found.may_forget !== "on")
    throw new CannotRun(
      "DATABASE_URL: fsync is off in this PostgreSQL: what is stored may be gone with the power (P9)",
    );
  if (found.has_others && !found.has_ours)
    throw new CannotRun("DATABASE_URL: this database holds tables of something else; Surco wants one of its own");
}

export async function openPostgres(url: string): Promise<OpenedDatabase> {
  const open = (use: keyof typeof settings, connections: number) =>
    // One stays for as long as the server runs, however quiet the day is: by it, a command sees that one runs.
    openPool({ url, connections, settings: settings[use], name: serverName, kept: use === "writing" ? 1 : 0 });
  const [writers, readers, provers, loners] = [
    open("writing", 1),
    open("reading", 6),
    open("beside", 2),
    open("beside", 2),
  ];
  const writing = new Kysely<Tables>({ dialect: new OneWriterDialect(writers) });
  const reading = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: readers }) });
  // While there is no counter row yet there is nothing to lock; the migrator has a lock of its own.
  const building = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writers }) });
  const close = async () => {
    await Promise.all([writers, readers, provers, loners].map((pool) => pool.end()));
  };
  try {
    await refuseUnsuitable(reading);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    writing,
    reading,
    building,
    proofs: openPostgresProofs(provers.pool),
    async alone(name, work) {
      const client = await loners.pool.connect();
      try {
        await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
        return await work();
      } finally {
        // The lock ends with the connection, whatever became of either.
        client.release(true);
      }
    },
    // PostgreSQL learns by itself (autovacuum).
    learn: async () => undefined,
    close,
  };
}

interface CommandDatabase {
  /** One connection, so that what one statement sets the next one finds. A transaction sees one moment, unless it is told otherwise. */
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/**
 * For whoever administers the database beside its servers, or instead of them: nothing is made or brought up to date. It looks into the
 * schema of the servers, if no other is named.
 */
export function openForCommand(url: string, schema?: string): CommandDatabase {
  const within = schema === undefined ? {} : { search_path: `"${schema.replaceAll('"', '""')}"` };
  const pool = openPool({
    url,
    connections: 1,
    settings: { ...settings.command, ...within },
    name: "surco command",
    kept: 1,
  });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => pool.end() };
}
