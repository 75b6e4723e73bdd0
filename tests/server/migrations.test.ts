import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { afterEach, expect, it } from "vitest";
import { up as custody } from "../../sync-server/migrations/0001-custody.ts";
import { up as desk } from "../../sync-server/migrations/0002-desk.ts";
import { up as peopleTables } from "../../sync-server/migrations/0003-people.ts";
import { up as children } from "../../sync-server/migrations/0004-children.ts";
import { readCoeRecord } from "../../sync-server/store/coe-record.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { lookAgain } from "../../sync-server/store/looking-again.ts";
import { readQueue } from "../../sync-server/store/queue.ts";
import { revisionReceipt } from "../../sync-server/store/receipts.ts";
import { wholeReach } from "../../sync-server/store/scope.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { onPostgres } from "../postgres/test-store.ts";
import { write } from "./family-coe.ts";
import { openOffice, put, surroundings } from "./state-office.ts";

const released: Readonly<Record<string, Migration>> = {
  "0001-custody": { up: custody },
  "0002-desk": { up: desk },
  "0003-people": { up: peopleTables },
  "0004-children": { up: children },
};

// No release before the first on PostgreSQL has left a database behind.

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "surco-old-"));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A database as an earlier release left it: its own tables and columns, filled with the rows of a present-day one. */
async function databaseOf(migrations: readonly string[], present: string): Promise<string> {
  const folder = await freshFolder();
  const database = new Sqlite(join(folder, "surco.sqlite"));
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  const some = Object.fromEntries(Object.entries(released).filter(([name]) => migrations.includes(name)));
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => some } }).migrateToLatest();
  if (error) throw error;
  database.prepare("attach ? as present").run(join(present, "surco.sqlite"));
  database.pragma("foreign_keys = off");
  // No earlier release has packed anything.
  database.function("as_it_came", (bytes: Buffer, packing: number) => (packing === 1 ? inflateRawSync(bytes) : bytes));
  const tables = database
    .prepare("select name from main.sqlite_master where type = 'table' and name not like 'kysely_%'")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const names = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
    const values = names.map((name) =>
      table === "revisions" && name === "bytes" ? "as_it_came(bytes, packing)" : name,
    );
    database.exec(`insert into main.${table} (${names.join()}) select ${values.join()} from present.${table}`);
  }
  await db.destroy();
  return folder;
}

/** Two COEs with one child, one of which still waits for its signature, and a draft. */
async function filled() {
  const office = await openOffice();
  cleanUp.push(() => office.close());
  const [first, second, draft] = [write(), write(), write({ stage: "draft" })];
  for (const coe of [first, second, draft]) await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, "ana", `/v1/attachments/${first.signature.id}`, first.signature.bytes);
  return { office, first, second, draft };
}

async function opened(folder: string): Promise<Store> {
  const store = await openStore({ folder, state: "ZZ", practice: false }, surroundings);
  cleanUp.push(() => store.close());
  return store;
}

it.skipIf(onPostgres)(
  "[V-13] a database from before V-13 is judged again when the server starts, and the same child on two COEs is told",
  async () => {
    const { office, first, second } = await filled();
    const receipts = await Promise.all(
      [first, second].map(({ id }) => revisionReceipt(office.store.reading, office.store, id)),
    );
    const store = await opened(await databaseOf(["0001-custody", "0002-desk", "0003-people"], office.folder));
    expect((await readCoeRecord(store, first.revision.coeId, wholeReach)).duplicates).toBeUndefined();

    expect(await lookAgain(store)).toBe(3);

    const others = async (coe: typeof first) =>
      (await readCoeRecord(store, coe.revision.coeId, wholeReach)).duplicates?.map(({ coeId }) => coeId);
    expect(await others(first)).toEqual([second.revision.coeId]);
    expect(await others(second)).toEqual([first.revision.coeId]);
    const table = (of: Store) => of.reading.selectFrom("coe_children").selectAll().orderBy("coe_id").execute();
    expect(await table(store)).toEqual(await table(office.store));
    // What was promised stands as it was promised (P9, P13).
    expect(await Promise.all([first, second].map(({ id }) => revisionReceipt(store.reading, store, id)))).toEqual(
      receipts,
    );
    expect(await findBrokenLink(store.reading, store.server)).toBeNull();
    // Once is enough.
    expect(await lookAgain(store)).toBe(0);
  },
);

it.skipIf(onPostgres).each([
  ["before V-13", ["0001-custody", "0002-desk", "0003-people"]],
  ["with V-13", Object.keys(released)],
])("the queue of a database %s is narrowed by finding as one that was new with this release", async (_, migrations) => {
  const { office, second } = await filled();
  const store = await opened(await databaseOf(migrations, office.folder));
  const rows = (of: Store) =>
    of.reading.selectFrom("coe_findings").selectAll().orderBy("coe_id").orderBy("finding").execute();
  expect(await rows(store)).toEqual(await rows(office.store));
  await lookAgain(store);
  expect(await rows(store)).toEqual(await rows(office.store));
  const waiting = await readQueue(store, { stage: "received", finding: "incomplete" }, wholeReach);
  expect(waiting.rows.map(({ coeId }) => coeId)).toEqual([second.revision.coeId]);
});

it.skipIf(onPostgres)("an upgrade tells each of its steps, and a new database is built without a word", async () => {
  const office = await openOffice();
  cleanUp.push(() => office.close());
  const told: string[] = [];
  const telling = { ...surroundings, upgrading: (step: number, of: number) => void told.push(`${step} of ${of}`) };
  const folder = await databaseOf(Object.keys(released), office.folder);
  const upgrade = async (place: string) =>
    (await openStore({ folder: place, state: "ZZ", practice: false }, telling)).close();
  await upgrade(folder);
  const steps = told.length;
  expect(steps).toBeGreaterThan(10);
  expect(told).toEqual(Array.from({ length: steps }, (_, index) => `${index + 1} of ${steps}`));
  await upgrade(folder);
  await upgrade(await freshFolder());
  expect(told).toHaveLength(steps);
});

it.skipIf(onPostgres)(
  "two and three filters at once can be walked along an index without a sort, also before the database knows its rows",
  async () => {
    const { office } = await filled();
    const plans: string[] = [];
    const database = new Sqlite(join(office.folder, "surco.sqlite"), { readonly: true });
    const walks: [string, readonly string[]][] = [
      ["coes", ["stage"]],
      ["coes", ["district"]],
      ["coes", ["recruiter_id"]],
      ["coes", ["stage", "district"]],
      ["coes", ["stage", "recruiter_id"]],
      ["coes", ["stage", "district", "recruiter_id"]],
      ["coe_findings", ["finding"]],
      ["coe_findings", ["finding", "stage"]],
      ["coe_findings", ["finding", "stage", "district"]],
      ["coe_findings", ["finding", "district", "recruiter_id"]],
      ["coe_findings", ["finding", "stage", "district", "recruiter_id"]],
    ];
    for (const [table, filters] of walks) {
      const asked = filters.map((filter) => `${table}.${filter} = ?`).join(" and ");
      const join = table === "coes" ? "" : "join coes on coes.coe_id = coe_findings.coe_id";
      const plan = database
        .prepare(`explain query plan select coes.* from ${table} ${join} where ${asked} order by ${table}.seq limit 26`)
        .all(...filters.map(() => "x")) as { detail: string }[];
      plans.push(plan.map(({ detail }) => detail).join("; "));
    }
    database.close();
    for (const plan of plans) {
      expect(plan).toMatch(/^SEARCH (coes|coe_findings) USING .*INDEX/);
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN/);
    }
  },
);
