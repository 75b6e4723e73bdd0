import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import { refreshCoe } from "./coe-rows.ts";
import type { Db } from "./db.ts";
import { appendToFeed, type Happening, type Place } from "./history.ts";
import { type CompletedRevision, completeRevision, judgeAgain, revisionsWaitingFor } from "./judgements.ts";
import { toldTo } from "./ownership.ts";
import { revisionsMisnaming } from "./pictures.ts";
import { dropPiecesOf } from "./pieces.ts";
import { attachmentReceipt } from "./receipts.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { Store } from "./store.ts";
import { leaveUndrawn } from "./undrawn.ts";

export interface PutAnswer {
  readonly receipt: Receipt;
  /** False where these bytes were held already; the tablet treats both alike. */
  readonly isNew: boolean;
}

interface Arrived {
  readonly id: Sha256;
  readonly bytes: Uint8Array;
  readonly carrierId: string;
  readonly at: Instant;
  readonly place: Place;
}

/** What is kept of whatever was put: the bytes as they came, who carried them, and their place. */
export const custodyRow = ({ id, bytes, carrierId, at, place }: Arrived) => ({
  id,
  bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  size: bytes.length,
  carrier_id: carrierId,
  received_at: at,
  seq: place.seq,
  chain: place.chain,
});

/** Takes an attachment into custody. It may come before the revisions that name it, or after them (P8). */
export async function putAttachment(
  store: Store,
  id: Sha256,
  bytes: Uint8Array,
  carrierId: string,
  drawn: "now" | "later" = "now",
): Promise<PutAnswer> {
  // What is held already is answered without waiting for the disk; the primary key decides below all the same (P4).
  const known = await attachmentReceipt(store.reading, store, id);
  if (known) return { receipt: known, isNew: false };
  return await store.write(async (db) => {
    const held = await attachmentReceipt(db, store, id);
    if (held) return { receipt: held, isNew: false };
    const at = store.now();
    const waiting = await revisionsWaitingFor(db, id);
    const attached: Happening = {
      kind: "attached",
      coeId: null,
      recruiterId: null,
      body: () => ({ attachmentId: id, carrier: carrierId }),
    };
    const whole: Happening[] = [];
    for (const each of waiting) whole.push(completed(each, await toldTo(db, each.coeId, each.authorId ?? "")));
    const [place] = await appendToFeed(db, at, [attached, ...whole]);
    if (!place) throw new Error("the feed gave no place");
    const row = custodyRow({ id, bytes, carrierId, at, place });
    await db.insertInto("attachments").values(row).execute();
    await dropPiecesOf(db, id);
    for (const revision of waiting) await completeRevision(db, revision.revisionId);
    const misnamed = await revisionsMisnaming(db, id, row.bytes);
    for (const revisionId of misnamed) await judgeAgain(db, store, revisionId);
    const touched = [...waiting, ...(await versionsNamed(db, misnamed))];
    for (const [coeId, authorId] of new Map(touched.map((version) => [version.coeId, version.authorId]))) {
      if (drawn === "now") await refreshCoe(db, coeId);
      else {
        const told = await toldTo(db, coeId, authorId ?? "");
        await leaveUndrawn(db, { coeId, seq: place.seq, authorId: told, at });
      }
    }
    const receipt = await attachmentReceipt(db, store, id);
    if (!receipt) throw new Error("an attachment that was just stored cannot be read");
    return { receipt, isNew: true };
  });
}

async function versionsNamed(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("revisions").select(["coe_id", "author_id"]).where("id", "in", ids).execute();
  return rows.flatMap(({ coe_id, author_id }) => (coe_id === null ? [] : [{ coeId: coe_id, authorId: author_id }]));
}

export const completed = ({ revisionId, coeId }: Omit<CompletedRevision, "authorId">, to: string): Happening => ({
  kind: "completed",
  coeId,
  recruiterId: to,
  body: () => ({ revisionId, coeId }),
});

/** The bytes, where somebody's reach has a revision that names them. What no revision names yet is its carrier's. */
export async function readAttachmentWithin(db: Db, id: string, reach: Reach) {
  const within = withinReach(reach);
  const row = await db
    .selectFrom("attachments")
    .select(["bytes", "carrier_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  let named = db
    .selectFrom("revision_slots")
    .innerJoin("revisions", "revisions.id", "revision_slots.revision_id")
    .leftJoin("coes", "coes.coe_id", "revisions.coe_id")
    .select(["revisions.coe_id", "author_id", "recruiter_id"])
    .where("revision_slots.attachment_id", "=", id);
  const isNamed = (await named.executeTakeFirst()) !== undefined;
  if (within) named = named.where((where) => where.or([where("author_id", "=", reach.own), within]));
  const seen = await named.execute();
  const isSeen = isNamed ? seen.length > 0 : within === null || row.carrier_id === reach.own;
  if (!isSeen) return null;
  return {
    bytes: row.bytes,
    coeId: seen.find((slot) => slot.coe_id !== null)?.coe_id ?? null,
    ownerIds: isNamed ? seen.flatMap((slot) => [slot.author_id, slot.recruiter_id]) : [row.carrier_id],
  };
}
