import { basename } from "node:path";
import pg from "pg";
import { openStore, type Store, type StoreOptions, type Surroundings } from "../../sync-server/store/store.ts";

/** Set by `server-engine.setup.ts` where the suites of the server are to run on PostgreSQL. */
export const clusterVariable = "SURCO_TEST_CLUSTER";

/** One database for each folder, so that whoever opens a folder again finds their rows again. */
async function databaseOf(cluster: string, folder: string): Promise<string> {
  const name = basename(folder).toLowerCase().replaceAll(/\W/g, "_");
  const client = new pg.Client({ connectionString: `${cluster}/postgres` });
  await client.connect();
  try {
    await client.query(`create database ${name}`).catch((error: { code?: unknown }) => {
      if (error.code !== "42P04") throw error; // it is there already
    });
  } finally {
    await client.end();
  }
  return `${cluster}/${name}`;
}

/** A store on the engine that this run is about: SQLite, or by `SURCO_TEST_ENGINE=postgres` a PostgreSQL of the tests' own. */
export async function openTestStore(options: StoreOptions, surroundings: Surroundings): Promise<Store> {
  const cluster = process.env[clusterVariable];
  if (process.env.SURCO_TEST_ENGINE === "postgres" && !cluster) throw new Error("the tests' PostgreSQL was not started");
  const databaseUrl = cluster ? await databaseOf(cluster, options.folder) : undefined;
  return await openStore({ ...options, databaseUrl }, surroundings);
}
