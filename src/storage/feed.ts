import type { Sha256 } from "../domain/base/sha256.ts";
import { type Change, type ChangesPage, changeSchema } from "../domain/protocol/change.ts";
import { headsOf } from "../domain/review/heads.ts";
import { ownBuffer } from "./attachments.ts";
import { namesOf, notYetComputed, renewSummary, searchTextOf, summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { decisionsOf } from "./decisions.ts";
import { readDevice } from "./device.ts";
import { parseRevision } from "./revisions.ts";

/** A revision's place among the others of its COE, without its body: one made here, or one the State has told about. */
export interface KnownRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly parents: readonly Sha256[];
  readonly stage: "draft" | "signed";
  readonly deviceId: string;
  /** Place in the feed; null until the feed has told. */
  readonly seq: number | null;
  /** Place of the change that said that every attachment is held. */
  readonly completedSeq: number | null;
}

/** The body of a revision that was written elsewhere. */
export interface FetchedRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly bytes: ArrayBuffer;
}

/** A body that is still to be fetched. */
export interface WantedRow {
  readonly id: Sha256;
  readonly coeId: string;
}

/** A change that this release does nothing with, kept until one does. */
export interface UnreadRow {
  readonly server: string;
  readonly seq: number;
  readonly kind: string;
  readonly change: Readonly<Record<string, unknown>>;
}

interface FeedReader {
  readonly personId: string;
  /** The feed holds this person's own COEs only, so one that the tablet has not met is theirs and gets a line in the list. */
  readonly ownOnly: boolean;
}

/** One page and its cursor, in one transaction. A page that comes twice changes nothing. */
export const keepPage = (db: SurcoDatabase, reader: FeedReader, page: ChangesPage): Promise<void> => {
  const read = page.changes.map((loose) => ({ loose, change: changeSchema.safeParse(loose) }));
  return db.transaction("rw", feedTables(db), async () => {
    const touched = new Set<string>();
    for (const { loose, change } of read) {
      const coeId = change.success ? await keepChange(db, change.data) : null;
      if (coeId === null) await db.unread.put({ server: page.server, seq: loose.seq, kind: loose.kind, change: loose });
      else touched.add(coeId);
    }
    for (const coeId of touched) {
      await renewSummary(db, coeId);
      await wantHead(db, coeId, reader.ownOnly);
    }
    const device = await readDevice(db);
    const reached = page.more ? (page.changes.at(-1)?.seq ?? 0) : page.head;
    const ahead = device.seen === null || reached >= device.seen.seq;
    await db.device.put({
      ...device,
      cursors: { ...device.cursors, [reader.personId]: page.next },
      securedSeq: page.securedSeq,
      lastContact: page.serverTime,
      ...(ahead && reached > 0 ? { seen: { seq: reached, chain: page.chain } } : {}),
    });
  });
};

/**
 * The server's history is another one (P13): everything is to be confirmed and the feed read from the start. Places in the old
 * history mean nothing any more. Written down before anything is asked, so that a death changes nothing.
 */
export const startFeedAgain = (db: SurcoDatabase): Promise<void> =>
  db.transaction("rw", feedTables(db), async () => {
    await db.device.put({ ...(await readDevice(db)), mustConfirm: true, cursors: {}, seen: null });
    await forgetHearsay(db);
    for (const coeId of await db.summaries.toCollection().primaryKeys()) await renewSummary(db, coeId);
  });

/** Keeps what has a body on this tablet. The rest is told again, if it still exists. */
async function forgetHearsay(db: SurcoDatabase): Promise<void> {
  const here = (await readDevice(db)).deviceId;
  const bodies = new Set(await db.fetched.toCollection().primaryKeys());
  await db.known.filter((row) => row.deviceId !== here && !bodies.has(row.id)).delete();
  await db.known.toCollection().modify({ seq: null, completedSeq: null });
  await db.wanted.clear();
}

/** The COE that the change is about; null when this release has no use for it. */
async function keepChange(db: SurcoDatabase, change: Change): Promise<string | null> {
  switch (change.kind) {
    case "received": {
      const { revisionId: id, coeId, parents, stage, deviceId, seq } = change;
      const completedSeq = (await db.known.get(id))?.completedSeq ?? null;
      await db.known.put({ id, coeId, parents, stage, deviceId, seq, completedSeq });
      return coeId;
    }
    case "completed":
      await db.known.update(change.revisionId, { completedSeq: change.seq });
      return change.coeId;
    case "decided": {
      const { coeId, revisionId } = change.decision;
      await db.decisions.put(change.decision);
      if ((await db.summaries.get(coeId)) !== undefined) await want(db, revisionId, coeId);
      return coeId;
    }
    case "forked":
      // Heads are computed from the revisions themselves, so that a fork is seen before the server tells.
      return change.coeId;
    case "policy":
    case "left":
      return null;
  }
}

/** A COE whose working copy is not being written here shows the newest revision, so its body is wanted. */
async function wantHead(db: SurcoDatabase, coeId: string, adopt: boolean): Promise<void> {
  const summary = await db.summaries.get(coeId);
  if (summary === undefined) {
    if (!adopt) return;
    const told = await db.known.where("coeId").equals(coeId).sortBy("seq");
    // A draft that may be continued here is wanted as much as the version that was signed.
    await wantHeads(db, coeId, told);
    const signed = told.findLast((row) => row.stage === "signed");
    if (signed !== undefined) await want(db, signed.id, coeId);
    for (const { revisionId } of await decisionsOf(db, coeId)) await want(db, revisionId, coeId);
  } else if (summary.forked) {
    // Two versions can be chosen between only where both can be read (protocol 4.7), also while one is being written here.
    await wantHeads(db, coeId, await db.known.where("coeId").equals(coeId).toArray());
  } else if (summary.draftStage !== "draft" && summary.headRevisionId !== null) {
    await want(db, summary.headRevisionId, coeId);
  }
}

async function wantHeads(db: SurcoDatabase, coeId: string, told: readonly KnownRow[]): Promise<void> {
  const heads = headsOf(told.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })));
  for (const { revisionId } of heads) await want(db, revisionId, coeId);
}

async function want(db: SurcoDatabase, id: Sha256, coeId: string): Promise<void> {
  if ((await db.revisions.where("id").equals(id).count()) > 0) return;
  if ((await db.fetched.where("id").equals(id).count()) > 0) return;
  await db.wanted.put({ id, coeId });
}

export const wantedBodies = async (db: SurcoDatabase, most: number): Promise<Sha256[]> =>
  (await db.wanted.limit(most).primaryKeys()) as Sha256[];

/** The server has no such body for this person. If that changes the feed will tell. */
export const dropWanted = (db: SurcoDatabase, id: Sha256): Promise<void> =>
  db.transaction("rw", db.wanted, () => db.wanted.delete(id));

/** Keeps a body whose hash was verified, and gives its COE a line in the list where it had none. */
export const keepBody = (db: SurcoDatabase, id: Sha256, bytes: Uint8Array): Promise<void> => {
  const revision = parseRevision(bytes);
  return db.transaction("rw", feedTables(db), async () => {
    const coeId = revision.ok ? revision.value.coeId : ((await db.wanted.get(id))?.coeId ?? "");
    await db.fetched.put({ id, coeId, bytes: ownBuffer(bytes) });
    await db.wanted.delete(id);
    if (!revision.ok) return;
    const { answers, author, made, parents, stage } = revision.value;
    if ((await db.known.get(id)) === undefined) {
      await db.known.put({ id, coeId, parents, stage, deviceId: made.deviceId, seq: null, completedSeq: null });
    }
    const before = await db.summaries.get(coeId);
    if (before?.draftStage === "draft" || (before !== undefined && before.headRevisionId !== id)) return;
    const names = namesOf(answers);
    await db.summaries.put({
      coeId,
      recruiterId: before?.recruiterId ?? author.recruiterId,
      ...names,
      searchText: searchTextOf(names),
      changedAt: made.deviceTime,
      draftStage: before?.draftStage ?? "elsewhere",
      dirty: false,
      baseRevisionId: before?.baseRevisionId ?? null,
      ...notYetComputed,
    });
    await renewSummary(db, coeId);
  });
};

const feedTables = (db: SurcoDatabase) => [...summaryTables(db), db.revisions, db.fetched, db.wanted, db.unread];
