import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { sha256OfText } from "../base/sha256.ts";
import { contentNameSchema, mintedIdSchema } from "../protocol/names.ts";
import { decisionSchema } from "../protocol/review.ts";

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);
const place = z.int().positive();

/** One row of the State's feed, with the link it hangs on: the file holds the rows of one COE, not those between them. */
const feedRowSchema = z.strictObject({
  seq: place,
  at: instantSchema,
  recruiterId: z.string().nullable(),
  body: z.string(),
  before: contentNameSchema,
  chain: contentNameSchema,
});
export type FeedRow = z.infer<typeof feedRowSchema>;

const heldSchema = z.strictObject({
  id: contentNameSchema,
  bytes: base64,
  seq: place,
  chain: contentNameSchema,
  receivedAt: instantSchema,
});

/** Ends of both chains at one moment, for keeping somewhere else: a history that was changed later no longer leads to them. */
const chainHeadsSchema = z.strictObject({
  feed: z.strictObject({ seq: z.int().nonnegative(), chain: contentNameSchema }),
  audit: z.strictObject({ seq: z.int().nonnegative(), hash: contentNameSchema }),
});

/** Ed25519 (RFC 8032) over the canonical text of everything beside it; both in base64. The key is in SPKI form. */
const sealSchema = z.strictObject({ publicKey: base64, signature: base64 });

export const signedHeadSchema = z.strictObject({
  kind: z.literal("surco-head/1"),
  server: z.string(),
  state: z.string(),
  at: instantSchema,
  heads: chainHeadsSchema,
  seal: sealSchema,
});
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** All that proves how one COE came to be decided: who signed what, who certified it, and what the State said. */
export const evidenceSchema = z.strictObject({
  kind: z.literal("surco-evidence/1"),
  server: z.string(),
  state: z.string(),
  coeId: mintedIdSchema,
  at: instantSchema,
  revisions: z.array(heldSchema),
  attachments: z.array(heldSchema),
  decisions: z.array(decisionSchema),
  feed: z.array(feedRowSchema),
  heads: chainHeadsSchema,
  seal: sealSchema,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** The link of a row of the feed: all that the row says, after the link before it (P13). */
export const feedLink = ({ before, at, recruiterId, body }: Omit<FeedRow, "chain" | "seq">): string =>
  sha256OfText(`${before}\n${at}\n${recruiterId ?? ""}\n${body}`);
