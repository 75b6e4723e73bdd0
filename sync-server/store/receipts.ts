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

const judgedRevisions = (db: Db) =>
  db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .select(["id", "seq", "chain", "received_at", "standing", "problems", "complete"]);

type JudgedRow = Awaited<ReturnType<ReturnType<typeof judgedRevisions>["execute"]>>[number];

const findRevision = compiledOnce((db, id: string) => judgedRevisions(db).where("id", "=", id));

const ofRevision = async (db: Db, store: Named, row: JudgedRow): Promise<Receipt> => ({
  ...custodyOf(row, store),
  standing: row.standing,
  problems: JSON.parse(row.problems),
  awaiting: row.complete === 1 ? [] : await missingAttachments(db, row.id),
});

/** Receipts are made from the stored rows and from nothing else, so the same bytes always get the same one (P9). */
export async function revisionReceipt(db: Db, store: Named, id: string): Promise<Receipt | null> {
  const [row] = await findRevision(db, id);
  return row ? ofRevision(db, store, row) : null;
}

const attachmentRows = (db: Db) => db.selectFrom("attachments").select(["id", "seq", "chain", "received_at"]);

type AttachmentRow = Awaited<ReturnType<ReturnType<typeof attachmentRows>["execute"]>>[number];

const findAttachment = compiledOnce((db, id: string) => attachmentRows(db).where("id", "=", id));

const ofAttachment = (store: Named, row: AttachmentRow): Receipt => ({
  ...custodyOf(row, store),
  standing: "accepted",
  problems: [],
  awaiting: [],
});

export async function attachmentReceipt(db: Db, store: Named, id: string): Promise<Receipt | null> {
  const [row] = await findAttachment(db, id);
  return row ? ofAttachment(store, row) : null;
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

/** "Do you still have these?" (P11). One reading transaction, so the answer is of one moment; each table is asked once, not for each name. */
export function confirmHeld(store: Store, ids: readonly Sha256[]): Promise<ConfirmAnswer> {
  return store.reading.transaction().execute(async (db) => {
    const asked = [...new Set(ids)];
    const receipts = new Map<string, Receipt>();
    const revisions = judgedRevisions(db).where("id", "in", notEmpty(asked));
    for (const row of await revisions.execute()) receipts.set(row.id, await ofRevision(db, store, row));
    const others = asked.filter((id) => !receipts.has(id));
    const attachments = attachmentRows(db).where("id", "in", notEmpty(others));
    for (const row of await attachments.execute()) receipts.set(row.id, ofAttachment(store, row));
    const held = asked.flatMap((id) => receipts.get(id) ?? []);
    return { held, unknown: others.filter((id) => !receipts.has(id)) };
  });
}

/** A list of none is no SQL, and nothing has an empty name. */
const notEmpty = (names: readonly string[]): readonly string[] => (names.length === 0 ? [""] : names);
