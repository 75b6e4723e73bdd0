import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { contentNameSchema, mintedIdSchema } from "./names.ts";
import { rescuedTables } from "./rescue-parcel.ts";
import { rescueSides } from "./rescue-sides.ts";

/**
 * Work that its own recruiter cannot send (security.md 4.4): it is handed in sealed, and opened when one person of each side agrees.
 * Nothing in this file names a family: ids, counts and times.
 */

/** The State's word that it holds this parcel. The same parcel again is the same receipt. */
export const rescueReceiptSchema = z.strictObject({
  rescueId: mintedIdSchema,
  sha256: contentNameSchema,
  receivedAt: instantSchema,
  envelopes: z.int().positive(),
});
export type RescueReceipt = z.infer<typeof rescueReceiptSchema>;

const named = z.strictObject({ id: z.string(), name: z.string() });

/**
 * What became of one envelope. recovered: a working copy that is in its recruiter's account now. taken: a version or a photo that had
 * not arrived. held: the State had it already. empty: nothing had been written in it. kept: it does not open here, and stays.
 */
const rescueFates = ["recovered", "taken", "held", "empty", "kept"] as const;
export type RescueFate = (typeof rescueFates)[number];

const rescuedItem = z.strictObject({
  /** Counted from 1, as they lie in the parcel. */
  place: z.int().positive(),
  table: z.enum(rescuedTables).nullable(),
  row: z.string().nullable(),
  fate: z.enum(rescueFates),
  /** Why it is kept: a code of the catalogue of problems, or `draft-unreadable`. */
  problem: z.string().nullable(),
  coeId: z.string().nullable(),
});
export type RescuedItem = z.infer<typeof rescuedItem>;

const rescueStates = ["waiting", "agreed", "opened"] as const;

export const rescueSchema = z.strictObject({
  rescueId: mintedIdSchema,
  receivedAt: instantSchema,
  handedInBy: named,
  /** The tablet that handed it in; null where it came from a file in the office. */
  deviceId: z.string().nullable(),
  bytes: z.int().positive(),
  counts: z.strictObject({
    drafts: z.int().nonnegative(),
    revisions: z.int().nonnegative(),
    attachments: z.int().nonnegative(),
    unknown: z.int().nonnegative(),
  }),
  /** The vaults from which it says that it comes. */
  vaults: z.array(z.string()),
  /** agreed: everybody has, and the opening was cut short; agreeing once more goes on with it. */
  state: z.enum(rescueStates),
  /** How many have to agree. */
  needs: z.union([z.literal(1), z.literal(2)]),
  approvals: z.array(z.strictObject({ person: named, side: z.enum(rescueSides), at: instantSchema })),
  /** Known only once it has been opened. */
  outcome: z
    .strictObject({
      openedAt: instantSchema,
      recruiters: z.array(named),
      items: z.array(rescuedItem),
    })
    .nullable(),
});
export type Rescue = z.infer<typeof rescueSchema>;

export const rescuesSchema = z.strictObject({ rescues: z.array(rescueSchema) });
