import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { nameOf } from "../../sync-server/store/content-name.ts";
import { offersOfTablet } from "../../sync-server/store/offering.ts";
import { usualDailyBytes } from "../../sync-server/store/volume.ts";
import { codeOf, type Office, openOffice, type PersonName, put, randomId } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const decision = (coeId: string, note = ""): Decision => ({
  reviewId: randomId(),
  coeId,
  revisionId: nameOf(randomId()),
  decision: "denied",
  reasons: ["name-or-birth-details"],
  note: `Nobody ever said this. ${note}`,
  comments: [],
  overturns: null,
  reviewer: { id: "omar", name: "Omar Haddad" },
  at: "2026-11-20T16:40:00.000Z" as Decision["at"],
  seq: 4711,
});

const offer = (who: PersonName, made: Decision) =>
  put(office, who, `/v1/offered-decisions/${made.reviewId}`, new TextEncoder().encode(JSON.stringify(made)));

describe("decisions that nobody made", () => {
  it("one tablet plants a few about one COE and no more; the ones it offered before are answered as ever", async () => {
    const coeId = randomId();
    const [first, ...more] = Array.from({ length: offersOfTablet.aboutOne }, () => decision(coeId));
    for (const made of [first, ...more]) if (made) expect((await offer("ana", made)).status).toBe(201);
    const refused = await offer("ana", decision(coeId));
    expect([refused.status, await codeOf(refused)]).toEqual([409, "too-many-offers"]);
    expect(first && (await offer("ana", first)).status).toBe(200);
    expect((await offer("ana", decision(randomId()))).status, "about another COE").toBe(201);
    expect((await offer("ben", decision(coeId))).status, "what a truthful tablet was told").toBe(201);
  });

  it("nor thousands about thousands of COEs", async () => {
    const device_id = office.tabletOf("cora").deviceId;
    const row = () => ({
      name: nameOf(randomId()),
      review_id: randomId(),
      coe_id: randomId(),
      words: "{}",
      offered_by: "cora",
      device_id,
      offered_at: office.store.now(),
    });
    await office.store.write(async (db) => {
      for (let made = 0; made < offersOfTablet.inAll; made += 500)
        await db
          .insertInto("offered_decisions")
          .values(Array.from({ length: 500 }, row))
          .execute();
    });
    const refused = await offer("cora", decision(randomId()));
    expect([refused.status, await codeOf(refused)]).toEqual([409, "too-many-offers"]);
    expect((await offer("ben", decision(randomId()))).status).toBe(201);
  });

  it("and they count towards the tablet's day", async () => {
    const made = decision(randomId());
    const { deviceId: device_id } = office.tabletOf("dana");
    expect((await offer("dana", made)).status).toBe(201);
    await office.store.volume.written();
    await office.store.write((db) =>
      db
        .updateTable("device_volume")
        .set({ bytes: usualDailyBytes * 2 })
        .where("device_id", "=", device_id)
        .execute(),
    );
    expect(await codeOf(await offer("dana", decision(randomId())))).toBe("daily-volume");
  });
});
