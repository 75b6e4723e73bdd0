import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { ServerKey } from "./server-key.ts";

/** By which this server signs what a tablet must believe (ECDSA P-256, SHA-256); 64 bytes (r, s) in hex. */
export interface SigningKey {
  /** An uncompressed point in hex. */
  readonly publicKey: string;
  sign(text: string): string;
}

const curve = "prime256v1";
const coordinate = (point: Buffer, from: number): string => point.subarray(from, from + 32).toString("base64url");

/** Always the same for one server key: a tablet believes an order only under the key that it was told when it was enrolled. */
export function signingKeyOf(serverKey: Pick<ServerKey, "mark">): SigningKey {
  const pair = createECDH(curve);
  // Not every 256 bits are a key of the curve; all but one in four thousand million are.
  for (let attempt = 1; ; attempt += 1) {
    try {
      pair.setPrivateKey(Buffer.from(serverKey.mark("signing key", String(attempt)), "base64url"));
      break;
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
  const point = pair.getPublicKey();
  const d = Buffer.alloc(32);
  const scalar = pair.getPrivateKey();
  scalar.copy(d, 32 - scalar.length);
  const key = createPrivateKey({
    key: { kty: "EC", crv: "P-256", x: coordinate(point, 1), y: coordinate(point, 33), d: d.toString("base64url") },
    format: "jwk",
  });
  return {
    publicKey: point.toString("hex"),
    sign: (text) => sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("hex"),
  };
}

const keys = new Map<string, KeyObject>();
const keptKeys = 10_000;

/** A text is always the same key, so what was read once is kept: every request of a tablet is signed. */
function keyOf(publicKey: string): KeyObject {
  const known = keys.get(publicKey);
  if (known) return known;
  const point = Buffer.from(publicKey, "hex");
  const jwk = { kty: "EC", crv: "P-256", x: coordinate(point, 1), y: coordinate(point, 33) };
  const key = createPublicKey({ key: jwk, format: "jwk" });
  if (keys.size < keptKeys) keys.set(publicKey, key);
  return key;
}

/** False for anything that is no signature of this text under this key, also for a point that is none. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = keyOf(publicKey);
    return verify("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "hex"));
  } catch {
    return false;
  }
}
