import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { mintedIdSchema } from "./names.ts";

const someone = z.strictObject({ id: z.string().min(1).max(200), name: z.string() });

/** `POST /v1/coes/{coeId}/handovers`. The name is made by whoever asks, so that asking twice hands over once (P4). */
export const handoverRequestSchema = z.strictObject({
  handoverId: mintedIdSchema,
  /** Who has it, as far as whoever asks has seen: where that has changed meanwhile, they are told. */
  from: z.string().max(200),
  to: z.string().min(1).max(200),
  /** For the office: neither of the two recruiters is told it. */
  reason: z.string().trim().min(1).max(1000),
});
export type HandoverRequest = z.infer<typeof handoverRequestSchema>;

export const handoverSchema = z.strictObject({
  handoverId: mintedIdSchema,
  coeId: mintedIdSchema,
  from: someone.extend({ id: z.string().max(200) }),
  to: someone,
  reason: z.string(),
  by: someone,
  at: instantSchema,
});
export type Handover = z.infer<typeof handoverSchema>;

/** `GET /v1/recruiters`: to whom a COE may be handed, by name. */
export const recruitersSchema = z.strictObject({
  recruiters: z.array(someone.extend({ region: z.string().nullable() })),
});
export type Recruiters = z.infer<typeof recruitersSchema>;
