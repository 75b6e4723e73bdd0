import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { openStore } from "../../sync-server/store/store.ts";
import { type Cluster, hasNoPostgres, startCluster } from "../postgres/cluster.ts";
import { surroundings } from "../server/state-office.ts";
import { examineDrawing } from "./drawing-suite.ts";
import { examineDrawingTogether } from "./drawing-together-suite.ts";

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function openAt(databaseUrl: string | undefined) {
  const folder = await mkdtemp(join(tmpdir(), "surco-drawing-"));
  folders.push(folder);
  const reopen = () => openStore({ folder, databaseUrl, state: "ZZ", practice: false }, surroundings);
  return { store: await reopen(), reopen };
}

describe("on SQLite", () => {
  examineDrawing(() => openAt(undefined));
  describe("in one go", () => examineDrawingTogether(() => openAt(undefined)));
});

describe.skipIf(hasNoPostgres())("on PostgreSQL", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());
  const openNew = async () => openAt(cluster.urlOf(await cluster.newDatabase()));
  examineDrawing(openNew);
  describe("in one go", () => examineDrawingTogether(openNew));
});
