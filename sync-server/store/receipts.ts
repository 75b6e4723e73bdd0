import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { ConfirmAnswer, Receipt } from "../../src/domain/protocol/receipt.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";

type Named = Pick<Store, "server">;

/** What every receipt says of the stored row: whose history, and the place in it. */
const custodyOf = (row: { id: string; seq: number; chain: string; received_at: string }, { server }: Named) => ({
  id: row.id as Sha256,
  server,
  seq: row.seq,
  chain: row.chain as Sha256,
  receivedAt: row.received_at as Instant,
});

const findRevision = compiledOnce((db, id: string) =>
  db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select(["id", "seq", "chain", "received_at", "standing", "problems", "complete"])
    .where("id", "=", id),
);

/** Receipts are made from the stored rows and from nothing else, so the same bytes always get the same one (P9). */
export async function revisionReceipt(db: Db, store: Named, id: string): Promise<Receipt | null> {
  const [row] = await findRevision(db, id);
  if (!row) return null;
  return {
    ...custodyOf(row, store),
    standing: row.standing,
    problems: JSON.parse(row.problems),
    awaiting: row.complete === 1 ? [] : await missingAttachments(db, id),
  };
}

const findAttachment = compiledOnce((db, id: string) =>
  db.selectFrom("attachments").select(["id", "seq", "chain", "received_at"]).where("id", "=", id),
);

export async function attachmentReceipt(db: Db, store: Named, id: string): Promise<Receipt | null> {
  const [row] = await findAttachment(db, id);
  return row ? { ...custodyOf(row, store), standing: "accepted", problems: [], awaiting: [] } : null;
}

const findMissing = compiledOnce((db, revisionId: string) =>
  db
    .selectFrom("revision_slots")
    .leftJoin("attachments", "attachments.id", "revision_slots.attachment_id")
    .select("revision_slots.attachment_id")
    .distinct()
    .where("revision_slots.revision_id", "=", revisionId)
    .where("attachments.id", "is", null)
    .orderBy("revision_slots.attachment_id"),
);

/** What a revision lists and the server does not hold (P8). */
export const missingAttachments = async (db: Db, revisionId: string): Promise<Sha256[]> =>
  (await findMissing(db, revisionId)).map((row) => row.attachment_id as Sha256);

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
