import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrolledSchema, proofLine } from "../../src/domain/protocol/device-proof.ts";
import { helloSchema } from "../../src/domain/protocol/hello.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { signingKeyOf } from "../../sync-server/identity/signing-key.ts";
import { answered, deviceCalls, refused } from "./device-calls.ts";
import { write } from "./family-coe.ts";
import { type Office, openOffice, put } from "./state-office.ts";
import { newTestDevice } from "./test-device.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const { bare, cookieOf, enrol } = deviceCalls(() => office);

describe("[S11] what a tablet asks is proved by its own key", () => {
  it("[S11] the session of one tablet without its key gives nothing out and takes nothing", async () => {
    const coe = write();
    const cookie = office.cookieOf("ana");
    for (const [method, path, body] of [
      ["GET", "/v1/hello", undefined],
      ["PUT", `/v1/revisions/${coe.id}`, coe.bytes],
      ["PUT", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes],
      ["POST", "/v1/confirm", JSON.stringify({ ids: [coe.id] })],
      ["GET", "/v1/changes", undefined],
      ["GET", `/v1/revisions/${coe.id}`, undefined],
      ["GET", `/v1/attachments/${coe.signature.id}`, undefined],
    ] as const) {
      const answer = await bare(method, path, { cookie, ...(body === undefined ? {} : { body }) });
      expect([path, ...(await answered(answer))]).toEqual([path, 401, "proof-missing"]);
    }
    expect((await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes)).status).toBe(201);
  });

  it("[S11] nor does it with another tablet's key, enrolled by somebody else or by nobody", async () => {
    const cookie = office.cookieOf("ana");
    for (const device of [office.tabletOf("ben"), newTestDevice()]) {
      const proof = device.proof("GET", "/v1/changes");
      expect(await answered(await bare("GET", "/v1/changes", { cookie, proof }))).toEqual([401, "device-unknown"]);
    }
  });

  it("[S11] a session that has enrolled its tablet enrols no other one, and is worth nothing on one", async () => {
    const [own, other] = [newTestDevice(), newTestDevice()];
    const cookie = await cookieOf("ana");
    expect((await enrol(own, cookie)).status).toBe(200);
    expect(await answered(await enrol(other, cookie))).toEqual([401, "sign-in-again"]);
    expect((await enrol(other, await cookieOf("ana"))).status).toBe(200);
    const proof = other.proof("GET", "/v1/changes");
    expect(await answered(await bare("GET", "/v1/changes", { cookie, proof }))).toEqual([401, "sign-in-again"]);
  });

  it("[S11] a proof is taken once", async () => {
    const cookie = office.cookieOf("ana");
    const proof = office.tabletOf("ana").proof("GET", "/v1/changes");
    expect((await bare("GET", "/v1/changes", { cookie, proof })).status).toBe(200);
    expect(await answered(await bare("GET", "/v1/changes", { cookie, proof }))).toEqual(refused);
  });

  it("[S11] of fifty at once with one proof, one is let in", async () => {
    const cookie = office.cookieOf("ana");
    const proof = office.tabletOf("ana").proof("GET", "/v1/changes");
    const answers = await Promise.all(Array.from({ length: 50 }, () => bare("GET", "/v1/changes", { cookie, proof })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(49);
  });

  it.each([
    ["ten minutes old", -10 * 60_000],
    ["just too old", -5 * 60_000 - 2_000],
    ["of a time to come", 10 * 60_000],
  ])("[S11] a proof that is %s is refused, and says what time it is", async (_, offset) => {
    const cookie = office.cookieOf("ana");
    const proof = office.tabletOf("ana").proof("GET", "/v1/changes", null, { time: Date.now() + offset });
    const answer = await bare("GET", "/v1/changes", { cookie, proof });
    const body = (await answer.json()) as { code: string; details: { serverTime: string } };
    expect([answer.status, body.code]).toEqual(refused);
    expect(Math.abs(Date.parse(body.details.serverTime) - Date.now())).toBeLessThan(60_000);
  });

  it("[S11] [P20] hello answers a tablet whose clock is a year off, so that it can set itself right; but not twice", async () => {
    const cookie = office.cookieOf("ana");
    const proof = office.tabletOf("ana").proof("GET", "/v1/hello", null, { time: Date.now() - 365 * 86_400_000 });
    const answer = await bare("GET", "/v1/hello", { cookie, proof });
    expect(helloSchema.parse(await answer.json()).serverTime.slice(0, 4)).toBe(String(new Date().getUTCFullYear()));
    expect(await answered(await bare("GET", "/v1/hello", { cookie, proof }))).toEqual(refused);
  });

  it("[S11] another body, path, query or method than was signed is refused, and nothing is stored", async () => {
    const [coe, other] = [write(), write()];
    const cookie = office.cookieOf("ana");
    const tablet = office.tabletOf("ana");
    const path = `/v1/revisions/${coe.id}`;
    const altered = [
      bare("PUT", path, { cookie, proof: tablet.proof("PUT", path, other.bytes), body: coe.bytes }),
      bare("PUT", path, {
        cookie,
        proof: tablet.proof("PUT", `/v1/revisions/${other.id}`, coe.bytes),
        body: coe.bytes,
      }),
      bare("PUT", path, { cookie, proof: tablet.proof("GET", path, coe.bytes), body: coe.bytes }),
      bare("GET", "/v1/changes?after=", { cookie, proof: tablet.proof("GET", "/v1/changes") }),
    ];
    for (const answer of await Promise.all(altered)) expect(await answered(answer)).toEqual(refused);
    const held = await office.store.reading.selectFrom("revisions").select("id").where("id", "=", coe.id).execute();
    expect(held).toEqual([]);
  });

  it("[S11] a proof whose id, nonce, time or signature was exchanged is refused; so is what is no proof at all", async () => {
    const cookie = office.cookieOf("ana");
    const path = "/v1/changes";
    const parts = () => office.tabletOf("ana").proof("GET", path).split(".");
    const [deviceId = "", nonce = "", time = "", signature = ""] = parts();
    const whole = { deviceId, nonce, time: Number(time), signature };
    for (const proof of [
      proofLine({ ...whole, nonce: "0".repeat(32) }),
      proofLine({ ...whole, time: whole.time + 1 }),
      proofLine({ ...whole, signature: "0".repeat(128) }),
      proofLine({ ...whole, signature: signature.slice(2) }),
      "",
      "a.b.c.d",
      parts().concat("more").join("."),
      "x".repeat(2000),
    ]) {
      expect([proof, ...(await answered(await bare("GET", path, { cookie, proof })))]).toEqual([proof, ...refused]);
    }
  });

  it("[S11] a tablet without a session is nobody", async () => {
    const proof = office.tabletOf("ana").proof("GET", "/v1/changes");
    expect(await answered(await bare("GET", "/v1/changes", { proof }))).toEqual([401, "not-signed-in"]);
  });

  it("[S11] the review desk works with its session alone, and a proof that it shows all the same is checked", async () => {
    const cookie = office.cookieOf("rosa");
    expect((await bare("GET", "/v1/queue", { cookie })).status).toBe(200);
    expect((await bare("GET", "/v1/hello", { cookie })).status).toBe(200);
    const coe = write();
    await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
    expect((await bare("GET", `/v1/revisions/${coe.id}`, { cookie })).status).toBe(200);
    const proof = office.tabletOf("rosa").proof("GET", "/v1/changes");
    expect(await answered(await bare("GET", `/v1/revisions/${coe.id}`, { cookie, proof }))).toEqual(refused);
    const sent = await bare("PUT", `/v1/revisions/${coe.id}`, { cookie, body: coe.bytes });
    expect(await answered(sent)).toEqual([401, "proof-missing"]);
  });

  it("[S06] [S11] the same revision fifty times at once, each with its own proof: one record, one receipt", async () => {
    const coe = write();
    const send = () => put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    const receipts = await Promise.all(answers.map(async (answer) => receiptSchema.parse(await answer.json())));
    expect(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
  });
});

describe("enrolment", () => {
  it("is the same twice as once, and tells the key that orders are signed with", async () => {
    const device = newTestDevice();
    const cookie = await cookieOf("ben");
    for (const _ of [1, 2]) {
      const answer = enrolledSchema.parse(await (await enrol(device, cookie)).json());
      expect(answer).toEqual({
        deviceId: device.deviceId,
        serverKey: signingKeyOf(office.store.serverKey).publicKey,
      });
    }
    const entries = await office.store.reading
      .selectFrom("audit")
      .select(["actor_id", "action"])
      .where("object_id", "=", device.deviceId)
      .execute();
    expect(entries).toEqual([{ actor_id: "ben", action: "device-enrolled" }]);
  });

  it("nobody enrols a key that they do not hold, or over another tablet's", async () => {
    const [device, other] = [newTestDevice(), newTestDevice()];
    const cookie = await cookieOf("ben");
    expect(await answered(await enrol(device, cookie, { publicKey: other.publicKey }))).toEqual(refused);
    expect((await enrol(device, cookie)).status).toBe(200);
    const impostor = newTestDevice(device.deviceId);
    expect(await answered(await enrol(impostor, await cookieOf("ben")))).toEqual([409, "device-taken"]);
    expect(await answered(await bare("POST", "/v1/devices", { cookie, body: "{}" }))).toEqual([401, "proof-missing"]);
  });

  it("a tablet is everybody's who signs in on it, and everybody signs in on it for themselves", async () => {
    const device = newTestDevice();
    const [ana, ben] = [await cookieOf("ana"), await cookieOf("ben")];
    expect((await enrol(device, ana)).status).toBe(200);
    const asBen = () => bare("GET", "/v1/changes", { cookie: ben, proof: device.proof("GET", "/v1/changes") });
    expect(await answered(await asBen())).toEqual([401, "device-unknown"]);
    expect((await enrol(device, ben)).status).toBe(200);
    expect((await asBen()).status).toBe(200);
  });
});

describe("[P25] a tablet of before the keys", () => {
  it.each([
    ["GET", "/v1/hello"],
    ["PUT", `/v1/revisions/${"0".repeat(64)}`],
    ["GET", "/v1/changes"],
  ])(
    "%s %s is told to reload, which makes its key; nothing that it holds is lost by the answer",
    async (method, path) => {
      const answer = await bare(method, path, { cookie: office.cookieOf("ana"), protocol: "1" });
      expect(await answered(answer)).toEqual([426, "protocol-not-spoken"]);
    },
  );

  it("its desk and its sign-in go on", async () => {
    expect((await bare("GET", "/v1/session", { protocol: "1" })).status).toBe(200);
    expect((await bare("GET", "/v1/queue", { protocol: "1", cookie: office.cookieOf("rosa") })).status).toBe(200);
  });
});
