import * as z from "zod";
import { instantSchema } from "../base/instant.ts";

/** Raise `max` with every change of the wire; `min` never rises while a tablet enrolled under it may be in a drawer (P25). */
export const protocolVersion = { min: 1, max: 2 } as const;

/** From here on hello tells the State's public key. A tablet of version 1 would take it for the answer of somebody else. */
export const stateKeySince = 2;

/** Sent by the tablet with every request; a server below or above answers 426. */
export const protocolHeader = "x-surco-protocol";

export const limits = {
  revisionBytes: 1_048_576,
  attachmentBytes: 8_388_608,
  confirmIds: 500,
} as const;

/** Answer to `GET /v1/hello?seen=seq.chain&device=id&deviceSeq=n`. */
export const helloSchema = z.strictObject({
  server: z.string(),
  serverTime: instantSchema,
  head: z.int().nonnegative(),
  historyChanged: z.boolean(),
  securedSeq: z.int().nonnegative().nullable(),
  protocol: z.strictObject({ min: z.int(), max: z.int() }),
  limits: z.strictObject({ revisionBytes: z.int(), attachmentBytes: z.int(), confirmIds: z.int() }),
  forms: z.array(z.string()),
  policies: z.array(z.strictObject({ state: z.string(), version: z.int() })),
  /** The highest deviceSeq that the server has seen from this device, or null (P19). */
  lastDeviceSeq: z.int().nonnegative().nullable(),
  /** What envelopes are sealed to (4.9): an uncompressed point of P-256, base64url. Told from version 2 on. */
  stateKey: z.string().length(87).optional(),
});
export type Hello = z.infer<typeof helloSchema>;
