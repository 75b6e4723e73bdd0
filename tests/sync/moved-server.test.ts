import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/protocol/person.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readDevice } from "../../src/storage/device.ts";
import { practiceRecruiters } from "../../sync-server/practice/people.ts";
import { type Cluster, hasNoPostgres, startCluster } from "../postgres/cluster.ts";
import { commandIn } from "../postgres/command.ts";
import { jpeg } from "../server/picture-making.ts";
import { enterPractice, type ServerProcess, startProcess } from "../server/server-process.ts";
import { patientAfter } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";
import { weatherOver } from "./weather.ts";

// Processes are started in it: on a busy machine each start takes a while.
describe.skipIf(hasNoPostgres())("npm run move", { timeout: 600_000 }, () => {
  let cluster: Cluster;
  let folder: string;
  let url: string;
  let server: ServerProcess | null = null;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster?.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "surco-moved-"));
    url = cluster.urlOf(await cluster.newDatabase());
  });
  afterEach(async () => {
    server?.process.kill("SIGKILL");
    server = null;
    await rm(folder, { recursive: true, force: true });
  });

  const moving = () => commandIn({ SURCO_DATA: folder, DATABASE_URL: url }, "move");
  const stop = async () => {
    expect(await server?.end("SIGTERM")).toBe(0);
    server = null;
  };
  /** By somebody with the file in their hands. */
  const withFile = <T>(work: (file: Sqlite.Database) => T): T => {
    const file = new Sqlite(join(folder, "surco.sqlite"));
    try {
      return work(file);
    } finally {
      file.close();
    }
  };
  const tablesThere = () =>
    cluster.query(new URL(url).pathname.slice(1), "select 1 from pg_tables where schemaname = 'public'");

  async function tabletOf(region: "N" | "C") {
    const person: Person = { ...practiceRecruiters[region], state: "ZZ" };
    const cookie = await enterPractice(server?.url ?? "", person.id);
    const network = weatherOver({
      // The proxy before the servers leads to the one that runs.
      fetch: (path, init) => fetch((server?.url ?? "") + path, { ...init, headers: { ...init.headers, cookie } }),
      after: patientAfter,
    });
    const tablet = await newTablet(network, person);
    tablet.clock.ms = Date.now();
    let photos = 0;
    const interview = () => {
      photos += 1;
      const photo = jpeg({ notes: [["comment", Buffer.from(`${person.id} ${photos}`)]] });
      return signedCoe(tablet, "Olmos", [nameAttachment(photo, "image/jpeg")], person.id);
    };
    return { tablet, network, interview };
  }

  it("[P1] [P13] from its file into PostgreSQL under running tablets: the same history and sessions, and nothing is sent again", async () => {
    server = await startProcess(folder);
    const all = [await tabletOf("N"), await tabletOf("C")];
    for (const { tablet, interview } of all) {
      await interview();
      await interview();
      expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 4 });
    }
    for (const { tablet } of all) await tablet.round();
    expect((await moving()).words).toContain("A server still runs");
    expect(await tablesThere()).toEqual([]);
    await stop();
    const before = await readFile(join(folder, "surco.sqlite"));
    const said = await moving();
    expect(said).toMatchObject({ code: 0, words: expect.stringContaining("Moved and verified, up to place") });
    const former = (await readdir(folder)).find((name) => name.startsWith("surco.sqlite.moved-")) ?? "";
    expect((await readFile(join(folder, former))).length).toBeGreaterThanOrEqual(before.length);
    expect(await readdir(folder)).not.toContain("surco.sqlite");
    expect(await commandIn({ DATABASE_URL: url }, "verify")).toMatchObject({ code: 0 });

    // By mistake without DATABASE_URL: no second history begins.
    await expect(startProcess(folder)).rejects.toThrow("ended before it listened");
    server = await startProcess(folder, { DATABASE_URL: url });
    for (const { tablet, network } of all) {
      const { server: history, seen, cursors } = await readDevice(tablet.db);
      network.log.length = 0;
      expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 0 });
      expect(network.log.filter((line) => /^(PUT|POST)/.test(line))).toEqual([]);
      expect(await readDevice(tablet.db)).toMatchObject({ server: history, seen, cursors, mustConfirm: false });
    }
    for (const { tablet, interview } of all) {
      await interview();
      expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 2 });
    }
    await stop();
    expect(await commandIn({ DATABASE_URL: url }, "verify")).toMatchObject({ code: 0 });
  });

  it("into an empty database only, of a State that holds, with its keys; and a try that ended at the last step is taken up again", async () => {
    server = await startProcess(folder);
    await stop();
    const key = await readFile(join(folder, "seal.key"));
    await rm(join(folder, "seal.key"));
    expect((await moving()).words).toContain("keys");
    await writeFile(join(folder, "seal.key"), key);
    const guard = withFile((file) => {
      const sql = file.prepare("select sql from sqlite_master where name = 'feed_no_update'").pluck().get() as string;
      file.exec("drop trigger feed_no_update");
      // What a text of PostgreSQL cannot hold, and the sign that stands for it there.
      file.prepare("update people set title_en = ?").run("Recruiter\u0000 \u{f8f0}0");
      return sql;
    });
    expect(await moving()).toMatchObject({ code: 1, words: expect.stringContaining("does not hold, and nothing was") });
    expect(await tablesThere()).toEqual([]);
    withFile((file) => file.exec(guard));
    expect(await moving()).toMatchObject({ code: 0 });
    const former = (await readdir(folder)).find((name) => name.startsWith("surco.sqlite.moved-")) ?? "";
    const bytes = await readFile(join(folder, former));
    await writeFile(join(folder, "surco.sqlite"), bytes);
    expect(await moving()).toMatchObject({ code: 0 });
    // Somebody has worked there since: what lies there now is never mixed with what lies here.
    await writeFile(join(folder, "surco.sqlite"), bytes);
    server = await startProcess(folder);
    const { tablet, interview } = await tabletOf("N");
    await interview();
    await tablet.round();
    await stop();
    const said = await moving();
    expect(said).toMatchObject({ code: 1, words: expect.stringContaining("is not empty") });
    expect(await readdir(folder)).toContain("surco.sqlite");
  });
});
