import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { proofHeader, proofLine, proofText } from "../../src/domain/protocol/device-proof.ts";

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

export const proven = (device: TestDevice, method: string, path: string, body?: Uint8Array | string) => ({
  [proofHeader]: device.proof(method, path, body),
});
