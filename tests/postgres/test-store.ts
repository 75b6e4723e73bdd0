import { basename } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import type { Db } from "../../sync-server/store/db.ts";
import { isPostgres, type OpenedDatabase } from "../../sync-server/store/engine.ts";
import { openPostgres } from "../../sync-server/store/postgres.ts";
import { openSqlite } from "../../sync-server/store/sqlite.ts";
import { openStore, type Store, type StoreOptions, type Surroundings } from "../../sync-server/store/store.ts";

/** Set by `server-engine.setup.ts` where the suites of the server are to run on PostgreSQL. */
export const clusterVariable = "SURCO_TEST_CLUSTER";

const nameOf = (folder: string): string => basename(folder).toLowerCase().replaceAll(/\W/g, "_");

function addressOf(folder: string): string {
  const cluster = process.env[clusterVariable];
  if (!cluster) throw new Error("the tests' PostgreSQL was not started");
  return `${cluster}/${nameOf(folder)}`;
}

/** One database for each folder, so that whoever opens a folder again finds their rows again. */
async function makeDatabase(folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(folder).replace(/[^/]*$/, "postgres") });
  await client.connect();
  try {
    await client.query(`create database ${nameOf(folder)}`).catch((error: { code?: unknown }) => {
      if (error.code !== "42P04") throw error; // it is there already
    });
  } finally {
    await client.end();
  }
}

export const onPostgres = process.env.SURCO_TEST_ENGINE === "postgres";

/** For a process of its own that opens the database of a folder. */
export const environmentOf = (folder: string): Readonly<Record<string, string>> =>
  onPostgres ? { SURCO_DATA: folder, DATABASE_URL: addressOf(folder) } : { SURCO_DATA: folder };

/** Somebody with the database in their hands takes away what refuses a change. */
export async function dropGuard(db: Db, table: string, name: string): Promise<void> {
  await sql.raw(`drop trigger ${name}${isPostgres(db) ? ` on ${table}` : ""}`).execute(db);
}

/** The same, before any table is built. */
export async function openTestDatabase(folder: string): Promise<OpenedDatabase> {
  if (!onPostgres) return openSqlite(folder);
  await makeDatabase(folder);
  return await openPostgres(addressOf(folder));
}

/** A store on the engine that this run is about: SQLite, or by `SURCO_TEST_ENGINE=postgres` a PostgreSQL of the tests' own. */
export async function openTestStore(options: StoreOptions, surroundings: Surroundings): Promise<Store> {
  if (!onPostgres) return await openStore(options, surroundings);
  await makeDatabase(options.folder);
  return await openStore({ ...options, databaseUrl: addressOf(options.folder) }, surroundings);
}
