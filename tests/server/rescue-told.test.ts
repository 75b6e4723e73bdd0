import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import { noticesSchema } from "../../src/domain/protocol/notice.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { revokeDevice } from "../../sync-server/store/device-keys.ts";
import { deviceCalls } from "./device-calls.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, type PersonName, put } from "./state-office.ts";
import { newTestDevice } from "./test-device.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const { bare, cookieOf, freshly, enrol } = deviceCalls(() => office);
const told = async (who: PersonName) =>
  noticesSchema.parse(await (await office.call(who, "/v1/notices")).json()).notices;

/** A version as the tablet of this name would make it. */
const madeOn = (deviceId: string) => write({ change: (one) => ({ ...one, made: { ...one.made, deviceId } }) });

describe("a tablet that is reported lost", () => {
  it("[S14] is told to everybody who uses it at their next contact, once, and to nobody else", async () => {
    const device = newTestDevice();
    await enrol(device, await cookieOf("ana"));
    await enrol(device, await cookieOf("ben"));
    const path = `/v1/devices/${device.deviceId}/revocation`;
    expect((await freshly("ada", "POST", path)).status).toBe(200);
    expect((await freshly("ada", "POST", path)).status).toBe(200);
    const about = { deviceId: device.deviceId, tablet: "Field tablet" };
    for (const who of ["ana", "ben"] as const) expect(await told(who)).toMatchObject([{ kind: "tablet-lost", about }]);
    for (const who of ["ada", "rosa"] as const) expect(await told(who)).toEqual([]);
  });

  it("[P7] hands in what it has not sent: it is taken, and the reviewer sees where it comes from", async () => {
    const device = newTestDevice();
    await enrol(device, await cookieOf("ana"));
    const before = madeOn(device.deviceId);
    const receipt = await put(office, "ana", `/v1/revisions/${before.id}`, before.bytes);
    const { receivedAt } = receiptSchema.parse(await receipt.json());
    await vi.waitUntil(() => office.store.now() > receivedAt);
    await office.store.write((db) => revokeDevice(db, office.store, device.deviceId, "ada"));
    const after = madeOn(device.deviceId);
    const path = `/v1/revisions/${after.id}`;
    const answer = await bare("PUT", path, { proof: device.proof("PUT", path, after.bytes), body: after.bytes });
    expect(answer.status).toBe(201);
    const marks = async ({ revision: { coeId } }: typeof after) =>
      coeRecordSchema
        .parse(await (await office.call("rosa", `/v1/coes/${coeId}`)).json())
        .revisions.map(({ fromLostTablet, receipt }) => [receipt.standing, fromLostTablet ?? false]);
    expect(await marks(before)).toEqual([["accepted", false]]);
    expect(await marks(after)).toEqual([["accepted", true]]);
  });
});
