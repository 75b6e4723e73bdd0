import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { benchRevisions } from "./caseload.ts";
import { startServer } from "./server-process.ts";

/** The peer is no dependency of the product: it is installed beside it, the first time that it is measured. */
const peerFolder = resolve(".cache/bench-pouch");
const peerPackages = {
  express: "4.22.1",
  "express-pouchdb": "4.2.0",
  pouchdb: "9.0.0",
  "pouchdb-adapter-memory": "9.0.0",
};
const tablets = 20;

/** The few members of PouchDB that are used here. */
interface Pouch {
  bulkDocs(documents: readonly object[]): Promise<unknown>;
  readonly replicate: {
    to(target: Pouch, options: object): Promise<{ docs_written: number }>;
    from(source: Pouch, options: object): Promise<{ docs_written: number }>;
  };
}

interface PouchConstructor {
  new (name: string, options?: object): Pouch;
  plugin(plugin: unknown): void;
}

/** Its LevelDB comes prebuilt inside the package: no install script is run. */
function install(): void {
  if (existsSync(join(peerFolder, "node_modules", "express-pouchdb"))) return;
  mkdirSync(peerFolder, { recursive: true });
  writeFileSync(join(peerFolder, "package.json"), JSON.stringify({ private: true, dependencies: peerPackages }));
  console.log("installing PouchDB as a peer to measure (only for this benchmark) …");
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: peerFolder,
    stdio: "inherit",
  });
}

/** PouchDB replication of the same documents: 20 tablets to one server, then one fresh tablet from it. COEs a second. */
export async function pouchPushPull(
  count: number,
): Promise<{ readonly pushPerSecond: number; readonly pullPerSecond: number }> {
  install();
  copyFileSync("bench/peers/pouch-server.cjs", join(peerFolder, "server.cjs"));
  const load = createRequire(join(peerFolder, "server.cjs"));
  const PouchDB = load("pouchdb") as PouchConstructor;
  PouchDB.plugin(load("pouchdb-adapter-memory"));
  process.setMaxListeners(0);
  const folder = mkdtempSync(join(tmpdir(), "surco-bench-"));
  const server = await startServer([join(peerFolder, "server.cjs"), folder]);
  try {
    const documents = benchRevisions(count, { recruiterId: "peer", name: "peer" }).map(({ id, bytes }) => ({
      _id: id,
      ...(JSON.parse(Buffer.from(bytes).toString()) as object),
    }));
    await fetch(`${server.url}/coe`, { method: "PUT" });
    const stores: Pouch[] = [];
    for (let tablet = 0; tablet < tablets; tablet++) {
      const store = new PouchDB(`tablet-${tablet}`, { adapter: "memory" });
      await store.bulkDocs(documents.filter((_, place) => place % tablets === tablet));
      stores.push(store);
    }
    const remote = (): Pouch => new PouchDB(`${server.url}/coe`, { skip_setup: true });
    const pushStart = performance.now();
    await Promise.all(stores.map((store) => store.replicate.to(remote(), { batch_size: 25 })));
    const pushed = performance.now() - pushStart;
    const fresh = new PouchDB("fresh", { adapter: "memory" });
    const pullStart = performance.now();
    const { docs_written: pulled } = await fresh.replicate.from(remote(), { batch_size: 500 });
    if (pulled !== count) throw new Error(`PouchDB pulled ${pulled} of ${count}`);
    return { pushPerSecond: (count / pushed) * 1000, pullPerSecond: (count / (performance.now() - pullStart)) * 1000 };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
