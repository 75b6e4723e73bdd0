import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { judgeRevision } from "../judging/judgement.ts";
import type { Envelope } from "../judging/revision-reading.ts";
import { completed, type PutAnswer } from "./attachments.ts";
import { refreshCoe } from "./coes.ts";
import { rememberDevice } from "./devices.ts";
import { appendToFeed, type Happening } from "./history.ts";
import { judgeAgain, judgeStored } from "./judgements.ts";
import { revisionReceipt } from "./receipts.ts";
import type { Db, Store } from "./store.ts";

const fork = (coeId: string, recruiterId: string, heads: readonly string[]): Happening => ({
  kind: "forked",
  coeId,
  recruiterId,
  body: () => ({ coeId, heads }),
});

function arrival(id: string, envelope: Envelope | null, carrierId: string): Happening {
  if (!envelope) {
    return { kind: "unreadable", coeId: null, recruiterId: null, body: () => ({ revisionId: id, carrier: carrierId }) };
  }
  const { coeId, parents, stage, made, author } = envelope;
  return {
    kind: "received",
    coeId,
    recruiterId: author.recruiterId,
    body: () => ({ revisionId: id, coeId, parents, stage, deviceId: made.deviceId }),
  };
}

/**
 * Takes a revision into custody: everything whose bytes bear the name they were sent under (the caller has checked that) is stored,
 * then judged (P7). One transaction; the receipt is read back from the rows (P9). Sending again gives the first receipt again (P4).
 */
export async function putRevision(store: Store, id: Sha256, bytes: Uint8Array, carrierId: string): Promise<PutAnswer> {
  // What is held already is answered without waiting for the disk; the primary key decides below all the same (P4).
  const known = await revisionReceipt(store.reading, store, id);
  if (known) return { receipt: known, isNew: false };
  const judged = judgeRevision(bytes, store.state);
  const { envelope } = judged;
  return await store.write(async (db) => {
    const held = await revisionReceipt(db, store, id);
    if (held) return { receipt: held, isNew: false };
    const at = store.now();
    const happenings = [arrival(id, envelope, carrierId)];
    if (envelope && (await holdsAll(db, envelope))) {
      happenings.push(completed({ revisionId: id, coeId: envelope.coeId, authorId: envelope.author.recruiterId }));
    }
    const [place] = await appendToFeed(db, at, happenings);
    if (!place) throw new Error("the feed gave no place");
    await db
      .insertInto("revisions")
      .values({
        id,
        bytes: Buffer.from(bytes),
        size: bytes.length,
        carrier_id: carrierId,
        received_at: at,
        ...place,
        coe_id: envelope?.coeId ?? null,
        stage: envelope?.stage ?? null,
        reason: envelope?.reason ?? null,
        author_id: envelope?.author.recruiterId ?? null,
        author_name: envelope?.author.name ?? null,
        device_id: envelope?.made.deviceId ?? null,
        device_seq: envelope?.made.deviceSeq ?? null,
      })
      .execute();
    if (envelope) await fileParts(db, id, envelope);
    await judgeStored(db, id, judged);
    if (envelope) await settleAmongOthers(db, store, id, envelope, carrierId);
    const receipt = await revisionReceipt(db, store, id);
    if (!receipt) throw new Error("a revision that was just stored cannot be read");
    return { receipt, isNew: true };
  });
}

async function holdsAll(db: Db, envelope: Envelope): Promise<boolean> {
  const names = [...new Set(envelope.attachments.map((slot) => slot.id))];
  if (names.length === 0) return true;
  const held = await db.selectFrom("attachments").select("id").where("id", "in", names).execute();
  return held.length === names.length;
}

async function fileParts(db: Db, id: string, envelope: Envelope): Promise<void> {
  for (const parent of new Set(envelope.parents)) {
    await db.insertInto("revision_parents").values({ revision_id: id, parent_id: parent }).execute();
  }
  for (const [name, slot] of new Map(envelope.attachments.map((each) => [each.slot, each]))) {
    const { id: attachment, type } = slot;
    await db
      .insertInto("revision_slots")
      .values({ revision_id: id, slot: name, attachment_id: attachment, type })
      .execute();
  }
}

/** A parent may arrive after its child: children that named it are looked at again, the heads are counted, a fork is told (4.7). */
async function settleAmongOthers(
  db: Db,
  store: Store,
  id: string,
  envelope: Envelope,
  carrierId: string,
): Promise<void> {
  const strangers = await db
    .selectFrom("revision_parents")
    .innerJoin("revisions", "revisions.id", "revision_parents.revision_id")
    .select(["revisions.id", "revisions.coe_id"])
    .where("parent_id", "=", id)
    .where("revisions.coe_id", "!=", envelope.coeId)
    .execute();
  for (const stranger of strangers) {
    await judgeAgain(db, store, stranger.id);
    if (stranger.coe_id !== null) await refreshCoe(db, stranger.coe_id);
  }
  const { headsBefore, heads } = await refreshCoe(db, envelope.coeId);
  if (heads.length > 1 && heads.join() !== headsBefore.join()) {
    await appendToFeed(db, store.now(), [fork(envelope.coeId, envelope.author.recruiterId, heads)]);
  }
  await rememberDevice(db, store, envelope.made.deviceId, envelope.made.deviceSeq, carrierId);
}

/** The bytes as they came, and whose they are. */
export async function readStoredRevision(db: Db, id: string) {
  const row = await db
    .selectFrom("revisions")
    .select(["bytes", "coe_id", "author_id", "carrier_id"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}
