import { sql } from "kysely";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { problemSchema } from "../../src/domain/protocol/problem.ts";
import { watchCondition } from "../../sync-server/condition.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, put } from "./state-office.ts";

let office: Office;
beforeEach(async () => {
  // The server tells its administrator of every one.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  office = await openOffice();
});
afterEach(async () => {
  await office.close();
  vi.restoreAllMocks();
});

/** The database may take no further page: what SQLite then says is what it says on a full disk. */
async function fillDisk(): Promise<void> {
  await office.store.write(async (db) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
    await sql`pragma max_page_count = ${sql.raw(String(rows[0]?.page_count))}`.execute(db);
  });
  // What room there still is inside the file is used up first.
  for (let sent = 0; sent < 200; sent += 1) {
    const coe = write();
    if ((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status !== 201) return;
  }
  throw new Error("the disk was never full");
}

const makeRoom = () => office.store.write((db) => sql`pragma max_page_count = 1000000`.execute(db));

const health = async () => {
  const { store, folder } = office;
  return (await watchCondition({ store, folder, floorBytes: 0 }, () => 0)()).checks;
};

it("[F09] [P9] a full disk: 507 with Retry-After and nothing kept of it, reading goes on, and it heals by itself", async () => {
  const held = write();
  await put(office, "ana", `/v1/revisions/${held.id}`, held.bytes);
  await fillDisk();
  const before = await office.store.reading.selectFrom("history").selectAll().executeTakeFirstOrThrow();
  const waiting = Array.from({ length: 8 }, () => write());
  const answers = await Promise.all(waiting.map((coe) => put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)));
  for (const answer of answers) {
    expect(answer.status).toBe(507);
    expect(answer.headers.get("retry-after")).toBe("60");
    expect(problemSchema.parse(await answer.json())).toMatchObject({ code: "storage-full", status: 507 });
  }
  expect(await office.store.reading.selectFrom("history").selectAll().executeTakeFirstOrThrow()).toEqual(before);

  for (const path of ["/v1/hello", "/v1/changes", `/v1/revisions/${held.id}`])
    expect((await office.call("ana", path)).status).toBe(200);
  expect((await office.call("rosa", "/v1/queue")).status).toBe(200);
  // What is held already is answered as ever.
  expect((await put(office, "ana", `/v1/revisions/${held.id}`, held.bytes)).status).toBe(200);

  await makeRoom();
  for (const coe of waiting) expect((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status).toBe(201);
  expect(await findBrokenLink(office.store.reading, office.store.server)).toBeNull();
});

it("[P4] beside one that finds no room, the others of its group are told so too, and none of them is half there", async () => {
  await fillDisk();
  const coes = Array.from({ length: 12 }, () => write());
  const answers = await Promise.all(coes.map((coe) => put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)));
  const kept = coes.filter((_, index) => answers[index]?.status === 201).map((coe) => coe.id as string);
  const rows = await office.store.reading.selectFrom("revisions").select("id").execute();
  const ids = new Set(rows.map((row) => row.id));
  expect(coes.filter((coe) => ids.has(coe.id)).map((coe) => coe.id)).toEqual(kept);
  await makeRoom();
});

it("/healthz is red below the floor, where nothing can be written, and where the newest link does not follow", async () => {
  const { store, folder } = office;
  expect(await health()).toEqual({ database: true, chain: true, writing: true, space: true });
  const floor = await watchCondition({ store, folder, floorBytes: Number.MAX_SAFE_INTEGER }, () => 0)();
  expect(floor.checks.space).toBe(false);
  const full = Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
  const unwritable = { ...store, write: () => Promise.reject(full) };
  const red = await watchCondition({ store: unwritable, folder, floorBytes: 0 }, () => 0)();
  expect(red.checks).toMatchObject({ writing: false, database: true, chain: true });
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await store.write((db) => sql`update history set seq = seq + 1`.execute(db));
  expect(await health()).toMatchObject({ chain: false, database: true });
  await store.write((db) => sql`update history set seq = seq - 1`.execute(db));
});
