import { statSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { hasNoPostgres, startCluster } from "../tests/postgres/cluster.ts";
import { enterTablet, loadsOf, sendLoad } from "./bench-tablet.ts";
import { benchRevisions } from "./caseload.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { freshPull } from "./fresh-pull.ts";
import type { Measure } from "./report.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { inParallel } from "./statistics.ts";

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

interface Engine {
  readonly name: string;
  readonly server: ServerProcess;
  /** Of the database, with everything that was written. */
  size(): Promise<number>;
}

async function measure({ name, server, size }: Engine, count: number): Promise<Measure[]> {
  const tablet = await enterTablet(server.url, 20);
  const revisions = benchRevisions(count, tablet.author);
  const loads = await loadsOf(tablet, revisions, 25, "sealed");
  const [before, cpu, start] = [await size(), server.cpuSeconds(), performance.now()];
  await inParallel(loads, 20, (load) => sendLoad(tablet, load));
  const received = performance.now() - start;
  await tablet.call("GET", "/v1/queue");
  const shown = performance.now() - start;
  const used = server.cpuSeconds() - cpu;
  const pulled = await freshPull(tablet.call, new Set(revisions.map(({ id }) => id)));
  const row = (what: string, ours: string): Measure => ({ area: name, what, ours, floor: "", goal: "printed" });
  const speed = (took: number) => `${((count / took) * 1000).toFixed(0)} COE/s`;
  return [
    row(`${count} COEs, sealed, 20 tablets, until the receipts`, speed(received)),
    row("until the queue shows them", speed(shown)),
    row("processor of the Node process per COE", `${((used / count) * 1000).toFixed(2)} ms`),
    row("pull by a fresh tablet", `${pulled.perSecond.toFixed(0)} COE/s`),
    row(
      "disk for 10,000 COEs without drawings and photographs",
      megabytes((((await size()) - before) / count) * 10_000),
    ),
    row("most memory of the Node process", megabytes(server.peakMemory())),
  ];
}

const options = { SURCO_PORT: "0", SURCO_PRACTICE: "1", LOG_LEVEL: "silent" };

const onSqlite = (count: number): Promise<Measure[]> =>
  inFreshFolder(async (folder) => {
    const server = await startServer(["sync-server/main.ts"], { ...options, SURCO_DATA: folder });
    const file = join(folder, "surco.sqlite");
    const size = async () => {
      const database = new Sqlite(file);
      database.pragma("wal_checkpoint(TRUNCATE)");
      database.close();
      return statSync(file).size;
    };
    return await measure({ name: "SQLite", server, size }, count).finally(server.stop);
  });

const onPostgres = (count: number): Promise<Measure[]> =>
  inFreshFolder(async (folder) => {
    const cluster = await startCluster({ durable: true });
    try {
      const name = await cluster.newDatabase();
      const address = { DATABASE_URL: cluster.urlOf(name) };
      const server = await startServer(["sync-server/main.ts"], { ...options, ...address, SURCO_DATA: folder });
      const size = async () => {
        const [row] = await cluster.query<{ size: string }>(
          name,
          "select pg_database_size(current_database()) as size",
        );
        return Number(row?.size);
      };
      return await measure({ name: "PostgreSQL", server, size }, count).finally(server.stop);
    } finally {
      await cluster.stop();
    }
  });

/** What a State's administrator asks before the machine is bought. PostgreSQL only where its programs are found. */
export const sizing = async (count: number): Promise<Measure[]> => [
  ...(await onSqlite(count)),
  ...(hasNoPostgres() ? [] : await onPostgres(count)),
];
