import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { dropGuard } from "../postgres/test-store.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  for (let sent = 0; sent < 5; sent += 1) {
    const coe = write({ stage: "draft" });
    await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  }
});
afterAll(() => office.close());

it("[P13] a row of the feed that was changed behind the server's back is found, if it is among those that are read", async () => {
  const { store } = office;
  for (const last of [undefined, 4, 1000]) expect(await findBrokenLink(store.reading, store.server, last)).toBeNull();
  // Somebody with the file in their hands.
  await store.write(async (db) => {
    await dropGuard(db, "feed", "feed_no_update");
    await sql`update feed set recruiter_id = 'ben' where seq = 3`.execute(db);
  });
  expect(await findBrokenLink(store.reading, store.server)).toBe(3);
  expect(await findBrokenLink(store.reading, store.server, 1000)).toBe(3);
  expect(await findBrokenLink(store.reading, store.server, 4)).toBeNull();
});

it("[P13] so are rows that are missing", async () => {
  const { store } = office;
  await store.write(async (db) => {
    await sql`update feed set recruiter_id = 'ana' where seq = 3`.execute(db);
    await dropGuard(db, "feed", "feed_no_delete");
    await sql`delete from feed where seq = 10`.execute(db);
  });
  expect(await findBrokenLink(store.reading, store.server, 4)).toBe(10);
});
