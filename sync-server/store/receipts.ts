import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { ConfirmAnswer, Receipt } from "../../src/domain/protocol/receipt.ts";
import type { Db, Store } from "./store.ts";

type Named = Pick<Store, "server">;

/** Receipts are made from the stored rows and from nothing else, so the same bytes always get the same one (P9). */
export async function revisionReceipt(db: Db, { server }: Named, id: string): Promise<Receipt | null> {
  const row = await db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select(["id", "seq", "chain", "received_at", "standing", "problems", "complete"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id as Sha256,
    server,
    seq: row.seq,
    chain: row.chain as Sha256,
    receivedAt: row.received_at as Instant,
    standing: row.standing,
    problems: JSON.parse(row.problems),
    awaiting: row.complete === 1 ? [] : await missingAttachments(db, id),
  };
}

export async function attachmentReceipt(db: Db, { server }: Named, id: string): Promise<Receipt | null> {
  const row = await db
    .selectFrom("attachments")
    .select(["id", "seq", "chain", "received_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id as Sha256,
    server,
    seq: row.seq,
    chain: row.chain as Sha256,
    receivedAt: row.received_at as Instant,
    standing: "accepted",
    problems: [],
    awaiting: [],
  };
}

/** What a revision lists and the server does not hold (P8). */
export async function missingAttachments(db: Db, revisionId: string): Promise<Sha256[]> {
  const rows = await db
    .selectFrom("revision_slots")
    .leftJoin("attachments", "attachments.id", "revision_slots.attachment_id")
    .select("revision_slots.attachment_id")
    .distinct()
    .where("revision_slots.revision_id", "=", revisionId)
    .where("attachments.id", "is", null)
    .orderBy("revision_slots.attachment_id")
    .execute();
  return rows.map((row) => row.attachment_id as Sha256);
}

/** "Do you still have these?" (P11). One reading transaction, so the answer is of one moment. */
export function confirmHeld(store: Store, ids: readonly Sha256[]): Promise<ConfirmAnswer> {
  return store.reading.transaction().execute(async (db) => {
    const held: Receipt[] = [];
    const unknown: Sha256[] = [];
    for (const id of new Set(ids)) {
      const receipt = (await revisionReceipt(db, store, id)) ?? (await attachmentReceipt(db, store, id));
      if (receipt) held.push(receipt);
      else unknown.push(id);
    }
    return { held, unknown };
  });
}
