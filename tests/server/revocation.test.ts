import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deviceRevokedSchema, wipeOrderText } from "../../src/domain/protocol/device-proof.ts";
import { devicesSchema } from "../../src/domain/protocol/identity.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { isSignedBy, signingKeyOf } from "../../sync-server/identity/signing-key.ts";
import { revokeDevice } from "../../sync-server/store/device-keys.ts";
import { endSessionsOf } from "../../sync-server/store/sessions.ts";
import { answered, deviceCalls, refused } from "./device-calls.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, type PersonName } from "./state-office.ts";
import { newTestDevice, type TestDevice } from "./test-device.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const { bare, cookieOf, enrol } = deviceCalls(() => office);

describe("the list of tablets", () => {
  const listed = async (cookie: string) =>
    devicesSchema.parse(await (await bare("GET", "/v1/devices", { cookie })).json()).devices;

  const revoke = (cookie: string, deviceId: string) =>
    bare("POST", `/v1/devices/${deviceId}/revocation`, { cookie, body: "" });

  it("is one's own, and all of them for whoever looks after them", async () => {
    const device = newTestDevice();
    const cookie = await cookieOf("ben");
    await enrol(device, cookie);
    const own = await listed(cookie);
    expect(own.map(({ deviceId }) => deviceId)).toContain(device.deviceId);
    expect(own.every(({ people }) => people.some(({ id }) => id === "ben"))).toBe(true);
    expect((await listed(await cookieOf("ana"))).map(({ deviceId }) => deviceId)).not.toContain(device.deviceId);
    const all = await listed(await cookieOf("ada"));
    expect(all.find(({ deviceId }) => deviceId === device.deviceId)).toMatchObject({
      name: "Field tablet",
      people: [{ id: "ben", name: "Ben Okafor" }],
      revokedAt: null,
      erasedAt: null,
    });
  });

  it("[S14] an administrator who has just proved to be themselves revokes one; its session is over at the next request", async () => {
    const device = newTestDevice();
    const cookie = await cookieOf("ben");
    await enrol(device, cookie);
    expect(await answered(await revoke(office.cookieOf("rosa"), device.deviceId))).toEqual([403, "not-allowed"]);
    expect(await answered(await revoke(await cookieOf("ada"), device.deviceId))).toEqual([401, "sign-in-again"]);
    const fresh = await cookieOf("ada", office.store.now());
    expect(await answered(await revoke(fresh, "0".repeat(32)))).toEqual([404, "not-found"]);
    const { devices } = devicesSchema.parse(await (await revoke(fresh, device.deviceId)).json());
    expect(devices.find(({ deviceId }) => deviceId === device.deviceId)?.revokedAt).not.toBeNull();
    expect((await revoke(fresh, device.deviceId)).status).toBe(200);
    expect(await answered(await bare("GET", "/v1/queue", { cookie }))).toEqual([401, "not-signed-in"]);
    const proof = device.proof("GET", "/v1/changes");
    expect(await answered(await bare("GET", "/v1/changes", { cookie, proof }))).toEqual([401, "device-revoked"]);
    const entries = await office.store.reading
      .selectFrom("audit")
      .select("actor_id")
      .where("object_id", "=", device.deviceId)
      .where("action", "=", "device-revoked")
      .execute();
    expect(entries).toEqual([{ actor_id: "ada" }]);
  });

  it("[S14] somebody whose sessions end is met by nothing more, whatever their tablet proves", async () => {
    const device = newTestDevice();
    const cookie = await cookieOf("ben");
    await enrol(device, cookie);
    const asked = () => bare("GET", "/v1/changes", { cookie, proof: device.proof("GET", "/v1/changes") });
    expect((await asked()).status).toBe(200);
    await office.store.write((db) => endSessionsOf(db, "ben"));
    expect(await answered(await asked())).toEqual([401, "not-signed-in"]);
  });
});

describe("[S14] a revoked tablet", () => {
  async function revoked(who: PersonName) {
    const device = newTestDevice();
    const cookie = await cookieOf(who);
    expect((await enrol(device, cookie)).status).toBe(200);
    await office.store.write((db) => revokeDevice(db, office.store, device.deviceId, "rosa"));
    return { device, cookie };
  }
  const signed = (device: TestDevice, method: string, path: string, body?: Uint8Array) =>
    bare(method, path, { proof: device.proof(method, path, body), ...(body ? { body } : {}) });

  it("[S14] is told at its next contact to erase itself, in words that only this server can sign", async () => {
    const { device, cookie } = await revoked("ana");
    const proof = device.proof("GET", "/v1/hello");
    // Its session died with it: the order does not wait for somebody to sign in.
    for (const given of [{ cookie, proof }, { proof: device.proof("GET", "/v1/hello") }]) {
      const answer = await bare("GET", "/v1/hello", given);
      const body = (await answer.json()) as { code: string; details: unknown };
      expect([answer.status, body.code]).toEqual([401, "device-revoked"]);
      const { order, signature } = deviceRevokedSchema.parse(body.details);
      expect(order.deviceId).toBe(device.deviceId);
      const { publicKey } = signingKeyOf(office.store.serverKey);
      expect(isSignedBy(publicKey, wipeOrderText(order), signature)).toBe(true);
      expect(isSignedBy(publicKey, wipeOrderText({ ...order, deviceId: "0".repeat(32) }), signature)).toBe(false);
    }
  });

  it("[S14] hands in what it has not sent, and is given nothing", async () => {
    const { device } = await revoked("ana");
    const coe = write();
    const path = `/v1/revisions/${coe.id}`;
    const sent = await signed(device, "PUT", path, coe.bytes);
    expect(receiptSchema.parse(await sent.json())).toMatchObject({ id: coe.id });
    const row = await office.store.reading
      .selectFrom("revisions")
      .select("carrier_id")
      .where("id", "=", coe.id)
      .executeTakeFirst();
    expect(row?.carrier_id).toBe("ana");
    for (const [method, asked] of [
      ["GET", path],
      ["GET", "/v1/changes"],
      ["GET", "/v1/hello"],
    ] as const)
      expect(await answered(await signed(device, method, asked))).toEqual([401, "device-revoked"]);
    expect(await answered(await enrol(device, await cookieOf("ana")))).toEqual([401, "device-revoked"]);
    // Somebody who only knows its id hands nothing in.
    const impostor = newTestDevice(device.deviceId);
    const forged = write();
    const forgedPut = await signed(impostor, "PUT", `/v1/revisions/${forged.id}`, forged.bytes);
    expect(await answered(forgedPut)).toEqual(refused);
  });

  it("[S14] a day after it was told, nothing is taken from it any more", async () => {
    const { device } = await revoked("ana");
    await office.store.write((db) =>
      db
        .updateTable("device_keys")
        .set({ ordered_at: new Date(Date.now() - 25 * 3_600_000).toISOString() })
        .where("device_id", "=", device.deviceId)
        .execute(),
    );
    const coe = write();
    const sent = await signed(device, "PUT", `/v1/revisions/${coe.id}`, coe.bytes);
    expect(await answered(sent)).toEqual([401, "device-revoked"]);
  });

  it("[S14] says that it has erased itself, and only a tablet that was told to can say so", async () => {
    const { device } = await revoked("ben");
    const path = `/v1/devices/${device.deviceId}/erasure`;
    expect((await signed(device, "POST", path)).status).toBe(200);
    expect((await signed(device, "POST", path)).status).toBe(200);
    const row = await office.store.reading
      .selectFrom("device_keys")
      .selectAll()
      .where("device_id", "=", device.deviceId)
      .executeTakeFirst();
    expect(row?.erased_at).not.toBeNull();
    const others = `/v1/devices/${office.tabletOf("ana").deviceId}/erasure`;
    expect((await signed(device, "POST", others)).status).toBe(404);
    const own = office.tabletOf("ana").proof("POST", others);
    expect((await bare("POST", others, { cookie: office.cookieOf("ana"), proof: own })).status).toBe(404);
  });
});
