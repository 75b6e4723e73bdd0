import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillPracticeState } from "../../sync-server/practice/fill.ts";
import { practiceStaff } from "../../sync-server/practice/people.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { type Cluster, hasNoPostgres, startCluster } from "../postgres/cluster.ts";
import { people, surroundings } from "../server/state-office.ts";
import { examineServerStore } from "./server-store-suite.ts";

const folders: string[] = [];

async function openSqliteStore(): Promise<Store> {
  const folder = await mkdtemp(join(tmpdir(), "surco-store-"));
  folders.push(folder);
  return await openStore({ folder, state: "ZZ", practice: false }, surroundings);
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe("the server's store on SQLite", () => {
  examineServerStore(openSqliteStore);

  let store: Store;
  beforeAll(async () => {
    store = await openSqliteStore();
  });
  afterAll(() => store.close());

  it.each(["reading", "writing"] as const)(
    "[P9] the %s connection stands at WAL and synchronous FULL",
    async (which) => {
      const read = async (pragma: string) => {
        const ask = sql.raw<Record<string, unknown>>(`pragma ${pragma}`);
        const { rows } =
          which === "reading" ? await ask.execute(store.reading) : await store.write((db) => ask.execute(db));
        return Object.values(rows[0] ?? {})[0];
      };
      expect(await read("journal_mode")).toBe("wal");
      expect(await read("synchronous")).toBe(2);
      expect(await read("foreign_keys")).toBe(1);
      // better-sqlite3 answers this one under the name of the setting.
      expect(Number(await read("busy_timeout"))).toBeGreaterThan(0);
    },
  );

  it("a reader cannot write", async () => {
    await expect(store.reading.deleteFrom("sessions").execute()).rejects.toThrow(/readonly/);
  });

  it("a database that is opened again keeps its history and its State", async () => {
    const folder = folders.at(-1) ?? "";
    const again = await openStore({ folder, state: "KY", practice: true }, surroundings);
    expect([again.server, again.state, again.practice]).toEqual([store.server, "ZZ", false]);
    await again.close();
  });
});

describe.skipIf(hasNoPostgres())("the server's store on PostgreSQL", () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());

  async function newPlace(): Promise<{ readonly folder: string; readonly databaseUrl: string }> {
    const folder = await mkdtemp(join(tmpdir(), "surco-store-"));
    folders.push(folder);
    return { folder, databaseUrl: cluster.urlOf(await cluster.newDatabase()) };
  }

  describe("as on any engine", () => {
    examineServerStore(
      async () => await openStore({ ...(await newPlace()), state: "ZZ", practice: false }, surroundings),
    );
  });

  let place: Awaited<ReturnType<typeof newPlace>>;
  let store: Store;
  beforeAll(async () => {
    place = await newPlace();
    store = await openStore({ ...place, state: "ZZ", practice: false }, surroundings);
  });
  afterAll(() => store.close());

  it.each(["reading", "writing"] as const)("[P9] a commit on a %s connection waits for the disk", async (which) => {
    const ask = sql<{ is: string }>`select current_setting('synchronous_commit') as is`;
    const { rows } =
      which === "reading" ? await ask.execute(store.reading) : await store.write((db) => ask.execute(db));
    expect(rows).toEqual([{ is: "on" }]);
  });

  it("a reader cannot write", async () => {
    await expect(store.reading.deleteFrom("sessions").execute()).rejects.toThrow(/read-only/);
  });

  it.each(["feed", "audit"])("[P23] %s cannot be emptied", async (table) => {
    await expect(store.write((db) => sql.raw(`truncate ${table}`).execute(db))).rejects.toThrow(/only grows/);
  });

  it("a database that is opened again keeps its history and its State", async () => {
    const again = await openStore({ ...place, state: "KY", practice: true }, surroundings);
    expect([again.server, again.state, again.practice]).toEqual([store.server, "ZZ", false]);
    await again.close();
  });

  it("two processes that start at once on a new database have one history and one set of tables", async () => {
    const shared = await newPlace();
    const options = { ...shared, state: "ZZ", practice: false };
    const stores = await Promise.all([1, 2, 3].map(() => openStore(options, surroundings)));
    expect(new Set(stores.map(({ server }) => server)).size).toBe(1);
    expect(new Set(stores.map(({ stateKey }) => stateKey.publicKey)).size).toBe(1);
    for (const each of stores) await each.close();
  });

  it("two processes that start at once on an empty practice State fill it once", async () => {
    const options = { ...(await newPlace()), state: "ZZ", practice: true };
    const stores = await Promise.all([1, 2].map(() => openStore(options, surroundings)));
    await Promise.all(stores.map(fillPracticeState));
    for (const each of stores) {
      const known = await each.reading.selectFrom("people").select("id").execute();
      expect(known).toHaveLength(practiceStaff.length);
      expect(await findBrokenLink(each.reading, each.server)).toBeNull();
    }
    for (const each of stores) await each.close();
  });

  it("a process with other keys, or with none, is refused", async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), "surco-store-"));
    folders.push(elsewhere);
    const options = { ...place, folder: elsewhere, state: "ZZ", practice: false };
    await expect(openStore(options, surroundings)).rejects.toThrow(/lacks server\.key, seal\.key, state-key\.json/);
    const others = await openStore({ ...options, databaseUrl: undefined }, surroundings);
    await others.close();
    await expect(openStore(options, surroundings)).rejects.toThrow(/not the key of this database/);
  });

  it("a database that holds something else is left alone, and the address is not told", async () => {
    const { folder, databaseUrl } = await newPlace();
    await cluster.query(databaseUrl.split("/").at(-1) ?? "", "create table invoices (id bigint)");
    const opening = openStore({ folder, databaseUrl, state: "ZZ", practice: false }, surroundings);
    await expect(opening).rejects.toThrow(/^DATABASE_URL: this database holds tables of something else/);
  });

  it("[P9] a database that forgets when the power goes is refused", async () => {
    const { folder, databaseUrl } = await newPlace();
    await cluster.query(databaseUrl.split("/").at(-1) ?? "", "alter role surco set surco.may_forget = off");
    const opening = openStore({ folder, databaseUrl, state: "ZZ", practice: false }, surroundings);
    await expect(opening).rejects.toThrow(/^DATABASE_URL: fsync is off/);
    await cluster.query("postgres", "alter role surco reset surco.may_forget");
  });

  it("[P7] a name with U+0000 in it is custody like any other", async () => {
    const name = "Ana\u0000\uf8f00\uf8f1";
    await store.write((db) => addPerson(db, store, { ...people.ana, id: `a${name}`, name }));
    const find = store.reading.selectFrom("people").select("name").where("id", "=", `a${name}`);
    expect(await find.execute()).toEqual([{ name }]);
  });

  it("[P22] a proof that one process has taken is refused by every other", async () => {
    const other = await openStore({ ...place, state: "ZZ", practice: false }, surroundings);
    const use = (by: Store) => by.proofs.use("a".repeat(32), "nonce", Date.now() + 60_000);
    const taken = await Promise.all([use(store), use(other), use(store), use(other)]);
    expect(taken.filter((isFirst) => isFirst)).toHaveLength(1);
    await other.close();
  });
});
