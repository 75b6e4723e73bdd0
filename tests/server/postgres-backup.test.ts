import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Places } from "../../sync-server/backups/backing-up.ts";
import { aloneOn, expectNoServers } from "../../sync-server/backups/postgres-alone.ts";
import { backUpPostgres } from "../../sync-server/backups/postgres-backing-up.ts";
import { findPrograms } from "../../sync-server/backups/postgres-programs.ts";
import { restorePostgres } from "../../sync-server/backups/postgres-restoring.ts";
import { readHistory } from "../../sync-server/store/history.ts";
import { openForCommand } from "../../sync-server/store/postgres.ts";
import { openStore } from "../../sync-server/store/store.ts";
import { verifyState } from "../../sync-server/verify-database.ts";
import { type Cluster, hasNoPostgres, startCluster } from "../postgres/cluster.ts";
import { commandIn } from "../postgres/command.ts";
import { type PostgresState, postgresState } from "./postgres-state.ts";
import { surroundings } from "./state-office.ts";

// Processes are started in it: on a busy machine each start takes a while.
describe.skipIf(hasNoPostgres())("on PostgreSQL", { timeout: 600_000 }, () => {
  let cluster: Cluster;
  let state: PostgresState;
  let kept: string;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster?.stop());
  beforeEach(async () => {
    state = await postgresState(cluster.urlOf(await cluster.newDatabase()));
    kept = await mkdtemp(join(tmpdir(), "surco-kept-"));
  });
  afterEach(async () => {
    await state.clear();
    await rm(kept, { recursive: true, force: true });
  });

  const places = (over: Partial<Places> = {}): Places => ({
    data: state.folder,
    folder: kept,
    keysFolder: kept,
    sameDiskCounts: true,
    ...over,
  });
  let moments = 0;
  const moment = () => new Date(Date.UTC(2026, 2, 14, 3, 17, ++moments)).toISOString();
  const made = async (url = state.url) => {
    const done = await backUpPostgres(url, places(), moment());
    if (!done.ok) throw new Error(done.error);
    return done.value;
  };
  const refusalOf = (done: { ok: boolean; error?: string }): string => (done.ok ? "it was done" : (done.error ?? ""));
  const securedSeq = async () => (await readHistory(state.store.reading)).secured_seq;
  const databases = async () =>
    (await cluster.query<{ datname: string }>("postgres", "select datname from pg_database")).map((row) => row.datname);
  const findingsIn = async (url: string, schema?: string) => {
    const { db, close } = openForCommand(url, schema);
    try {
      return await verifyState(db, null);
    } finally {
      await close();
    }
  };
  const tamper = async (url: string, table: string, statement: string) => {
    const { db, close } = openForCommand(url);
    for (const words of [
      `alter table ${table} disable trigger user`,
      statement,
      `alter table ${table} enable trigger user`,
    ])
      await sql.raw(words).execute(db);
    await close();
  };
  const restored = (file: string, url: string, over: { data?: string; replace?: boolean } = {}) =>
    restorePostgres(
      url,
      { file, keysFile: file.replace(/dump$/, "keys.json"), data: state.folder, replace: false, ...over },
      moment(),
    );

  it("[S23] npm run verify reads all of it, and finds what was changed, taken out or switched off by its place", async () => {
    for (let coe = 0; coe < 3; coe += 1) await state.send();
    expect(await commandIn(state.environment, "verify")).toMatchObject({
      code: 0,
      words: expect.stringContaining("Everything holds."),
    });
    await tamper(state.url, "feed", "update feed set at = '2020-01-01T00:00:00.000Z' where seq = 2");
    expect((await findingsIn(state.url)).map(({ where, what }) => `${where}: ${what}`)).toEqual([
      "feed row 2: row-changed",
    ]);
    await tamper(state.url, "revisions", "update revisions set bytes = '\\x7b7d' where seq = 1");
    await cluster.query(new URL(state.url).pathname.slice(1), "alter table audit disable trigger audit_no_delete");
    const { code, words } = await commandIn(state.environment, "verify");
    expect(code).toBe(1);
    for (const line of ["guard audit_no_delete", "feed row 2", "the bytes are not the ones that bear this name"])
      expect(words).toContain(line);
  });

  it("[P9] [P21] npm run backup while COEs arrive: the copy holds everything up to its head, and only then that head is secured", async () => {
    const before = await state.send();
    let over = false;
    const sending = (async () => {
      while (!over) await state.send();
    })();
    const said = await commandIn(state.environment, "backup", kept, "--same-disk-counts");
    over = true;
    await sending;
    expect(said).toMatchObject({ code: 0 });
    const secured = await securedSeq();
    expect(secured).toBeGreaterThanOrEqual(before.seq);
    expect(said.words).toContain(`up to place ${secured} of the feed is secured`);
    const name = (await readdir(kept)).find((each) => each.endsWith(".dump")) ?? "";
    expect((await readdir(kept)).sort()).toEqual([name, name.replace(".dump", ".keys.json")]);
    for (const file of await readdir(kept)) expect((await stat(join(kept, file))).mode & 0o077).toBe(0);
    const [row] = await state.store.reading.selectFrom("backups").selectAll().execute();
    expect(row).toMatchObject({ seq: secured, size: (await stat(join(kept, name))).size });
    // What it was loaded into to be read is gone again.
    expect((await databases()).filter((database) => database.includes("check"))).toEqual([]);

    // Into an empty database, by another machine's folder: the same State under the same keys, up to the very place.
    const url = cluster.urlOf(await cluster.newDatabase());
    const folder = join(kept, "elsewhere");
    const environment = { SURCO_DATA: folder, DATABASE_URL: url };
    const back = await commandIn(environment, "restore", join(kept, name));
    expect(back).toMatchObject({ code: 0, words: expect.stringContaining(`up to place ${secured} of the feed`) });
    expect(await findingsIn(url)).toEqual([]);
    const store = await openStore({ folder, databaseUrl: url, state: "US", practice: false }, surroundings);
    expect([store.server, store.state]).toEqual([state.store.server, "ZZ"]);
    expect((await readHistory(store.reading)).seq).toBe(secured);
    await store.close();
  });

  it("[P21] a copy that does not hold raises nothing, is kept once, and the words say what to do", async () => {
    await state.send();
    await tamper(state.url, "revisions", "update revisions set bytes = '\\x7b7d'");
    for (let tried = 0; tried < 2; tried += 1) {
      const words = refusalOf(await backUpPostgres(state.url, places(), moment()));
      expect(words).toContain("the bytes are not the ones that bear this name");
      expect(words).toContain("Run `npm run verify` now");
    }
    expect(await readdir(kept)).toEqual([expect.stringMatching(/\.dump\.not-whole$/)]);
    expect(await securedSeq()).toBeNull();
  });

  it("[P21] on the disk of the database, or where nobody says which that is, it is made and not counted unless that is asked for", async () => {
    await state.send();
    const sameDisk = await backUpPostgres(state.url, places({ sameDiskCounts: false }), moment());
    expect(sameDisk).toMatchObject({ ok: true, value: { disk: "same", counted: false } });
    const database = new URL(state.url).pathname.slice(1);
    await cluster.query(database, "create role keeper login createdb");
    await cluster.query(database, "grant all on all tables in schema public to keeper");
    const keeper = state.url.replace("surco@", "keeper@");
    const unknown = await backUpPostgres(keeper, places({ sameDiskCounts: false }), moment());
    expect(unknown).toMatchObject({ ok: true, value: { disk: "unknown", counted: false } });
    expect(await securedSeq()).toBeNull();
    expect(await made()).toMatchObject({ counted: true });
    expect(await securedSeq()).toBe((await readHistory(state.store.reading)).seq);
    await cluster.query(database, "drop owned by keeper");
    await cluster.query("postgres", "drop role keeper");
  });

  it("[P21] an account that may not load the copy to read it makes none, and is told what to ask for", async () => {
    const database = new URL(state.url).pathname.slice(1);
    await cluster.query(database, "create role reader login");
    await cluster.query(database, "grant all on all tables in schema public to reader");
    const words = refusalOf(await backUpPostgres(state.url.replace("surco@", "reader@"), places(), moment()));
    expect(words).toContain('alter role "reader" createdb');
    expect(await readdir(kept)).toEqual([]);
    expect(await securedSeq()).toBeNull();
    await cluster.query(database, "drop owned by reader");
    await cluster.query("postgres", "drop role reader");
  });

  it("programs that are missing or too old for the database are named, with what to install", async () => {
    const words = refusalOf(await findPrograms(99));
    expect(words).toContain("too old for it");
    expect(words).toContain("apt install postgresql-client-99");
  });

  it("not with another State's keys, not where no State is, and not two at a time", async () => {
    const other = await postgresState(cluster.urlOf(await cluster.newDatabase()));
    const words = refusalOf(await backUpPostgres(state.url, places({ data: other.folder }), moment()));
    expect(words).toContain("are not those of this database");
    await other.clear();
    const empty = cluster.urlOf(await cluster.newDatabase());
    expect(refusalOf(await backUpPostgres(empty, places(), moment()))).toContain("There is no State");
    const second = await aloneOn(state.url, async () => await backUpPostgres(state.url, places(), moment()));
    expect(refusalOf(second)).toContain("under way");
    expect(await readdir(kept)).toEqual([]);
  });

  it("a server that works is seen, whatever name its address gives to its connections", async () => {
    const address = new URL(cluster.urlOf(await cluster.newDatabase()));
    address.searchParams.set("application_name", "desk");
    const named = await openStore(
      { folder: kept, databaseUrl: address.href, state: "ZZ", practice: false },
      surroundings,
    );
    try {
      expect(refusalOf(await aloneOn(address.href, expectNoServers))).toContain("A server is still connected");
    } finally {
      await named.close();
    }
    expect(await aloneOn(address.href, expectNoServers)).toEqual({ ok: true, value: null });
  });

  it("[P13] restore: never over a State unless it is told, never under a running server, and what was there is kept", async () => {
    const first = await state.send();
    const { file, seq } = await made();
    await state.send();
    const { seq: later } = await readHistory(state.store.reading);
    expect(refusalOf(await restored(file, state.url))).toContain("--replace");
    expect(refusalOf(await restored(file, state.url, { replace: true }))).toContain("A server is still connected");
    expect((await readHistory(state.store.reading)).seq).toBe(later);
    await state.stop();
    const done = await commandIn(state.environment, "restore", file, "--replace");
    expect(done).toMatchObject({ code: 0 });
    expect(done.words).toContain(`Restored and verified, up to place ${seq} of the feed.`);
    expect(done.words).toContain(`The former database went up to place ${later}`);
    const former = /replaced_\w+/.exec(done.words)?.[0] ?? "";
    expect(await findingsIn(state.url, former)).toEqual([]);
    expect(await findingsIn(state.url)).toEqual([]);
    expect((await readdir(state.folder)).filter((name) => name.startsWith("replaced-"))).toHaveLength(1);
    const { db, close } = openForCommand(state.url);
    expect((await readHistory(db)).seq).toBe(seq);
    expect(await db.selectFrom("revisions").select("seq").execute()).toEqual([{ seq: first.seq }]);
    await close();
    // A server stands on it as before, and the next backup copies what is in use, not what was set aside.
    const store = await openStore(
      { folder: state.folder, databaseUrl: state.url, state: "ZZ", practice: false },
      surroundings,
    );
    await store.close();
    expect((await made()).seq).toBe(seq);
  });

  it("not a copy that is damaged, cut short, of something else, or without its keys: nothing is changed", async () => {
    await state.send();
    const { file, keysFile } = await made();
    const url = cluster.urlOf(await cluster.newDatabase());
    const tablesThere = async () =>
      await cluster.query(
        new URL(url).pathname.slice(1),
        "select 1 from pg_class where relnamespace::regnamespace::text !~ '^(pg_|information_schema)'",
      );
    const bytes = await readFile(file);
    for (const content of [bytes.subarray(0, bytes.length / 2), Buffer.from("PGDMP, or so it says")]) {
      await writeFile(file, content);
      const words = refusalOf(await restored(file, url));
      expect(words).toContain("does not hold, and nothing was changed");
      expect(await tablesThere()).toEqual([]);
    }
    await writeFile(file, bytes);
    await tamper(state.url, "revisions", "update revisions set bytes = '\\x7b7d'");
    await backUpPostgres(state.url, places(), moment());
    const notWhole = (await readdir(kept)).find((name) => name.endsWith(".not-whole")) ?? "";
    const said = await restorePostgres(
      url,
      { file: join(kept, notWhole), keysFile, data: state.folder, replace: false },
      moment(),
    );
    expect(refusalOf(said)).toContain("the bytes are not the ones that bear this name");
    await rm(keysFile);
    expect(refusalOf(await restored(file, url, { data: join(kept, "empty") }))).toContain(
      "The keys of this copy are not in",
    );
    expect(await tablesThere()).toEqual([]);
    expect((await databases()).filter((database) => database.includes("check"))).toEqual([]);
  });
});
