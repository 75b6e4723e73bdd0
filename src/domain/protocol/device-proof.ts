import * as z from "zod";
import { canonicalText } from "../base/canonical.ts";
import { isId } from "../base/id.ts";
import { instantSchema } from "../base/instant.ts";
import type { Sha256 } from "../base/sha256.ts";
import { mintedIdSchema } from "./names.ts";

/** Sent by a tablet with every request of a round: `deviceId.nonce.time.signature`. */
export const proofHeader = "x-surco-proof";

/** The first version of the protocol whose tablets prove who they are. */
export const firstProvenProtocol = 2;

/** So far may the time of a proof lie from the server's. The tablet knows the difference of the clocks (P20). */
const proofWindowMs = 5 * 60_000;
/** So long a nonce is remembered: as long as any proof that bears it could still be taken. */
export const nonceKeptMs = 2 * proofWindowMs;

/** What one signature stands for: this request, from this tablet, now, once. */
export interface Proven {
  readonly deviceId: string;
  readonly method: string;
  /** With its query, as it stands in the request. */
  readonly path: string;
  readonly bodyHash: Sha256;
  /** Milliseconds since 1970, by the server's clock as far as the tablet knows it. */
  readonly time: number;
  readonly nonce: string;
}

/** The text that is signed (ECDSA P-256, SHA-256). No member can hold a line feed, so no two requests share a text. */
export const proofText = ({ deviceId, method, path, bodyHash, time, nonce }: Proven): string =>
  ["surco-proof/1", deviceId, method, path, bodyHash, String(time), nonce].join("\n");

/** What stands in the header. */
export interface Proof {
  readonly deviceId: string;
  readonly nonce: string;
  readonly time: number;
  /** 64 bytes (r, s) in hex. */
  readonly signature: string;
}

export const proofLine = ({ deviceId, nonce, time, signature }: Proof): string =>
  [deviceId, nonce, time, signature].join(".");

const signaturePattern = /^[0-9a-f]{128}$/;

/** Null for anything that `proofLine` would not have written. */
export function parseProof(line: string): Proof | null {
  const [deviceId = "", nonce = "", time = "", signature = "", ...more] = line.split(".");
  const known = isId(deviceId) && isId(nonce) && /^[1-9]\d{0,14}$/.test(time) && signaturePattern.test(signature);
  return known && more.length === 0 ? { deviceId, nonce, time: Number(time), signature } : null;
}

export const isInWindow = (time: number, serverTime: number): boolean => Math.abs(time - serverTime) <= proofWindowMs;

/** Told with a refused proof, so that a tablet whose clock is wrong can mend itself. */
export const proofRefusedSchema = z.object({ serverTime: instantSchema });

const publicKeySchema = z.string().regex(/^04[0-9a-f]{128}$/, "not an uncompressed P-256 point in hex");

/** Answer to an enrolment. The tablet believes an order to erase itself only under this key. */
export const enrolledSchema = z.strictObject({ deviceId: mintedIdSchema, serverKey: publicKeySchema });

/** Until `custodyUntil` the State still takes what the tablet has not sent; it gives nothing out any more. */
const wipeOrderSchema = z.strictObject({
  deviceId: mintedIdSchema,
  revokedAt: instantSchema,
  custodyUntil: instantSchema,
});
export type WipeOrder = z.infer<typeof wipeOrderSchema>;

export const wipeOrderText = (order: WipeOrder): string => canonicalText({ purpose: "surco-wipe/1", ...order });

/** Told to a revoked tablet at its next contact. */
export const deviceRevokedSchema = z.object({ order: wipeOrderSchema, signature: z.string().regex(signaturePattern) });
