import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { stages } from "../coe/stage.ts";
import { handoverSchema } from "./handover.ts";
import { calendarDateSchema, contentNameSchema, mintedIdSchema } from "./names.ts";
import { offeredDecisionSchema } from "./offered.ts";
import { receiptSchema } from "./receipt.ts";
import { decisionSchema } from "./review.ts";

/** What the office sees of COEs. Stages in the queue: received (waiting), in-review (opened by somebody), returned, approved, denied, draft. */
export const queueStages = ["received", "in-review", "returned", "approved", "denied", "draft"] as const;
export type QueueStage = (typeof queueStages)[number];

/** `GET /v1/queue`. `after` is the opaque key of the last row of the page before (keyset paging). */
export const queueQuerySchema = z.strictObject({
  stage: z.enum(queueStages).optional(),
  district: z.string().max(200).optional(),
  recruiter: z.string().max(100).optional(),
  /** Whole days since receipt: only COEs at least this old. */
  olderThanDays: z.coerce.number().int().nonnegative().optional(),
  /** Only COEs with at least one finding of this kind. */
  finding: z
    .enum(["needs-review", "needs-comment", "blocks", "difference", "incomplete", "set-aside", "forked", "offered"])
    .optional(),
  search: z.string().max(100).optional(),
  /** Without it: what waits in the order in which it came, what is done newest first. */
  order: z.enum(["oldest", "newest"]).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type QueueQuery = z.infer<typeof queueQuerySchema>;

const queueRowSchema = z.strictObject({
  coeId: mintedIdSchema,
  revisionId: contentNameSchema,
  stage: z.enum(queueStages),
  familyName: z.string(),
  childCount: z.int(),
  district: z.string(),
  recruiter: z.strictObject({ id: z.string(), name: z.string() }),
  receivedAt: instantSchema,
  interviewDate: calendarDateSchema.nullable(),
  qad: calendarDateSchema.nullable(),
  verdict: z.enum(["eligible", "not-eligible", "needs-review", "not-yet-known"]),
  reviewFindings: z.int(),
  owedComments: z.int(),
  /** The server's determination differs from the one the tablet sent. */
  difference: z.boolean(),
  complete: z.boolean(),
  setAside: z.boolean(),
  forked: z.boolean(),
  /** A tablet kept a decision that a restored server has lost; absent otherwise. */
  offered: z.literal(true).optional(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export const queuePageSchema = z.strictObject({
  rows: z.array(queueRowSchema),
  next: z.string().nullable(),
  counts: z.record(z.string(), z.int()),
  districts: z.array(z.string()),
  recruiters: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type QueuePage = z.infer<typeof queuePageSchema>;

/** `GET /v1/coes/{coeId}`: everything about one COE but the bytes, which `GET /v1/revisions/{id}` gives. */
export const coeRecordSchema = z.strictObject({
  coeId: mintedIdSchema,
  stage: z.enum(stages),
  heads: z.array(contentNameSchema),
  revisions: z.array(
    z.strictObject({
      revisionId: contentNameSchema,
      parents: z.array(contentNameSchema),
      stage: z.enum(["draft", "signed"]),
      reason: z.string(),
      author: z.strictObject({ id: z.string(), name: z.string() }),
      receipt: receiptSchema,
      difference: z.boolean(),
      /** It came after the tablet on which it was made had been reported lost (P7); absent otherwise. */
      fromLostTablet: z.literal(true).optional(),
    }),
  ),
  decisions: z.array(decisionSchema),
  /** Who has it now; a server of an earlier release does not say. */
  recruiter: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  /** How it came from one recruiter to another, oldest first. For the office only, and absent where it never did. */
  handovers: z.array(handoverSchema).optional(),
  /** Decisions lost in a restore, as tablets remember them. For the office only, and absent where there is none. */
  offered: z.array(offeredDecisionSchema).optional(),
  /** Other COEs that hold a child of this one (V-13). For the office only, and absent where there is none. */
  duplicates: z
    .array(
      z.strictObject({
        coeId: mintedIdSchema,
        familyName: z.string(),
        stage: z.enum(queueStages),
        childIds: z.array(z.string()),
      }),
    )
    .optional(),
});
export type CoeRecord = z.infer<typeof coeRecordSchema>;
