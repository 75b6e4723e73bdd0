import { AbortedTransactionError, type Kysely, PostgresAdapter } from "kysely";
import type { Db } from "./db.ts";
import type { UsedProofs } from "./proofs.ts";
import type { Tables } from "./tables.ts";

/** What a server keeps its rows in: a file of its own, or a PostgreSQL that several processes share. */
export interface OpenedDatabase {
  /** Its transactions stand one behind the other, those of other processes included: whoever writes reads what stands. */
  readonly writing: Db;
  /** A reader never waits for a writer. It sees committed rows only, and each of its transactions one moment. */
  readonly reading: Db;
  /** For the steps that build the tables. Their words are SQLite's; on PostgreSQL `migrations/dialect.ts` translates them. */
  readonly building: Kysely<Tables>;
  readonly proofs: UsedProofs;
  /** One at a time under this name, among all processes. For what is longer than one transaction. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Lets the database learn how its rows are spread, where that has changed: by it, it chooses among the indexes. */
  learn(): Promise<void>;
  close(): Promise<void>;
}

/** SQLite's: waited too long, no room, the disk. */
const sqliteAway = /^SQLITE_(BUSY|FULL|IOERR)/;

/** PostgreSQL's classes: connection, resources, taken away by hand; and waited too long, or for somebody who is gone. */
const postgresAway = /^(08...|53...|57P0.|55P03|25P0[234]|ECONN[A-Z]+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/;
const brokenConnection = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

/** Whether the database is not there, or has no room or no time now: what was asked may be asked again in a moment. */
export function isAway(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string") return sqliteAway.test(code) || postgresAway.test(code);
  return error instanceof AbortedTransactionError || brokenConnection.test(String(message));
}

export const isPostgres = <T>(db: Kysely<T>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
