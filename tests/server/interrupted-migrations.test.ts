import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Kysely, sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import { migrateToLatest } from "../../sync-server/migrations/all.ts";
import type { OpenedDatabase } from "../../sync-server/store/engine.ts";
import { environmentOf, onPostgres, openTestDatabase, openTestStore } from "../postgres/test-store.ts";
import { interruptingAfter } from "./interrupting.ts";
import { surroundings } from "./state-office.ts";

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "surco-steps-"));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function opened(folder: string): Promise<OpenedDatabase> {
  const database = await openTestDatabase(folder);
  cleanUp.push(() => database.close());
  return database;
}

/** Every table, column, index, trigger and finished step. */
async function shapeOf(db: Kysely<never>): Promise<unknown> {
  const everything = onPostgres
    ? sql`select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as one
          from information_schema.columns where table_schema = current_schema()
        union all select indexdef from pg_indexes where schemaname = current_schema()
        union all select tgname from pg_trigger where not tgisinternal order by 1`
    : sql`select coalesce(sql, name) as one from sqlite_master where name not like 'sqlite_stat%' order by 1`;
  const steps = await sql`select name from kysely_migration order by name`.execute(db).catch(() => ({ rows: [] }));
  return { everything: (await everything.execute(db)).rows, steps: steps.rows };
}

async function wholeShape(): Promise<unknown> {
  const { building } = await opened(await freshFolder());
  await migrateToLatest(building);
  return shapeOf(building as unknown as Kysely<never>);
}

/** On PostgreSQL each attempt takes a tenth of a second: every seventh statement there, every one on SQLite. */
const stride = onPostgres ? 7 : 1;

it("[F24] building the tables, interrupted before each statement in turn, is taken back, and the next start completes it", async () => {
  const whole = await wholeShape();
  const { building } = await opened(await freshFolder());
  const interrupt = () => {
    throw new Error("interrupted");
  };
  let before: unknown = null;
  let attempts = 0;
  for (;;) {
    const attempt = building.withPlugin(interruptingAfter(attempts * stride, interrupt));
    const outcome = await migrateToLatest(attempt).then(
      () => "built",
      (error: Error) => error.message,
    );
    if (outcome === "built") break;
    expect(outcome).toBe("interrupted");
    attempts += 1;
    const shape = await shapeOf(building as unknown as Kysely<never>);
    // The migrator makes its own two tables first, outside of the transaction; nothing of ours is ever there in part.
    if (JSON.stringify(shape) !== JSON.stringify(before)) expect(JSON.stringify(shape)).not.toContain("revisions");
    before = shape;
  }
  expect(attempts * stride).toBeGreaterThan(100);
  expect(await shapeOf(building as unknown as Kysely<never>)).toEqual(whole);
});

it.each([3, 20, 60, 100])(
  "[F24] a server killed before statement %i of building its tables starts again and builds them",
  async (statement) => {
    const folder = await freshFolder();
    await (await openTestDatabase(folder)).close();
    const script = fileURLToPath(new URL("./die-migrating.ts", import.meta.url));
    const env = { ...process.env, ...environmentOf(folder) };
    const child = spawn(process.execPath, [script, String(statement)], { env, stdio: ["ignore", "ignore", "inherit"] });
    expect((await once(child, "exit"))[1]).toBe("SIGKILL");
    const store = await openTestStore({ folder, state: "ZZ", practice: false }, surroundings);
    cleanUp.push(() => store.close());
    expect(await shapeOf(store.reading as unknown as Kysely<never>)).toEqual(await wholeShape());
  },
);

it("[P17] a server of an earlier release says that it does not know these tables, and changes nothing", async () => {
  const folder = await freshFolder();
  const store = await openTestStore({ folder, state: "ZZ", practice: false }, surroundings);
  await store.write((db) =>
    sql`insert into kysely_migration (name, timestamp) values ('9999-of-tomorrow', '2026-11-22T00:00:00.000Z')`.execute(
      db,
    ),
  );
  await store.close();
  const again = openTestStore({ folder, state: "ZZ", practice: false }, surroundings);
  await expect(again).rejects.toThrow(/later release has been started on this database \(9999-of-tomorrow\)/);
});
