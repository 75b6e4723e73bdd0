import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import type { Instant } from "../../src/domain/base/instant.ts";
import { openStore } from "../../sync-server/store/store.ts";
import { type Cluster, hasNoPostgres, startCluster } from "../postgres/cluster.ts";
import { examinePieces, type Opened } from "./pieces-suite.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function openAt(databaseUrl: string | undefined): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), "surco-pieces-"));
  folders.push(folder);
  const clock = { now: "2026-03-14T15:00:00.000Z" as Instant };
  const surroundings = { now: () => clock.now, randomBytes };
  return { store: await openStore({ folder, databaseUrl, state: "ZZ", practice: false }, surroundings), clock };
}

describe("on SQLite", () => {
  examinePieces(() => openAt(undefined));
});

describe.skipIf(hasNoPostgres())("on PostgreSQL", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());
  examinePieces(async () => openAt(cluster.urlOf(await cluster.newDatabase())));
});
