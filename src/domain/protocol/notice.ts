import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { mintedIdSchema } from "./names.ts";

/**
 * What somebody is told because it concerns them: at their next contact, wherever they sign in, until they have read it. `about` holds
 * ids, counts and names of things; a kind that a release does not know is left unread for one that does.
 */
export const noticeKinds = ["tablet-lost", "work-recovered", "rescue-opened", "coe-left", "coe-came"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const noticeSchema = z.strictObject({
  noticeId: mintedIdSchema,
  kind: z.string(),
  at: instantSchema,
  about: z.record(z.string(), z.string()),
});
export type Notice = z.infer<typeof noticeSchema>;

export const noticesSchema = z.strictObject({ notices: z.array(noticeSchema) });
