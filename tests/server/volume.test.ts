import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { batchAnswerSchema, batchType, packBatch } from "../../src/domain/protocol/batch.ts";
import { sealedType } from "../../src/domain/protocol/envelope.ts";
import { usualDailyBytes } from "../../sync-server/store/volume.ts";
import { write } from "./family-coe.ts";
import { shutTablet } from "./rescue-kit.ts";
import { codeOf, type Office, openOffice, put } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());
beforeEach(async () => {
  await office.store.volume.written();
  await office.store.write((db) => db.deleteFrom("device_volume").execute());
});

const device = () => office.tabletOf("ana").deviceId;

/** As if the tablet had brought so much within this hour. */
const brought = (bytes: number) =>
  office.store.write((db) =>
    db
      .insertInto("device_volume")
      .values({ device_id: device(), hour: office.store.now().slice(0, 13), bytes })
      .execute(),
  );

async function counted(): Promise<number> {
  await office.store.volume.written();
  const rows = await office.store.reading
    .selectFrom("device_volume")
    .select("bytes")
    .where("device_id", "=", device())
    .execute();
  return rows.reduce((sum, { bytes }) => sum + Number(bytes), 0);
}

const photo = (length = 20_000) => {
  const bytes = new Uint8Array(randomBytes(length));
  return { id: sha256OfBytes(bytes), bytes };
};

const piecesOf = (id: string, more = "") => `/v1/attachments/${id}/pieces?whole=${id}${more}`;

describe("what a tablet brings in a day", () => {
  it("is counted once, by whatever route it is new, and not when it was held already", async () => {
    const coe = write();
    const [alone, pieced] = [photo(), photo()];
    await put(office, "ana", `/v1/attachments/${alone.id}`, alone.bytes);
    await put(office, "ana", `/v1/attachments/${alone.id}`, alone.bytes);
    expect(await counted()).toBe(20_000);
    for (const [from, to] of [
      [0, 12_000],
      [0, 12_000],
      [12_000, 20_000],
      [12_000, 20_000],
    ] as const)
      await put(office, "ana", piecesOf(pieced.id, `&size=20000&offset=${from}`), pieced.bytes.subarray(from, to));
    expect(await counted()).toBe(40_000);
    const body = packBatch([{ table: "revisions", sealed: false, id: coe.id, bytes: coe.bytes }]);
    const batch = { method: "POST", body, headers: { "content-type": batchType } };
    await office.call("ana", "/v1/batch", batch);
    await office.call("ana", "/v1/batch", { ...batch });
    await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
    expect(await counted()).toBe(40_000 + coe.bytes.length);
  });

  it("[P12] above it a photo is refused, with a code and a time of its own, by each route and before it is sent", async () => {
    await brought(usualDailyBytes);
    const { id, bytes } = photo();
    const answers = [
      await put(office, "ana", `/v1/attachments/${id}`, bytes),
      await office.call("ana", piecesOf(id)),
      await put(office, "ana", piecesOf(id, "&size=20000&offset=0"), bytes.subarray(0, 9000)),
    ];
    for (const answer of answers) {
      const { code, details } = (await answer.json()) as { code: string; details: { seconds: number } };
      expect([answer.status, code]).toEqual([429, "daily-volume"]);
      expect(answer.headers.get("retry-after")).toBe(String(details.seconds));
      expect(details.seconds).toBeGreaterThanOrEqual(60);
      expect(details.seconds).toBeLessThanOrEqual(24 * 3600);
    }
    expect((await put(office, "ben", `/v1/attachments/${id}`, bytes)).status).toBe(201);
    const held = await put(office, "ana", `/v1/attachments/${id}`, bytes);
    expect(held.status, "what is held has its receipt all the same").toBe(200);
    expect((await office.call("ana", piecesOf(id))).status).toBe(200);
  });

  it("[P12] versions of COEs go on a little longer; in a batch each is taken or refused by itself", async () => {
    await brought(usualDailyBytes);
    const [coe, next] = [write(), write()];
    const pieces = (from: typeof coe) =>
      packBatch([
        { table: "revisions", sealed: false, id: from.id, bytes: from.bytes },
        { table: "attachments", sealed: false, id: from.signature.id, bytes: from.signature.bytes },
      ]);
    const send = async (from: typeof coe) => {
      const init = { method: "POST", body: pieces(from), headers: { "content-type": batchType } };
      return batchAnswerSchema.parse(await (await office.call("ana", "/v1/batch", init)).json()).outcomes;
    };
    const refused = { refused: { status: 429, code: "daily-volume" } };
    expect(await send(coe)).toMatchObject([{ receipt: { id: coe.id } }, refused]);
    await office.store.write((db) =>
      db
        .updateTable("device_volume")
        .set({ bytes: usualDailyBytes * 2 })
        .execute(),
    );
    expect(await send(next)).toMatchObject([refused, refused]);
    expect(await codeOf(await put(office, "ana", `/v1/revisions/${next.id}`, next.bytes))).toBe("daily-volume");
  });

  it("is counted as it lies here: an envelope that unpacks to a hundred times its size fills no disk either", async () => {
    const tablet = await shutTablet(office);
    const sealed = async (bytes: Uint8Array) => {
      const id = sha256OfBytes(bytes);
      return { id, sealed: true, bytes: await tablet.sealed("attachments", id, bytes) };
    };
    const send = (path: string, bytes: Uint8Array) =>
      office.call("ana", path, {
        method: "PUT",
        body: bytes as Uint8Array<ArrayBuffer>,
        headers: { "content-type": sealedType },
      });
    const alone = await sealed(new Uint8Array(500_000));
    expect(alone.bytes.length).toBeLessThan(5000);
    expect((await send(`/v1/attachments/${alone.id}`, alone.bytes)).status).toBe(201);
    expect(await counted()).toBe(500_000);
    const body = packBatch([{ table: "attachments", ...(await sealed(new Uint8Array(50_000))) }]);
    await office.call("ana", "/v1/batch", { method: "POST", body, headers: { "content-type": batchType } });
    expect(await counted()).toBe(550_000);
    const { id, bytes } = await sealed(new Uint8Array([...randomBytes(6000), ...new Uint8Array(500_000)]));
    const path = `/v1/attachments/${id}/pieces?whole=${sha256OfBytes(bytes)}&size=${bytes.length}`;
    await send(`${path}&offset=0`, bytes.subarray(0, 5000));
    expect(await counted()).toBe(555_000);
    expect((await send(`${path}&offset=5000`, bytes.subarray(5000))).status).toBe(201);
    expect(await counted()).toBe(550_000 + 506_000);
  });

  it("[P11] a whole tablet that is sent again after a restore is far below it", () => {
    const photoBytes = 2 * 1_048_576;
    expect(usualDailyBytes).toBeGreaterThan(1.5 * 200 * 3 * photoBytes);
  });
});
