import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { sealedOverhead, sealedType } from "../../src/domain/protocol/envelope.ts";
import { helloSchema, limits } from "../../src/domain/protocol/hello.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { reachState, type StateReach, seal, type VaultKey } from "../../src/storage/sealing.ts";
import { newVaultKey } from "../../src/storage/vault-keys.ts";
import { write } from "./family-coe.ts";
import { codeOf, type Office, openOffice, type PersonName, put, randomId } from "./state-office.ts";

let office: Office;
let state: StateReach;
let vault: VaultKey;
let coe: ReturnType<typeof write>;
beforeAll(async () => {
  office = await openOffice();
  const hello = helloSchema.parse(await (await hear("2")).json());
  state = (await reachState(hello.stateKey ?? ""))!;
  vault = { vaultId: randomId(), key: await newVaultKey() };
});
afterAll(() => office.close());
beforeEach(() => {
  coe = write();
});

const hear = (version: string) => office.call("ana", "/v1/hello", { headers: { "x-surco-protocol": version } });

const sealedFor = (row: string, bytes: Uint8Array, more: { table?: string; state?: StateReach | null } = {}) => {
  const to = more.state === undefined ? state : more.state;
  return seal(vault, to, { table: more.table ?? "revisions", row, schema: 1 }, new Uint8Array(bytes));
};

const carry = (who: PersonName | null, path: string, sealed: ArrayBuffer, type = sealedType) =>
  office.call(who, path, { method: "PUT", body: new Uint8Array(sealed), headers: { "content-type": type } });

const pathOf = (id: string) => `/v1/revisions/${id}`;

describe("hello", () => {
  it("tells the State's public key to whoever asks in version 2, and keeps quiet to a tablet in a drawer", async () => {
    expect(helloSchema.parse(await (await hear("2")).json()).stateKey).toBe(office.store.stateKey.publicKey);
    expect(await (await hear("1")).json()).not.toHaveProperty("stateKey");
  });

  it("never tells the private part, which only the server's own account can read", async () => {
    const file = await stat(join(office.folder, "state-key.json"));
    expect(file.mode & 0o777).toBe(0o600);
    expect(JSON.stringify(office.store.stateKey)).not.toContain('"d"');
  });
});

describe("a sealed revision", () => {
  it("[P22] is taken from a colleague's session and stored exactly as if it had come open", async () => {
    const answer = await carry("ben", pathOf(coe.id), await sealedFor(coe.id, coe.bytes));
    expect(answer.status).toBe(201);
    expect(receiptSchema.parse(await answer.json())).toMatchObject({ id: coe.id, standing: "accepted" });
    const held = await office.call("ana", pathOf(coe.id));
    expect(Buffer.from(await held.arrayBuffer()).equals(Buffer.from(coe.bytes))).toBe(true);
  });

  it("[P22] is not shown to the colleague who carried it", async () => {
    await carry("ben", pathOf(coe.id), await sealedFor(coe.id, coe.bytes));
    const answer = await office.call("ben", pathOf(coe.id));
    expect([answer.status, await codeOf(answer)]).toEqual([404, "not-found"]);
  });

  it("[P4] [S26] gives the same receipt again, sealed again or open", async () => {
    const first = await (await carry("ben", pathOf(coe.id), await sealedFor(coe.id, coe.bytes))).json();
    const again = await carry("ben", pathOf(coe.id), await sealedFor(coe.id, coe.bytes));
    const open = await put(office, "ana", pathOf(coe.id), coe.bytes);
    expect([again.status, open.status]).toEqual([200, 200]);
    expect([await again.json(), await open.json()]).toEqual([first, first]);
  });

  it("[S26] is refused with a code that says why, nothing is stored, and the sound one is still welcome", async () => {
    const sound = await sealedFor(coe.id, coe.bytes);
    const changed = (at: number, to: number) => {
      const copy = sound.slice(0);
      new Uint8Array(copy)[at < 0 ? copy.byteLength + at : at] = to;
      return copy;
    };
    const last = new Uint8Array(sound).at(-1)!;
    const stranger = await reachState(await strangersKey());
    const cases: [string, ArrayBuffer][] = [
      ["sealed-damaged", changed(-1, last ^ 1)],
      ["sealed-damaged", sound.slice(0, -100)],
      ["sealed-damaged", new ArrayBuffer(0)],
      ["sealed-damaged", new Uint8Array(coe.bytes).buffer],
      ["sealed-version-unknown", changed(5, 0)],
      ["sealed-version-unknown", changed(5, 2)],
      ["sealed-to-other-key", await sealedFor(coe.id, coe.bytes, { state: stranger })],
      ["sealed-to-other-key", await sealedFor(coe.id, coe.bytes, { state: null })],
      ["sealed-in-other-place", await sealedFor(write().id, coe.bytes)],
      ["sealed-in-other-place", await sealedFor(coe.id, coe.bytes, { table: "attachments" })],
      ["bytes-do-not-match-name", await sealedFor(coe.id, write().bytes)],
    ];
    for (const [code, sealed] of cases) {
      const answer = await carry("ben", pathOf(coe.id), sealed);
      expect([answer.status, await codeOf(answer)]).toEqual([422, code]);
    }
    expect((await office.call("ana", pathOf(coe.id))).status).toBe(404);
    expect((await carry("ben", pathOf(coe.id), sound)).status).toBe(201);
  });

  it("is nothing but bytes where it is not sent as sealed", async () => {
    const sealed = await sealedFor(coe.id, coe.bytes);
    const answer = await carry("ben", pathOf(coe.id), sealed, "application/octet-stream");
    expect(await codeOf(answer)).toBe("bytes-do-not-match-name");
  });

  it("wants somebody to be signed in", async () => {
    const answer = await carry(null, pathOf(coe.id), await sealedFor(coe.id, coe.bytes));
    expect([answer.status, await codeOf(answer)]).toEqual([401, "not-signed-in"]);
  });
});

describe("the limits", () => {
  it("[P18] are those of what is inside", async () => {
    const full = crypto.getRandomValues(new Uint8Array(65_536));
    const photo = new Uint8Array(limits.attachmentBytes);
    for (let at = 0; at < photo.length; at += full.length) photo.set(full, at);
    const id = sha256OfBytes(photo);
    const path = `/v1/attachments/${id}`;
    expect((await carry("ben", path, await sealedFor(id, photo, { table: "attachments" }))).status).toBe(201);
    const held = await office.call("ben", path);
    expect(sha256OfBytes(new Uint8Array(await held.arrayBuffer()))).toBe(id);
  });

  it("[S20] hold against what unpacks to more, and against more that came open", async () => {
    const bomb = new Uint8Array(limits.revisionBytes + 1);
    const id = sha256OfBytes(bomb);
    const sealed = await carry("ben", pathOf(id), await sealedFor(id, bomb));
    expect([sealed.status, await codeOf(sealed)]).toEqual([413, "too-large"]);
    const open = await put(office, "ben", pathOf(id), bomb);
    expect([open.status, await codeOf(open)]).toEqual([413, "too-large"]);
    const larger = await carry("ben", pathOf(id), new ArrayBuffer(limits.revisionBytes + sealedOverhead + 1));
    expect(larger.status).toBe(413);
  });

  it("leave room for what cannot be packed any smaller", async () => {
    const noise = new Uint8Array(limits.attachmentBytes);
    for (let at = 0; at < noise.length; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));
    const id = sha256OfBytes(noise);
    const sealed = await sealedFor(id, noise, { table: "attachments" });
    expect(sealed.byteLength - noise.length).toBeLessThan(sealedOverhead);
    expect((await carry("ben", `/v1/attachments/${id}`, sealed)).status).toBe(201);
  });
});

async function strangersKey(): Promise<string> {
  const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  return Buffer.from(await crypto.subtle.exportKey("raw", pair.publicKey)).toString("base64url");
}
