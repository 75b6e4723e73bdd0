import { startCluster } from "./cluster.ts";
import { clusterVariable } from "./test-store.ts";

/** With `SURCO_TEST_ENGINE=postgres` the suites of the server run on PostgreSQL; they are the same suites. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SURCO_TEST_ENGINE !== "postgres") return undefined;
  const cluster = await startCluster();
  process.env[clusterVariable] = cluster.urlOf("").replace(/\/$/, "");
  return () => cluster.stop();
}
