import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { proofHeader, proofLine, proofText } from "../../src/domain/protocol/device-proof.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import type { Db } from "../../sync-server/store/db.ts";

/** A tablet's key as the tests hold it: made and used at once, without a browser. */
export interface TestDevice {
  readonly deviceId: string;
  readonly publicKey: string;
  sign(text: string): string;
  /** The header for one request. A string of a body is hashed as its UTF-8. */
  proof(
    method: string,
    path: string,
    body?: Uint8Array | string | null,
    over?: { time?: number; nonce?: string },
  ): string;
}

export function newTestDevice(deviceId: string = randomBytes(16).toString("hex")): TestDevice {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signed = (text: string) =>
    sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("hex");
  return {
    deviceId,
    publicKey: pointOf(publicKey),
    sign: signed,
    proof(method, path, body, over = {}) {
      const proven = {
        deviceId,
        method,
        path,
        bodyHash: createHash("sha256")
          .update(body ?? "")
          .digest("hex") as Sha256,
        time: over.time ?? Date.now(),
        nonce: over.nonce ?? randomBytes(16).toString("hex"),
      };
      return proofLine({ ...proven, signature: signed(proofText(proven)) });
    },
  };
}

function pointOf(key: KeyObject): string {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return `04${Buffer.from(x, "base64url").toString("hex")}${Buffer.from(y, "base64url").toString("hex")}`;
}

/** What a tablet sends with one request of a round. */
export const signedHeaders = (
  device: TestDevice,
  cookie: string,
  method: string,
  path: string,
  body?: Uint8Array | string,
) => ({
  cookie,
  "content-type": "application/json",
  [protocolHeader]: String(protocolVersion.max),
  [proofHeader]: device.proof(method, path, body),
});

/** A tablet on which whoever has this session signs in for the first time. */
export async function enrolledDevice(url: string, cookie: string): Promise<TestDevice> {
  const device = newTestDevice();
  const body = JSON.stringify({ deviceId: device.deviceId, publicKey: device.publicKey, name: "Tablet" });
  const headers = signedHeaders(device, cookie, "POST", "/v1/devices", body);
  const answer = await fetch(`${url}/v1/devices`, { method: "POST", headers, body });
  if (answer.status !== 200) throw new Error(`the enrolment was answered ${answer.status}`);
  return device;
}

/** The same without asking the server, and without a word in the audit. */
export async function putOnTheList(db: Db, { deviceId, publicKey }: TestDevice, personId: string): Promise<void> {
  const at = new Date().toISOString();
  const key = { device_id: deviceId, public_key: publicKey, name: "Tablet", enrolled_at: at, seen_at: at };
  await db
    .insertInto("device_keys")
    .values({ ...key, revoked_at: null, revoked_by: null, ordered_at: null, erased_at: null })
    .execute();
  await db.insertInto("device_people").values({ device_id: deviceId, person_id: personId, enrolled_at: at }).execute();
}
