import { type Kysely, PostgresAdapter } from "kysely";
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

export const isPostgres = <T>(db: Kysely<T>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;
