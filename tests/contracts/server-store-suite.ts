import { deflateRawSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sha256OfText } from "../../src/domain/base/sha256.ts";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { growingTables } from "../../sync-server/migrations/0001-custody.ts";
import { putAttachment } from "../../sync-server/store/attachments.ts";
import { readBodiesWithin, readRevisionWithin } from "../../sync-server/store/bodies.ts";
import { handOver } from "../../sync-server/store/handing-over.ts";
import { findBrokenLink, readHistory } from "../../sync-server/store/history.ts";
import { takeOffer } from "../../sync-server/store/offering.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { attachmentReceipt, confirmHeld, revisionReceipt } from "../../sync-server/store/receipts.ts";
import { decide } from "../../sync-server/store/reviews.ts";
import { putRevision } from "../../sync-server/store/revisions.ts";
import { wholeReach } from "../../sync-server/store/scope.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { verifyState } from "../../sync-server/verify-database.ts";
import { type Written, write } from "../server/family-coe.ts";
import { people, randomId } from "../server/state-office.ts";

/** What every engine under the server must do. Called inside a `describe` with a way to open an empty database. */
export function examineServerStore(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await store.write(async (db) => {
      for (const person of Object.values(people)) await addPerson(db, store, person);
    });
  });
  afterAll(() => store.close());

  const arrive = async (coe: Written) => {
    const { receipt } = await putRevision(store, coe.id, coe.bytes, "ana");
    await putAttachment(store, coe.signature.id, coe.signature.bytes, "ana");
    return receipt;
  };

  const rowOf = (id: string) =>
    store.reading.selectFrom("revisions").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

  const approve = (coe: Written) =>
    decide(
      store,
      {
        reviewId: randomId(),
        coeId: coe.revision.coeId,
        revisionId: coe.id,
        decision: "approved",
        reasons: [],
        note: "",
        comments: [],
        overturns: null,
      },
      { ...people.rosa, state: "ZZ" },
    );

  it("[P4] the same content twice is one row and one receipt", async () => {
    const coe = write();
    const receipts = await Promise.all([arrive(coe), arrive(coe), arrive(coe)]);
    expect(new Set(receipts.map((receipt) => receipt.seq)).size).toBe(1);
  });

  it("[P9] a transaction that fails leaves nothing, not even a number in the feed", async () => {
    const before = await readHistory(store.reading);
    const failing = store.write(async (db) => {
      await db.updateTable("history").set({ seq: 999 }).execute();
      throw new Error("the power went");
    });
    await expect(failing).rejects.toThrow("the power went");
    expect(await readHistory(store.reading)).toEqual(before);
  });

  it("[P9] writes that share one trip to the disk fail each by itself", async () => {
    const setting = (id: string, fails: boolean) =>
      store.write(async (db) => {
        await addPerson(db, store, { ...people.ben, id });
        if (fails) throw new Error(`not ${id}`);
        return id;
      });
    const outcomes = await Promise.allSettled(["one", "two", "three"].map((id) => setting(id, id === "two")));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    const rows = await store.reading
      .selectFrom("people")
      .select("id")
      .where("id", "in", ["one", "two", "three"])
      .execute();
    expect(rows.map((row) => row.id).sort()).toEqual(["one", "three"]);
  });

  it("[P13] many writers at once leave a feed without holes, chained in the order of commits", async () => {
    await Promise.all(Array.from({ length: 20 }, () => arrive(write())));
    const rows = await store.reading.selectFrom("feed").select("seq").orderBy("seq").execute();
    const { seq } = await readHistory(store.reading);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    expect(await findBrokenLink(store.reading, store.server)).toBeNull();
  });

  it("[P24] the keys of the database let one first decision stand, whatever the code above them does", async () => {
    const coe = write();
    await arrive(coe);
    await approve(coe);
    const row = await store.reading
      .selectFrom("reviews")
      .selectAll()
      .where("revision_id", "=", coe.id)
      .executeTakeFirstOrThrow();
    const second = store.write((db) =>
      db
        .insertInto("reviews")
        .values({ ...row, id: randomId(), seq: row.seq + 1_000_000 })
        .execute(),
    );
    await expect(second).rejects.toThrow();
  });

  it("[P4] [P13] [P23] of many who hand one COE over at once one is first, the others are told so, and what is told again is in the chain", async () => {
    const coe = write();
    await arrive(coe);
    const { coeId } = coe.revision;
    const asked = () => ({ handoverId: randomId(), from: "ana", to: "ben", reason: "Ana is ill." });
    const actor = { ...people.rosa, state: "ZZ" };
    const ends = await Promise.allSettled(
      [asked(), asked(), asked()].map((each) => handOver(store, coeId, each, actor)),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    const rows = store.reading.selectFrom("feed").select(["kind", "recruiter_id"]).where("coe_id", "=", coeId);
    expect((await rows.orderBy("seq").execute()).map((row) => [row.kind, row.recruiter_id])).toEqual([
      ["received", "ana"],
      ["completed", "ana"],
      ["left", "ana"],
      ["left", "ben"],
      ["received", "ben"],
      ["completed", "ben"],
    ]);
    const row = store.reading.selectFrom("coes").select(["recruiter_id", "recruiter_name"]).where("coe_id", "=", coeId);
    expect(await row.executeTakeFirst()).toEqual({ recruiter_id: "ben", recruiter_name: "Ben Okafor" });
    expect(await verifyState(store.reading, null)).toEqual([]);
    for (const statement of ["update handovers set to_name = ''", "delete from handovers"])
      await expect(store.write((db) => sql.raw(statement).execute(db))).rejects.toThrow(/only grows/);
  });

  it("[P13] [P23] what two tablets offer back at once is kept once, beside the reviews, and only grows", async () => {
    const coe = write();
    await arrive(coe);
    const decision: Decision = {
      reviewId: randomId(),
      coeId: coe.revision.coeId,
      revisionId: coe.id,
      decision: "denied",
      reasons: ["other"],
      note: "No qualifying work.",
      comments: [],
      overturns: null,
      reviewer: { id: "omar", name: "Omar Haddad" },
      at: store.now(),
      seq: 4711,
    };
    const offers = ["ana", "ben", "ana"].map((personId) => takeOffer(store, { decision, personId, deviceId: null }));
    const answers = await Promise.all(offers);
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1);
    const kept = () =>
      store.reading.selectFrom("offered_decisions").select("words").where("coe_id", "=", coe.revision.coeId).execute();
    expect(await kept()).toHaveLength(1);
    const row = store.reading.selectFrom("coes").select(["stage", "offered"]).where("coe_id", "=", coe.revision.coeId);
    expect(await row.executeTakeFirst()).toEqual({ stage: "received", offered: 1 });
    for (const statement of ["update offered_decisions set words = ''", "delete from offered_decisions"])
      await expect(store.write((db) => sql.raw(statement).execute(db))).rejects.toThrow(/only grows/);
    await approve(coe);
    expect(await row.executeTakeFirst()).toEqual({ stage: "approved", offered: 0 });
    expect(await kept()).toHaveLength(1);
  });

  it("[P3] what came open, what came packed and what an earlier release kept are given back as they came", async () => {
    const [open, packed, earlier, large] = [write(), write(), write(), write()];
    const deflated = deflateRawSync(packed.bytes, { level: 1 });
    await putRevision(store, open.id, open.bytes, "ana");
    await putRevision(store, packed.id, packed.bytes, "ana", "now", deflated);
    await putRevision(store, large.id, large.bytes, "ana", "now", Buffer.alloc(large.bytes.length));
    const { id, bytes, ...columns } = await rowOf(open.id);
    expect([bytes.length < columns.size, columns.packing]).toEqual([true, 1]);
    const asItCame = { ...columns, id: earlier.id, bytes: Buffer.from(earlier.bytes), size: earlier.bytes.length };
    await store.write((db) =>
      db
        .insertInto("revisions")
        .values({ ...asItCame, packing: 0, seq: 1_000_000 })
        .execute(),
    );
    const asked = [open.id, packed.id, earlier.id, large.id, sha256OfText("nothing")];
    const { bodies } = await readBodiesWithin(store.reading, asked, wholeReach);
    expect(bodies.map(({ id, lies }) => [id, lies])).toEqual(
      ["deflated", "deflated", "open", "open", "not-held"].map((lies, at) => [asked[at], lies]),
    );
    expect(Buffer.compare(bodies[1]?.bytes ?? new Uint8Array(), deflated)).toBe(0);
    for (const coe of [open, packed, earlier, large]) {
      const held = await readRevisionWithin(store.reading, coe.id, wholeReach);
      expect(Buffer.compare(held?.bytes ?? Buffer.alloc(0), coe.bytes)).toBe(0);
    }
  });

  it.each(growingTables)("[P23] %s has no UPDATE and no DELETE", async (table) => {
    const coe = write();
    await arrive(coe);
    await approve(coe);
    const count = async () => {
      const { rows } = await sql.raw<{ n: number }>(`select count(*) as n from ${table}`).execute(store.reading);
      return Number(rows[0]?.n);
    };
    const before = await count();
    expect(before).toBeGreaterThan(0);
    for (const statement of [`update ${table} set seq = seq + 1`, `delete from ${table}`]) {
      await expect(store.write((db) => sql.raw(statement).execute(db))).rejects.toThrow(/only grows/);
    }
    expect(await count()).toBe(before);
  });

  it("[P9] [P11] many names at once are confirmed by the receipts that each of them has, in the order asked", async () => {
    const [whole, waiting] = [write(), write()];
    await arrive(whole);
    await putRevision(store, waiting.id, waiting.bytes, "ana");
    const never = write().id;
    const asked = [never, whole.signature.id, waiting.id, whole.id, waiting.signature.id, whole.id];
    const { held, unknown } = await confirmHeld(store, asked);
    expect(held).toEqual([
      await attachmentReceipt(store.reading, store, whole.signature.id),
      await revisionReceipt(store.reading, store, waiting.id),
      await revisionReceipt(store.reading, store, whole.id),
    ]);
    expect(held.map(({ awaiting }) => awaiting)).toEqual([[], [waiting.signature.id], []]);
    expect(unknown).toEqual([never, waiting.signature.id]);
    expect(await confirmHeld(store, [whole.id])).toMatchObject({ held: [{ id: whole.id }], unknown: [] });
    expect(await confirmHeld(store, [])).toEqual({ held: [], unknown: [] });
  });

  it("[P23] the queue's rows and counts are conclusions: they agree with what they were drawn from", async () => {
    const rows = await store.reading.selectFrom("coes").select(["stage", "recruiter_id"]).execute();
    const facets = await store.reading
      .selectFrom("facets")
      .selectAll()
      .where("scope", "=", "*")
      .where("kind", "=", "stage")
      .execute();
    for (const { code, n } of facets) expect(n).toBe(rows.filter((row) => row.stage === code).length);
    expect(facets.reduce((sum, facet) => sum + facet.n, 0)).toBe(rows.length);
  });
}
