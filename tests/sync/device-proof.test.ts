import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofHeader, wipeOrderText } from "../../src/domain/protocol/device-proof.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readDevice } from "../../src/storage/device.ts";
import { storedDeviceKey } from "../../src/storage/device-key.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { currentRecruiter, forgetCurrentRecruiter, rememberRecruiter } from "../../src/storage/recruiter.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { signingKeyOf } from "../../sync-server/identity/signing-key.ts";
import { revokeDevice } from "../../sync-server/store/device-keys.ts";
import { newTestDevice } from "../server/test-device.ts";
import { answersOf, freshDatabase, later, making, morning, newDraft } from "../storage/made.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { problem, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const photo = nameAttachment(new TextEncoder().encode("a photo"), "image/jpeg");

const idOf = async ({ db }: Tablet) => (await readDevice(db)).deviceId;
const keysOf = (tablet: Tablet) => tablet.db.deviceKeys.toArray();
const onServer = (deviceId: string) =>
  state.store.reading.selectFrom("device_keys").selectAll().where("device_id", "=", deviceId).executeTakeFirst();
const isHeld = async (id: string) =>
  (await state.store.reading.selectFrom("revisions").select("id").where("id", "=", id).execute()).length === 1;

/** A tablet whose network knows no weather when it is made, and all that is asked of it afterwards. */
async function tabletOf(id: string) {
  const network = weatherOver(await state.enter(recruiter(id)));
  return { network, tablet: await newTablet(network, recruiter(id)) };
}

describe("the key of a tablet", () => {
  it("is made once, also by two windows at once, and cannot be read by anybody", async () => {
    const db = await freshDatabase();
    const made = await Promise.all([storedDeviceKey(db).ready(), storedDeviceKey(db).ready()]);
    expect(made[0]?.publicKey).toBe(made[1]?.publicKey);
    const row = await db.deviceKeys.get((await readDevice(db)).deviceId);
    if (!row) throw new Error("no key");
    expect(row.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("jwk", row.privateKey)).rejects.toThrow();
  });

  it("signs everything that a round asks, and nothing that the desk does", async () => {
    const { network, tablet } = await tabletOf("r-signs");
    const unsigned: string[] = [];
    network.weather = ({ path, init }) => {
      if (!new Headers(init.headers).has(proofHeader)) unsigned.push(path);
      return null;
    };
    await signedCoe(tablet, "Ortiz", [photo], "r-signs");
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 2 });
    expect(unsigned).toEqual([]);
  });

  it("where nobody is signed in, the tablet waits with its work and says so", async () => {
    const { tablet } = await tabletOf("r-out");
    await signedCoe(tablet, "Ortiz", [], "r-out");
    const stranger: Carrier = {
      ...(await state.enter(recruiter())),
      fetch: (path, init) => fetch(state.address + path, init),
    };
    const report = await tablet.round({ transport: tablet.over(stranger) });
    expect(report).toMatchObject({ problem: "not-signed-in", sent: 0 });
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
  });

  it("[P19] one whose key was lost with its storage goes on as another tablet, and loses no work", async () => {
    const { tablet } = await tabletOf("r-lost-key");
    const before = await idOf(tablet);
    const coe = await signedCoe(tablet, "Ortiz", [], "r-lost-key");
    await tablet.db.deviceKeys.clear();
    // Its cookie belongs to the tablet that it was: whoever works here signs in once more.
    expect(await tablet.round()).toMatchObject({ sent: 0 });
    const transport = tablet.over(await state.enter(recruiter("r-lost-key")));
    await tablet.round({ transport, byHand: true });
    await tablet.round({ transport, byHand: true });
    expect(await idOf(tablet)).not.toBe(before);
    expect((await unsentIds(tablet.db)).revisions).toEqual([]);
    expect(await isHeld(coe.parents[0] ?? "")).toBe(true);
  });

  it("[P20] a clock that is changed in the middle of a round costs one more question, and the round ends well", async () => {
    const { network, tablet } = await tabletOf("r-clock");
    await signedCoe(tablet, "Ortiz", [], "r-clock");
    const asked = network.log.length;
    const passing = (point: string) => {
      if (point === "before-put") tablet.clock.ms += 3 * 3_600_000;
    };
    expect(await tablet.round({ passing })).toMatchObject({ outcome: "done", sent: 1 });
    expect(network.log.slice(asked).filter((line) => line.startsWith("PUT"))).toHaveLength(2);
  });

  it.each(["device-unknown", "proof-missing", "proof-refused"])(
    "[P12] %s that does not pass ends the round with a word, and keeps everything",
    async (code) => {
      const { network, tablet } = await tabletOf(`r-${code}`);
      await signedCoe(tablet, "Ortiz", [], `r-${code}`);
      network.weather = ({ path }) => (path === "/v1/devices" ? null : Promise.resolve(problem(401, code)));
      const report = await tablet.round();
      expect(report.problem).toBe(code === "proof-refused" ? "proof-refused" : "device-unknown");
      expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
      network.weather = () => null;
      expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done", sent: 1 });
    },
  );

  it("[P22] a reviewer who signs in on a recruiter's tablet carries the recruiter's work, proved by the tablet", async () => {
    const { tablet } = await tabletOf("r-carried");
    const coe = await signedCoe(tablet, "Ortiz", [], "r-carried");
    const carrier = reviewer("v-carrier");
    const transport = tablet.over(await state.enter(carrier));
    await rememberRecruiter(tablet.db, carrier);
    expect(await tablet.round({ transport })).toMatchObject({ outcome: "done", sent: 1 });
    expect(await isHeld(coe.parents[0] ?? "")).toBe(true);
  });
});

describe("[S14] a revoked tablet", () => {
  const revoke = async (tablet: Tablet) => {
    const deviceId = await idOf(tablet);
    await state.store.write((db) => revokeDevice(db, state.store, deviceId, "v-1"));
    return deviceId;
  };
  const rowsOf = async (tablet: Tablet) => {
    const counts = await Promise.all(
      tablet.db.tables
        .filter((table) => table.name !== "device")
        .map(async (table) => [table.name, await table.count()]),
    );
    return counts.filter(([, count]) => count !== 0);
  };

  it("[S14] hands in what is signed, what it pictures and what is begun; then erases everything, and says so", async () => {
    const { tablet } = await tabletOf("r-revoked");
    const coe = await signedCoe(tablet, "Ortiz", [photo], "r-revoked");
    const draft = await newDraft(tablet.db, "Luna", "r-revoked");
    await saveDraft(tablet.db, draft.coeId, 0, { changedAt: later, answers: answersOf("Luna") });
    const deviceId = await revoke(tablet);
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ problem: "device-revoked", sent: 3 });
    expect(await isHeld(coe.parents[0] ?? "")).toBe(true);
    expect(await rowsOf(tablet)).toEqual([]);
    expect((await onServer(deviceId))?.erased_at).not.toBeNull();
    const device = await readDevice(tablet.db);
    expect(device.deviceId).not.toBe(deviceId);
    expect(device).toMatchObject({ deviceSeq: 0, recruiterId: null });
    expect(device.wiped).toMatch(/^2026-/);
    expect(await currentRecruiter(tablet.db)).toBeNull();
  });

  it.each([
    ["somebody signs in on it who never has", recruiter("r-finder")],
    ["nobody is signed in", null],
  ])("[S14] obeys also where %s", async (_who, person) => {
    const { tablet } = await tabletOf("r-found");
    await signedCoe(tablet, "Ortiz", [], "r-found");
    await revoke(tablet);
    if (person === null) await forgetCurrentRecruiter(tablet.db, "r-found");
    else await rememberRecruiter(tablet.db, person);
    const anybody = {
      ...(await state.enter(recruiter("r-found"))),
      fetch: (path: string, init: RequestInit) => fetch(state.address + path, init),
    };
    const transport = tablet.over(person === null ? anybody : await state.enter(person));
    expect(await tablet.round({ transport })).toMatchObject({ problem: "device-revoked", sent: 1 });
    expect(await rowsOf(tablet)).toEqual([]);
  });

  it("[S14] erases nothing as long as something is unsent and the State would still take it", async () => {
    const { network, tablet } = await tabletOf("r-slow");
    await signedCoe(tablet, "Ortiz", [], "r-slow");
    await revoke(tablet);
    network.weather = ({ init }) => (init.method === "PUT" ? Promise.reject(new TypeError("no network")) : null);
    expect(await tablet.round()).toMatchObject({ problem: "device-revoked", sent: 0 });
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
    network.weather = () => null;
    expect(await tablet.round()).toMatchObject({ problem: "device-revoked", sent: 1 });
    expect(await rowsOf(tablet)).toEqual([]);
  });

  it("[S14] a day after it was told, the State takes nothing more and the tablet erases itself all the same", async () => {
    const { tablet } = await tabletOf("r-late");
    await signedCoe(tablet, "Ortiz", [], "r-late");
    const deviceId = await revoke(tablet);
    const told = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await state.store.write((db) =>
      db.updateTable("device_keys").set({ ordered_at: told }).where("device_id", "=", deviceId).execute(),
    );
    expect(await tablet.round()).toMatchObject({ problem: "device-revoked", sent: 0 });
    expect(await rowsOf(tablet)).toEqual([]);
  });

  it("[S14] an order that the State did not sign, or that is another tablet's, erases nothing", async () => {
    const { network, tablet } = await tabletOf("r-forged");
    await signedCoe(tablet, "Ortiz", [], "r-forged");
    const impostor = newTestDevice();
    const at = morning;
    const own = { deviceId: await idOf(tablet), revokedAt: at, custodyUntil: at };
    const others = { ...own, deviceId: "0".repeat(32) };
    const ours = signingKeyOf(state.store.serverKey);
    for (const details of [
      {},
      { order: own, signature: impostor.sign(wipeOrderText(own)) },
      { order: own, signature: "0".repeat(128) },
      { order: others, signature: ours.sign(wipeOrderText(others)) },
      { order: own, signature: ours.sign(wipeOrderText(others)) },
    ]) {
      const body = JSON.stringify({ type: "", title: "", status: 401, code: "device-revoked", details });
      network.weather = () => Promise.resolve(new Response(body, { status: 401 }));
      expect(await tablet.round()).toMatchObject({ problem: "device-revoked", sent: 0 });
      expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
      expect(await keysOf(tablet)).toHaveLength(1);
    }
  });

  it("[S14] what could not be told is told later; and the tablet can be enrolled again when it is found", async () => {
    const { network, tablet } = await tabletOf("r-again");
    const deviceId = await revoke(tablet);
    network.weather = ({ path }) => (path.endsWith("/erasure") ? Promise.reject(new TypeError("no network")) : null);
    expect(await tablet.round()).toMatchObject({ problem: "device-revoked" });
    expect(await keysOf(tablet)).toHaveLength(1);
    expect((await onServer(deviceId))?.erased_at).toBeNull();
    const transport = tablet.over(await state.enter(recruiter("r-again")));
    expect(await tablet.round({ transport })).toMatchObject({ outcome: "done" });
    expect((await onServer(deviceId))?.erased_at).not.toBeNull();
    expect((await keysOf(tablet)).map((row) => row.deviceId)).toEqual([await idOf(tablet)]);
    expect((await onServer(await idOf(tablet)))?.revoked_at).toBeNull();
  });
});
