import type { Sha256 } from "../domain/base/sha256.ts";
import { type Change, type ChangesPage, changeSchema } from "../domain/protocol/change.ts";
import type { Revision } from "../domain/protocol/revision.ts";
import { readTold } from "../domain/protocol/told.ts";
import { headsOf } from "../domain/review/heads.ts";
import {
  namesOf,
  notYetComputed,
  renewSummary,
  type SealedNames,
  type SummaryRow,
  sealNames,
  summaryTables,
} from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { type DecisionRow, decisionColumnsOf, sealDecision } from "./decisions.ts";
import { readDevice } from "./device.ts";
import { isReadableHere, keepOwner, opensFor } from "./owners.ts";
import { vaultOfEnvelope } from "./rescue.ts";
import { parseRevision } from "./revisions.ts";
import { sealBytes, sealValue, toTheMinute } from "./sealed-column.ts";
import { VaultLocked } from "./sealer.ts";
import { isVaultRow } from "./vault-row.ts";

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
  readonly sealed: ArrayBuffer;
}

/** A body that is still to be fetched. */
export interface WantedRow {
  readonly id: Sha256;
  readonly coeId: string;
  /** Whose feed told of it: the State shows it to them, and it is sealed for them. An earlier release did not say. */
  readonly personId?: string;
}

/** A change that this release does nothing with, kept until one does. */
export interface UnreadRow {
  readonly server: string;
  readonly seq: number;
  readonly kind: string;
  readonly sealed: ArrayBuffer;
}

interface FeedReader {
  readonly personId: string;
  /** The feed holds this person's own COEs only, so one that the tablet has not met is theirs and gets a line in the list. */
  readonly ownOnly: boolean;
}

/** What this release understands and keeps without any words. */
type HeardChange = Extract<Change, { kind: "received" | "completed" | "forked" | "left" }>;

/** A change as it is kept: with the words of a decision sealed, or sealed as a whole where this release does nothing with it. */
type KeptChange =
  | { readonly change: HeardChange }
  | { readonly decision: DecisionRow }
  | { readonly unread: UnreadRow };

/** What this release understands of it; and where a newer server says more than that, the whole of it for a release that does. */
async function keptChange(
  db: SurcoDatabase,
  server: string,
  loose: ChangesPage["changes"][number],
): Promise<readonly KeptChange[]> {
  const { seq, kind } = loose;
  const whole = async (): Promise<KeptChange> => ({
    unread: { server, seq, kind, sealed: await sealValue(db, "unread", `${server}+${seq}`, loose) },
  });
  const change = readTold(changeSchema, loose);
  if (change === null || (change.kind !== "decided" && !isHeard(change))) return [await whole()];
  const heard: KeptChange =
    change.kind === "decided" ? { decision: await sealDecision(db, change.decision) } : { change };
  return changeSchema.safeParse(loose).success ? [heard] : [heard, await whole()];
}

const isHeard = (change: Change): change is HeardChange =>
  change.kind === "received" || change.kind === "completed" || change.kind === "forked" || change.kind === "left";

/** A window in which another person's vault is open is a shut one: what it sealed would be nobody's to read. */
async function mustBeVaultOf(
  db: SurcoDatabase,
  personId: string | null,
  sealed: readonly ArrayBuffer[],
): Promise<void> {
  for (const vaultId of new Set(sealed.map(vaultOfEnvelope))) {
    const vault: unknown = await db.vaults.get(vaultId ?? "");
    if (isVaultRow(vault) && vault.personId !== personId) throw new VaultLocked();
  }
}

/**
 * One page and its cursor, in one transaction. A page that comes twice changes nothing. False, and nothing is kept, where somebody
 * else has signed in since it was asked for: whose page it is cannot be said any more.
 */
export async function keepPage(db: SurcoDatabase, reader: FeedReader, page: ChangesPage): Promise<boolean> {
  const kept = (await Promise.all(page.changes.map((loose) => keptChange(db, page.server, loose)))).flat();
  const sealed = kept.flatMap((each) => ("change" in each ? [] : "unread" in each ? each.unread : each.decision));
  await mustBeVaultOf(
    db,
    reader.personId,
    sealed.map((row) => row.sealed),
  );
  return db.transaction("rw", feedTables(db), async () => {
    const device = await readDevice(db);
    if (device.recruiterId !== reader.personId) return false;
    const touched = new Set<string>();
    for (const each of kept) {
      if ("unread" in each) await db.unread.put(each.unread);
      else if ("decision" in each) touched.add(await keepDecision(db, reader, each.decision));
      else touched.add(await keepChange(db, each.change));
    }
    for (const coeId of touched) {
      await renewSummary(db, coeId);
      await wantHead(db, coeId, reader);
    }
    const reached = page.more ? (page.changes.at(-1)?.seq ?? 0) : page.head;
    // The server may have been put back in mid-round: then its feed stands for no receipt that came before.
    const ahead = device.seen === null || (!device.seenSinceHello && reached >= device.seen.seq);
    await db.device.put({
      ...device,
      cursors: { ...device.cursors, [reader.personId]: page.next },
      securedSeq: page.securedSeq,
      lastContact: page.serverTime,
      ...(ahead && reached > 0 ? { seen: { seq: reached, chain: page.chain } } : {}),
    });
    return true;
  });
}

/**
 * The server's history is another one (P13): everything is to be confirmed and the feed read from the start. Places in the old
 * history mean nothing any more. Written down before anything is asked, so that a death changes nothing.
 */
export const startFeedAgain = (db: SurcoDatabase): Promise<void> =>
  db.transaction("rw", feedTables(db), async () => {
    await db.device.put({
      ...(await readDevice(db)),
      mustConfirm: true,
      mustOffer: true,
      cursors: {},
      seen: null,
      seenBefore: null,
    });
    await forgetHearsay(db);
    // What the feed does not tell again is offered back to the State (`lost-decisions.ts`).
    const told = await db.decisions.toArray();
    await db.decisions.bulkPut(told.map((row) => ({ ...row, lost: "unheard" as const })));
    for (const coeId of await db.summaries.toCollection().primaryKeys()) await renewSummary(db, coeId);
  });

/** Keeps what has a body on this tablet. The rest is told again, if it still exists. */
async function forgetHearsay(db: SurcoDatabase): Promise<void> {
  const here = (await readDevice(db)).deviceId;
  const bodies = new Set(await db.fetched.toCollection().primaryKeys());
  await db.known.filter((row) => row.deviceId !== here && !bodies.has(row.id)).delete();
  await db.known.toCollection().modify({ seq: null, completedSeq: null });
  await db.wanted.clear();
  await db.owners.clear();
}

/** The COE that the change is about. */
async function keepChange(db: SurcoDatabase, change: HeardChange): Promise<string> {
  switch (change.kind) {
    case "received": {
      const { revisionId: id, coeId, parents, stage, deviceId, seq } = change;
      const before = await db.known.get(id);
      // After a hand-over it is told once more: what it was known by before stays.
      const place = { seq: before?.seq ?? seq, completedSeq: before?.completedSeq ?? null };
      await db.known.put({ id, coeId, parents, stage, deviceId, ...place });
      return coeId;
    }
    case "completed": {
      const completedSeq = (await db.known.get(change.revisionId))?.completedSeq ?? change.seq;
      await db.known.update(change.revisionId, { completedSeq });
      return change.coeId;
    }
    case "left":
      await keepOwner(db, change);
      return change.coeId;
    case "forked":
      // Heads are computed from the revisions themselves, so that a fork is seen before the server tells.
      return change.coeId;
  }
}

async function keepDecision(db: SurcoDatabase, reader: FeedReader, made: DecisionRow): Promise<string> {
  const { coeId, revisionId } = made;
  await db.decisions.put(made);
  if ((await db.summaries.get(coeId)) !== undefined) await want(db, revisionId, coeId, reader);
  return coeId;
}

/** A COE whose working copy is not being written here shows the newest revision, so its body is wanted. */
async function wantHead(db: SurcoDatabase, coeId: string, reader: FeedReader): Promise<void> {
  const summary = await db.summaries.get(coeId);
  const handed = await db.owners.get(coeId);
  const isTheirs = handed?.recruiterId === reader.personId;
  const wantAll = async (ids: Iterable<Sha256>) => {
    for (const id of ids) await want(db, id, coeId, reader);
  };
  if (summary === undefined || (isTheirs && summary.draftStage !== "draft")) {
    if (reader.ownOnly || isTheirs) await wantAll(await bodiesToShow(db, coeId));
  } else if (summary.forked) {
    // Two versions can be chosen between only where both can be read (protocol 4.7), also while one is being written here.
    await wantAll(headIdsOf(await db.known.where("coeId").equals(coeId).toArray()));
  } else if (summary.draftStage !== "draft" && summary.headRevisionId !== null) {
    await want(db, summary.headRevisionId, coeId, reader);
  }
  if (isTheirs && summary !== undefined) await wantNames(db, summary, reader.personId);
}

/** The names on its line may be sealed for another one of this tablet who has had it in between: they are read from the head again. */
async function wantNames(db: SurcoDatabase, line: SummaryRow, personId: string): Promise<void> {
  const { coeId, draftStage, headRevisionId: id } = line;
  if (draftStage === "draft" || id === null || (await opensFor(db, line, personId))) return;
  await db.wanted.put({ id, coeId, personId });
}

/** Of a COE that this tablet meets for the first time: what stands, and what was signed or decided before it. */
export async function bodiesToShow(db: SurcoDatabase, coeId: string): Promise<ReadonlySet<Sha256>> {
  const told = await db.known.where("coeId").equals(coeId).sortBy("seq");
  const signed = told.findLast((row) => row.stage === "signed");
  const decided = (await decisionColumnsOf(db, coeId)).map(({ revisionId }) => revisionId);
  // A draft that may be continued here is wanted as much as the version that was signed.
  return new Set([...headIdsOf(told), ...(signed ? [signed.id] : []), ...decided]);
}

const headIdsOf = (told: readonly KnownRow[]): readonly Sha256[] =>
  headsOf(told.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage }))).map((head) => head.revisionId);

async function want(db: SurcoDatabase, id: Sha256, coeId: string, { personId }: FeedReader): Promise<void> {
  const handed = await db.owners.get(coeId);
  if (handed !== undefined && handed.recruiterId !== personId) return;
  for (const table of ["revisions", "fetched"] as const) {
    const isHere = handed
      ? await isReadableHere(db, table, id, personId)
      : (await db[table].where("id").equals(id).count()) > 0;
    if (isHere) return;
  }
  await db.wanted.put({ id, coeId, personId });
}

/** By this person, to whom the State shows them: a colleague's wait for the colleague. */
export const wantedBodies = async (db: SurcoDatabase, personId: string, most: number): Promise<Sha256[]> =>
  (await db.wanted
    .filter((row) => row.personId === undefined || row.personId === personId)
    .limit(most)
    .primaryKeys()) as Sha256[];

/** The server has no such body for this person. If that changes the feed will tell. */
export const dropWanted = (db: SurcoDatabase, id: Sha256): Promise<void> =>
  db.transaction("rw", db.wanted, () => db.wanted.delete(id));

/** Keeps a body whose hash was verified, and gives its COE a line in the list where it had none. */
export async function keepBody(db: SurcoDatabase, id: Sha256, bytes: Uint8Array): Promise<void> {
  const read = parseRevision(bytes);
  const revision = read.ok ? read.value : null;
  const sealed = await sealBytes(db, "fetched", id, bytes);
  await mustBeVaultOf(db, (await db.wanted.get(id))?.personId ?? (await readDevice(db)).recruiterId, [sealed]);
  const line = revision === null ? null : await sealedLine(db, revision);
  await db.transaction("rw", feedTables(db), async () => {
    const coeId = revision?.coeId ?? (await db.wanted.get(id))?.coeId ?? "";
    await db.fetched.put({ id, coeId, sealed });
    await db.wanted.delete(id);
    if (revision === null || line === null) return;
    const { author, made, parents, stage } = revision;
    if ((await db.known.get(id)) === undefined) {
      await db.known.put({ id, coeId, parents, stage, deviceId: made.deviceId, seq: null, completedSeq: null });
    }
    const before = await db.summaries.get(coeId);
    if (before?.draftStage === "draft" || (before !== undefined && before.headRevisionId !== id)) return;
    await db.summaries.put({
      coeId,
      recruiterId: before?.begunBy ?? before?.recruiterId ?? author.recruiterId,
      ...line,
      changedAt: toTheMinute(made.deviceTime),
      draftStage: before?.draftStage ?? "elsewhere",
      dirty: false,
      baseRevisionId: before?.baseRevisionId ?? null,
      ...notYetComputed,
    });
    await renewSummary(db, coeId);
  });
}

const sealedLine = (db: SurcoDatabase, { coeId, answers, made }: Revision): Promise<SealedNames> =>
  sealNames(db, coeId, { ...namesOf(answers), changedAt: made.deviceTime });

const feedTables = (db: SurcoDatabase) => [
  ...summaryTables(db),
  ...[db.revisions, db.fetched, db.wanted, db.unread, db.vaults],
];
