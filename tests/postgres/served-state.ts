import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import { openForCommand } from "../../sync-server/store/postgres.ts";
import { readSqlite } from "../../sync-server/store/sqlite.ts";
import type { Tables } from "../../sync-server/store/tables.ts";
import type { Finding } from "../../sync-server/verify-chains.ts";
import { verifyState } from "../../sync-server/verify-database.ts";
import { type Cluster, hasNoPostgres, startCluster } from "./cluster.ts";
import { type Command, commandIn, type Said } from "./command.ts";

/** A State that server processes are started on, looked at past all of them. */
export interface ServedState {
  readonly folder: string;
  /** For its servers and for the administrator's commands. */
  readonly environment: Readonly<Record<string, string>>;
  command(name: Command, ...args: readonly string[]): Promise<Said>;
  /** The copies in a folder, oldest first. */
  copiesIn(folder: string): Promise<readonly string[]>;
  /** What the database says, read by nobody's code but its own. */
  rows<T>(query: string): Promise<readonly T[]>;
  findings(): Promise<readonly Finding[]>;
  clear(): Promise<void>;
}

interface Engine {
  readonly name: "SQLite" | "PostgreSQL";
  readonly isMissing: () => boolean;
  /** Before the first State; the way to end it. */
  start(): Promise<{ open(): Promise<ServedState>; stop(): Promise<void> }>;
}

async function served(
  ending: string,
  databaseUrl: string | null,
  look: (folder: string) => { readonly db: Kysely<Tables>; close(): Promise<void> },
): Promise<ServedState> {
  const folder = await mkdtemp(join(tmpdir(), "surco-served-"));
  const environment = { SURCO_DATA: folder, DATABASE_URL: databaseUrl ?? "" };
  const looking = async <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => {
    const { db, close } = look(folder);
    try {
      return await work(db);
    } finally {
      await close();
    }
  };
  return {
    folder,
    environment,
    command: (name, ...args) =>
      commandIn(environment, name, ...args, ...(name === "backup" ? ["--same-disk-counts"] : [])),
    copiesIn: async (copies) =>
      (await readdir(copies))
        .filter((name) => name.endsWith(ending))
        .sort()
        .map((name) => join(copies, name)),
    rows: <T>(query: string) => looking(async (db) => (await sql.raw<T>(query).execute(db)).rows),
    findings: () => looking((db) => verifyState(db, null)),
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}

const sqlite: Engine = {
  name: "SQLite",
  isMissing: () => false,
  start: async () => ({
    open: () =>
      served(".sqlite", null, (folder) => {
        const db = readSqlite(join(folder, "surco.sqlite"));
        return { db, close: () => db.destroy() };
      }),
    stop: async () => undefined,
  }),
};

const postgres: Engine = {
  name: "PostgreSQL",
  isMissing: hasNoPostgres,
  async start() {
    const cluster: Cluster = await startCluster();
    return {
      async open() {
        const url = cluster.urlOf(await cluster.newDatabase());
        return await served(".dump", url, () => openForCommand(url));
      },
      stop: () => cluster.stop(),
    };
  },
};

export const engines: readonly Engine[] = [sqlite, postgres];
