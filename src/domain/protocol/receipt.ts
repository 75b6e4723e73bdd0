import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { contentNameSchema } from "./names.ts";

/** Why something was taken into custody but set aside (P7). The codes are stable; the words are the screen's. */
export const setAsideCodes = [
  "schema-not-known",
  "answers-invalid",
  "child-of-approved",
  "author-is-not-sender",
  "wrong-area",
  "parent-of-other-coe",
  "signature-invalid",
  "picture-not-allowed",
] as const;
export type SetAsideCode = (typeof setAsideCodes)[number];

/** The State's word that these exact bytes are committed (P9). */
export const receiptSchema = z.strictObject({
  id: contentNameSchema,
  /** Names this history of the server; another one after a restore. */
  server: z.string(),
  seq: z.int().positive(),
  chain: contentNameSchema,
  receivedAt: instantSchema,
  standing: z.enum(["accepted", "set-aside"]),
  problems: z.array(z.strictObject({ code: z.string(), details: z.record(z.string(), z.string()) })),
  /** Attachments this revision still waits for; empty means complete (P8). */
  awaiting: z.array(contentNameSchema),
});
export type Receipt = z.infer<typeof receiptSchema>;

export const confirmRequestSchema = z.strictObject({ ids: z.array(contentNameSchema).max(500) });
export const confirmAnswerSchema = z.strictObject({
  held: z.array(receiptSchema),
  unknown: z.array(contentNameSchema),
});
export type ConfirmAnswer = z.infer<typeof confirmAnswerSchema>;
