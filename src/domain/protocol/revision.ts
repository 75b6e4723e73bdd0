import * as z from "zod";
import { canonicalText, type Plain } from "../base/canonical.ts";
import { instantSchema } from "../base/instant.ts";
import { type Sha256, sha256OfBytes } from "../base/sha256.ts";
import { coeAnswersSchema } from "../coe/coe-schema.ts";
import { signatureMethods } from "../coe/interviewee-signature.ts";
import { calendarDateSchema, contentNameSchema, mintedIdSchema } from "./names.ts";

export const revisionSchemaVersion = 1;

const revisionReasons = ["checkpoint", "handover", "signing", "correction", "reconciliation"] as const;

/** Who signed, how, and the hash of exactly what was on the screen at that moment. */
const signatureSchema = z.strictObject({
  role: z.enum(["interviewee", "recruiter"]),
  name: z.string(),
  relationship: z.string(),
  /** `typed` is a recruiter's only: a name typed by whoever cannot draw on glass. */
  method: z.enum([...signatureMethods, "typed"]),
  /** Language in which the statement was shown or read. */
  language: z.string(),
  /** Hash of what was shown; a different hash of the material fields voids the signature. */
  shownHash: contentNameSchema,
  materialHash: contentNameSchema,
  signedOn: calendarDateSchema,
  signedAt: instantSchema,
  /** The attachment slot with the drawn strokes or the photo of the paper; null where there is none (refused, remote). */
  slot: z.string().nullable(),
});
export type Signature = z.infer<typeof signatureSchema>;

/** A revision names its attachments by their own hash (P6). */
export const attachmentSlotSchema = z.strictObject({
  slot: z.string(),
  id: contentNameSchema,
  bytes: z.int().nonnegative(),
  type: z.string(),
});
export type AttachmentSlot = z.infer<typeof attachmentSlotSchema>;

/** What the tablet's own determination said, so that the server can mark a difference. */
const claimedDeterminationSchema = z.strictObject({
  ruleSet: z.string(),
  verdict: z.enum(["eligible", "not-eligible", "needs-review", "not-yet-known"]),
  children: z.array(
    z.strictObject({
      childId: z.string(),
      verdict: z.enum(["eligible", "not-eligible", "needs-review", "not-yet-known"]),
      qad: calendarDateSchema.nullable(),
      eed: calendarDateSchema.nullable(),
    }),
  ),
});
export type ClaimedDetermination = z.infer<typeof claimedDeterminationSchema>;

/**
 * One immutable version of a whole COE (protocol 4.3). Its bytes are the canonical JSON of this object, made once and never
 * serialised again; its name is their SHA-256.
 */
export const revisionSchema = z.strictObject({
  schema: z.literal(revisionSchemaVersion),
  form: z.string(),
  policy: z.strictObject({ state: z.string(), version: z.int() }),
  coeId: mintedIdSchema,
  /** None for the first, one as a rule, two where a fork was reconciled. */
  parents: z.array(contentNameSchema).max(2),
  stage: z.enum(["draft", "signed"]),
  reason: z.enum(revisionReasons),
  answersSchema: z.int(),
  answers: coeAnswersSchema,
  determination: claimedDeterminationSchema,
  signatures: z.array(signatureSchema),
  attachments: z.array(attachmentSlotSchema),
  author: z.strictObject({ recruiterId: z.string(), name: z.string() }),
  made: z.strictObject({
    deviceId: mintedIdSchema,
    deviceSeq: z.int().nonnegative(),
    deviceTime: instantSchema,
    clockOffsetMs: z.int().nullable(),
    app: z.string(),
  }),
});
export type Revision = z.infer<typeof revisionSchema>;

export interface NamedBytes {
  readonly id: Sha256;
  readonly bytes: Uint8Array;
}

/** Makes the bytes of a revision, once (P3). */
export function revisionBytes(revision: Revision, encode: (text: string) => Uint8Array): NamedBytes {
  const bytes = encode(canonicalText(revision as unknown as Plain));
  return { id: sha256OfBytes(bytes), bytes };
}
