import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { ReviewRequest } from "../../src/domain/protocol/review.ts";
import { putAttachment } from "../../sync-server/store/attachments.ts";
import { parseCursor, readChanges } from "../../sync-server/store/changes.ts";
import { openDrawing } from "../../sync-server/store/drawing.ts";
import { chainAt, readHistory } from "../../sync-server/store/history.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { decide } from "../../sync-server/store/reviews.ts";
import { putRevision } from "../../sync-server/store/revisions.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { type Written, write } from "../server/family-coe.ts";
import { people, randomId } from "../server/state-office.ts";

/** What is answered before the queue shows it. Called inside a `describe` with a way to open an empty database, and to open it again. */
export function examineDrawing(open: () => Promise<{ readonly store: Store; reopen(): Promise<Store> }>): void {
  let store: Store;
  let reopen: () => Promise<Store>;
  beforeAll(async () => {
    const opened = await open();
    store = opened.store;
    reopen = () => opened.reopen();
    await store.write(async (db) => {
      for (const person of Object.values(people)) await addPerson(db, store, person);
    });
  });
  afterAll(() => store.close());

  const later = (coe: Written) => putRevision(store, coe.id, coe.bytes, "ana", "later");
  const rowOf = (coe: Written) =>
    store.reading.selectFrom("coes").selectAll().where("coe_id", "=", coe.revision.coeId).executeTakeFirst();
  const waiting = async () =>
    (await store.reading.selectFrom("undrawn").select("coe_id").execute()).map((row) => row.coe_id);
  const feedOf = async (coe: Written) =>
    (
      await store.reading
        .selectFrom("feed")
        .select("kind")
        .where("coe_id", "=", coe.revision.coeId)
        .orderBy("seq")
        .execute()
    ).map(({ kind }) => kind);
  const child = (of: Written, deviceSeq: number) =>
    write({ coeId: of.revision.coeId, parents: [of.id], stage: "draft", deviceSeq });

  describe("[P7] custody and judgement before the queue", () => {
    it("the receipt is judged and complete in itself while the queue has no row yet", async () => {
      const coe = write();
      const { receipt } = await later(coe);
      expect(receipt).toMatchObject({ standing: "accepted", awaiting: [coe.signature.id] });
      expect([await rowOf(coe), await waiting()]).toEqual([undefined, [coe.revision.coeId]]);
      await store.drawn();
      expect([(await rowOf(coe))?.revision_id, await waiting()]).toEqual([coe.id, []]);
    });

    it("is the same row that would have been drawn at once", async () => {
      const [now, then] = [write(), write()];
      await putRevision(store, now.id, now.bytes, "ana");
      await later(then);
      await store.drawn();
      const { coe_id: _a, revision_id: _b, seq: _c, received_at: _d, heads: _e, ...expected } = (await rowOf(now))!;
      expect(await rowOf(then)).toMatchObject({ ...expected, revision_id: then.id, heads: JSON.stringify([then.id]) });
    });

    it("a server that dies in between draws at its next start what was answered", async () => {
      const coes = Array.from({ length: 20 }, () => write());
      for (const coe of coes) await later(coe);
      const again = await reopen();
      await again.drawn();
      await again.close();
      for (const coe of coes) expect((await rowOf(coe))?.revision_id).toBe(coe.id);
      expect(await waiting()).toEqual([]);
    });

    it("a signature that comes meanwhile finds its COE, whichever of them is drawn first", async () => {
      const [first, second] = [write(), write()];
      await later(first);
      await putAttachment(store, first.signature.id, first.signature.bytes, "ana");
      expect((await rowOf(first))?.complete).toBe(1);
      await later(second);
      await putAttachment(store, second.signature.id, second.signature.bytes, "ana", "later");
      expect(await rowOf(second)).toBeUndefined();
      await store.drawn();
      expect((await rowOf(second))?.complete).toBe(1);
    });

    it("one that cannot be drawn keeps nobody from the others, and is tried again", async () => {
      const [broken, coe] = [write(), write()];
      await later(broken);
      const keep = (child_keys: string) =>
        store.write((db) =>
          db.updateTable("judgements").set({ child_keys }).where("revision_id", "=", broken.id).execute(),
        );
      await keep("no JSON");
      await later(coe);
      await store.drawn();
      expect([(await rowOf(coe))?.revision_id, await rowOf(broken)]).toEqual([coe.id, undefined]);
      expect(await waiting()).toEqual([broken.revision.coeId]);
      await keep("[]");
      await store.drawn();
      expect([(await rowOf(broken))?.revision_id, await waiting()]).toEqual([broken.id, []]);
    });
  });

  it("[P13] who sees an area is told of every version once, also of one that comes while the page is read", async () => {
    const [known, waits, late] = [write(), write(), write()];
    await putRevision(store, known.id, known.bytes, "ana");
    const { district = "" } = (await rowOf(known)) ?? {};
    const reach = { own: null, area: { level: "district", district } } as const;
    const { seq: before } = await readHistory(store.reading);
    await later(waits);
    const racing: Store = {
      ...store,
      async drawn() {
        await store.drawn();
        await later(late);
      },
    };
    const first = await readChanges(racing, before, reach);
    const second = await readChanges(store, parseCursor(first.next)?.seq ?? -1, reach);
    const told = [...first.changes, ...second.changes].flatMap((change) =>
      change.kind === "received" ? [change.revisionId] : [],
    );
    expect(told).toEqual([waits.id, late.id]);
    expect(first.chain).toBe(await chainAt(store.reading, parseCursor(first.next)?.seq ?? -1, store.server));
  });

  it("a full disk is told once, and not tried for each of those that wait", async () => {
    const coes = Array.from({ length: 40 }, () => write());
    for (const coe of coes) await later(coe);
    const told: unknown[] = [];
    let tries = 0;
    const full = Object.assign(new Error("no room"), { code: "SQLITE_FULL" });
    const drawing = openDrawing(
      store.reading,
      () => {
        tries += 1;
        return Promise.reject(full);
      },
      (error) => told.push(error),
    );
    await drawing.drawn();
    expect([told, tries < coes.length, (await waiting()).length]).toEqual([[full], true, coes.length]);
    await store.drawn();
    expect(await waiting()).toEqual([]);
  });

  describe("[P5] a fork is told once", () => {
    it("when the queue is drawn, and not before", async () => {
      const first = write({ stage: "draft" });
      await later(first);
      await store.drawn();
      for (const deviceSeq of [2, 3]) await later(child(first, deviceSeq));
      expect(await feedOf(first)).not.toContain("forked");
      await store.drawn();
      await store.drawn();
      expect((await feedOf(first)).filter((kind) => kind === "forked")).toHaveLength(1);
    });

    it("also where something else draws the COE first", async () => {
      const first = write({ stage: "draft" });
      await later(first);
      await store.drawn();
      const signed = write({ coeId: first.revision.coeId, parents: [first.id], deviceSeq: 2 });
      await later(child(first, 3));
      await later(signed);
      await putAttachment(store, signed.signature.id, signed.signature.bytes, "ana");
      expect((await feedOf(first)).filter((kind) => kind === "forked")).toHaveLength(1);
      await store.drawn();
      expect((await feedOf(first)).filter((kind) => kind === "forked")).toHaveLength(1);
    });
  });

  it("[P24] whoever decides goes by every version that is held, drawn or not", async () => {
    const coe = write();
    await putRevision(store, coe.id, coe.bytes, "ana");
    await putAttachment(store, coe.signature.id, coe.signature.bytes, "ana");
    await later(child(coe, 2));
    const words = { reasons: [], note: "", comments: [], overturns: null };
    const approval = (revisionId: Sha256): ReviewRequest => {
      return { ...words, reviewId: randomId(), coeId: coe.revision.coeId, revisionId, decision: "approved" };
    };
    await expect(decide(store, approval(coe.id), { ...people.rosa, state: "ZZ" })).rejects.toMatchObject({
      code: "not-the-only-head",
    });
  });

  it("[P13] the feed has no hole for what is drawn later", async () => {
    await Promise.all(Array.from({ length: 30 }, () => later(write())));
    await Promise.all([store.drawn(), later(write()), store.drawn()]);
    const { seq } = await readHistory(store.reading);
    const { n } = await store.reading
      .selectFrom("feed")
      .select((all) => all.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    expect(Number(n)).toBe(seq);
  });
}
