import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { contentNameSchema, mintedIdSchema } from "./names.ts";
import { decisionSchema } from "./review.ts";

const place = { seq: z.int().positive() };

/** What happened since (protocol 4.3). A kind that this version does not know is kept in `unread`, never dropped. */
export const changeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...place,
    kind: z.literal("received"),
    revisionId: contentNameSchema,
    coeId: mintedIdSchema,
    parents: z.array(contentNameSchema),
    stage: z.enum(["draft", "signed"]),
    deviceId: mintedIdSchema,
  }),
  z.strictObject({ ...place, kind: z.literal("completed"), revisionId: contentNameSchema, coeId: mintedIdSchema }),
  z.strictObject({ ...place, kind: z.literal("decided"), decision: decisionSchema }),
  z.strictObject({ ...place, kind: z.literal("forked"), coeId: mintedIdSchema, heads: z.array(contentNameSchema) }),
  z.strictObject({ ...place, kind: z.literal("policy"), state: z.string(), version: z.int() }),
  /**
   * The COE was handed from one recruiter to another: told to both, and to the second one after it everything that is known of it. Only
   * ids, a name and the day: why is the office's matter.
   */
  z.strictObject({
    ...place,
    kind: z.literal("left"),
    coeId: mintedIdSchema,
    from: z.string(),
    to: z.strictObject({ id: z.string(), name: z.string() }),
    at: instantSchema,
  }),
]);
export type Change = z.infer<typeof changeSchema>;

/** A change of any kind: known ones are parsed by `changeSchema` afterwards. */
const looseChangeSchema = z.looseObject({ ...place, kind: z.string() });

/** `server "." seq "." first 16 hex of the chain at seq`; opaque to the tablet. */
export const cursorSchema = z.string().max(200);

export const changesPageSchema = z.strictObject({
  server: z.string(),
  serverTime: instantSchema,
  head: z.int().nonnegative(),
  securedSeq: z.int().nonnegative().nullable(),
  changes: z.array(looseChangeSchema),
  next: cursorSchema,
  /** Chain value at the last change of this page, for `hello?seen=`. */
  chain: contentNameSchema,
  more: z.boolean(),
});
export type ChangesPage = z.infer<typeof changesPageSchema>;
