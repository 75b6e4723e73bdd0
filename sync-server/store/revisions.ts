import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { judgeForFiling } from "../judging/filing.ts";
import type { Envelope } from "../judging/revision-reading.ts";
import { completed, custodyRow, type PutAnswer } from "./attachments.ts";
import { refreshCoe } from "./coe-rows.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { rememberDevice } from "./devices.ts";
import { appendToFeed, type Happening } from "./history.ts";
import { judgeAgain, judgeStored } from "./judgements.ts";
import { toldTo } from "./ownership.ts";
import { packedOnArrival } from "./packing.ts";
import { revisionReceipt } from "./receipts.ts";
import type { Store } from "./store.ts";
import type { RevisionRow, Tables } from "./tables.ts";
import { leaveUndrawn } from "./undrawn.ts";

function arrival(id: string, envelope: Envelope | null, carrierId: string, to: string): Happening {
  if (!envelope) {
    return { kind: "unreadable", coeId: null, recruiterId: null, body: () => ({ revisionId: id, carrier: carrierId }) };
  }
  const { coeId, parents, stage, made } = envelope;
  return {
    kind: "received",
    coeId,
    recruiterId: to,
    body: () => ({ revisionId: id, coeId, parents, stage, deviceId: made.deviceId }),
  };
}

const insertRevision = compiledOnce((db, row: RevisionRow) => db.insertInto("revisions").values(row));

/**
 * Takes a revision into custody: everything whose bytes bear the name they were sent under (the caller has checked that) is stored,
 * then judged (P7). One transaction; the receipt is read back from the rows (P9). Sending again gives the first receipt again (P4).
 * What the queue shows is drawn in it too, or, where many come at once, `later` (`drawing.ts`). `deflated`: the same bytes as their tablet
 * packed them.
 */
export async function putRevision(
  store: Store,
  id: Sha256,
  bytes: Uint8Array,
  carrierId: string,
  drawn: "now" | "later" = "now",
  deflated: Uint8Array | null = null,
): Promise<PutAnswer> {
  // What is held already is answered without waiting for the disk; the primary key decides below all the same (P4).
  const known = await revisionReceipt(store.reading, store, id);
  if (known) return { receipt: known, isNew: false };
  const [judged, packed] = await Promise.all([
    drawn === "now" ? judgeForFiling(bytes, store.state) : store.judgeBeside(bytes),
    packedOnArrival(bytes, deflated),
  ]);
  const { envelope } = judged;
  return await store.write(async (db) => {
    const held = await revisionReceipt(db, store, id);
    if (held) return { receipt: held, isNew: false };
    const at = store.now();
    const to = envelope ? await toldTo(db, envelope.coeId, envelope.author.recruiterId) : "";
    const happenings = [arrival(id, envelope, carrierId, to)];
    if (envelope && (await holdsAll(db, envelope))) {
      happenings.push(completed({ revisionId: id, coeId: envelope.coeId }, to));
    }
    const [place] = await appendToFeed(db, at, happenings);
    if (!place) throw new Error("the feed gave no place");
    await insertRevision(db, {
      ...custodyRow({ id, bytes, carrierId, at, place }),
      ...packed,
      coe_id: envelope?.coeId ?? null,
      stage: envelope?.stage ?? null,
      reason: envelope?.reason ?? null,
      author_id: envelope?.author.recruiterId ?? null,
      author_name: envelope?.author.name ?? null,
      device_id: envelope?.made.deviceId ?? null,
      device_seq: envelope?.made.deviceSeq ?? null,
    });
    if (envelope) await fileParts(db, id, envelope);
    await judgeStored(db, id, judged);
    if (envelope) {
      await settleAmongOthers(db, store, id, envelope, carrierId);
      const newest = { coeId: envelope.coeId, seq: place.seq, authorId: to, at };
      if (drawn === "now") await refreshCoe(db, envelope.coeId, newest);
      else await leaveUndrawn(db, newest);
    }
    const receipt = await revisionReceipt(db, store, id);
    if (!receipt) throw new Error("a revision that was just stored cannot be read");
    return { receipt, isNew: true };
  });
}

const heldOf = compiledOnce((db, names: readonly string[]) =>
  db.selectFrom("attachments").select("id").where("id", "in", names),
);

async function holdsAll(db: Db, envelope: Envelope): Promise<boolean> {
  const names = [...new Set(envelope.attachments.map((slot) => slot.id))];
  return names.length === 0 || (await heldOf(db, names)).length === names.length;
}

const insertParents = compiledOnce((db, rows: readonly Tables["revision_parents"][]) =>
  db.insertInto("revision_parents").values(rows),
);

const insertSlots = compiledOnce((db, rows: readonly Tables["revision_slots"][]) =>
  db.insertInto("revision_slots").values(rows),
);

async function fileParts(db: Db, id: string, { parents, attachments }: Envelope): Promise<void> {
  const parentRows = [...new Set(parents)].map((parent) => ({ revision_id: id, parent_id: parent }));
  const slotRows = [...new Map(attachments.map((each) => [each.slot, each])).values()].map((each) => {
    return { revision_id: id, slot: each.slot, attachment_id: each.id, type: each.type };
  });
  if (parentRows.length > 0) await insertParents(db, parentRows);
  if (slotRows.length > 0) await insertSlots(db, slotRows);
}

const findStrangers = compiledOnce((db, parentId: string, coeId: string) =>
  db
    .selectFrom("revision_parents")
    .innerJoin("revisions", "revisions.id", "revision_parents.revision_id")
    .select(["revisions.id", "revisions.coe_id"])
    .where("parent_id", "=", parentId)
    .where("revisions.coe_id", "!=", coeId),
);

/** A parent may arrive after its child: children that named it are looked at again (4.7). */
async function settleAmongOthers(
  db: Db,
  store: Store,
  id: string,
  envelope: Envelope,
  carrierId: string,
): Promise<void> {
  for (const stranger of await findStrangers(db, id, envelope.coeId)) {
    await judgeAgain(db, store, stranger.id);
    if (stranger.coe_id !== null) await refreshCoe(db, stranger.coe_id);
  }
  await rememberDevice(db, store, envelope.made.deviceId, envelope.made.deviceSeq, carrierId);
}
