import { liveQuery, type Observable } from "dexie";
import { changeSchema } from "../domain/protocol/change.ts";
import { readTold } from "../domain/protocol/told.ts";
import { renewSummary, summaryTables } from "./coe-summary.ts";
import { custodyOfCoe } from "./custody.ts";
import type { SurcoDatabase } from "./database.ts";
import { readDevice } from "./device.ts";
import { isHeldForWriting } from "./draft-lock.ts";
import { openDraft } from "./draft-reading.ts";
import { type DraftRow, draftIsDue } from "./drafts.ts";
import { bodiesToShow } from "./feed.ts";
import { isReadableHere, keepOwner, type OwnerRow } from "./owners.ts";
import { vaultOfEnvelope } from "./rescue.ts";
import { isSealed, openValue } from "./sealed-column.ts";
import type { SealedDraft } from "./sealed-draft.ts";
import { isWithFamily } from "./signing-progress.ts";

/**
 * The working copy of whoever had a COE before makes way, once a version holds all that is in it. It is kept: only a release may delete
 * it (P21). What was typed since the last version stays a working copy until it has become one, and so does what is open on a screen, and
 * a signature that a family has given already, which is in no version. One that cannot make way keeps no other step of a round from
 * being done (P12).
 */
export async function layAsideHandedOn(db: SurcoDatabase): Promise<void> {
  // A newer release knows more of a copy than this one.
  if (db.usedByLater) return;
  const owners = await db.owners.toArray();
  const drafts = await db.drafts.bulkGet(owners.map(({ coeId }) => coeId));
  for (const [at, owner] of owners.entries()) {
    const draft = drafts[at];
    if (draft === undefined || draft.recruiterId === owner.recruiterId) continue;
    if (await mayMakeWay(db, draft).catch(() => false)) await makeWay(db, owner).catch(() => undefined);
  }
}

/** Whether nothing of it is only here. The vault may be shut; of an older row only what is sealed tells whether a family has begun to sign. */
async function mayMakeWay(db: SurcoDatabase, { coeId, stage, withFamily }: SealedDraft): Promise<boolean> {
  if (await isHeldForWriting(globalThis.navigator?.locks, coeId)) return false;
  if (stage === "signed" || withFamily === false) return true;
  const read = await openDraft(db, coeId);
  return read.ok && read.value !== null && !isWithFamily(read.value.signing);
}

/** What a family has begun to sign may be finished by whoever they sign with, also where the COE has been handed on meanwhile. */
export const mayFinish = (draft: DraftRow | null, personId: string | null): boolean =>
  draft !== null && draft.recruiterId === personId && isWithFamily(draft.signing);

/** What whoever had a COE is told of it. */
export interface HandedOn {
  readonly to: string;
  readonly formerId: string;
  /** Versions and photos of it that have not left this tablet, and its working copy where words of that are in no version. */
  readonly unsent: number;
  /** A family has begun to sign here: that goes nowhere by itself. */
  readonly mayFinish: boolean;
}

/** Null for a COE that was handed to nobody. */
export async function handedOn(db: SurcoDatabase, coeId: string): Promise<HandedOn | null> {
  const owner = await db.owners.get(coeId);
  if (owner === undefined) return null;
  const custody = await custodyOfCoe(db, coeId);
  const draft = await db.drafts.get(coeId);
  const isDue = draft !== undefined && draftIsDue(draft);
  const read = await openDraft(db, coeId);
  return {
    to: owner.name,
    formerId: owner.formerId,
    unsent: (custody?.unsent.length ?? 0) + (isDue ? 1 : 0),
    mayFinish: read.ok && mayFinish(read.value, owner.formerId),
  };
}

/** Told at once, and again when something of it was sent or has come. */
export const watchHandedOn = (db: SurcoDatabase, coeId: string): Observable<HandedOn | null> =>
  liveQuery(() => handedOn(db, coeId));

const makeWay = (db: SurcoDatabase, owner: OwnerRow): Promise<void> =>
  db.transaction("rw", [...summaryTables(db), ...tablesBeside(db)], async () => {
    await layAside(db, owner);
  });

const tablesBeside = (db: SurcoDatabase) => [db.drafts, db.laidAside, db.wanted, db.vaults, db.people, db.fetched];

async function layAside(db: SurcoDatabase, { coeId, recruiterId }: OwnerRow): Promise<void> {
  const draft = await db.drafts.get(coeId);
  const line = await db.summaries.get(coeId);
  if (draft === undefined || line === undefined || draft.recruiterId === recruiterId) return;
  if (draftIsDue(draft) || draft.baseRevisionId === null || !isSealed(draft)) return;
  // A family may have begun since it was asked whether it may make way.
  if (draft.withFamily) return;
  const { openInterview, handedOver } = await readDevice(db);
  if (openInterview?.coeId === coeId || handedOver === coeId) return;
  await db.laidAside.put({ ...draft, vault: vaultOfEnvelope(draft.sealed) ?? "" });
  await db.drafts.delete(coeId);
  await db.summaries.put({ ...line, draftStage: "elsewhere", dirty: false, baseRevisionId: null });
  await renewSummary(db, coeId);
  await wantForOwner(db, coeId, recruiterId);
}

/** Where a tablet is shared, the next one reads it here, sealed for themself. */
async function wantForOwner(db: SurcoDatabase, coeId: string, personId: string): Promise<void> {
  if ((await db.people.get(personId)) === undefined) return;
  for (const id of await bodiesToShow(db, coeId))
    if (!(await isReadableHere(db, "fetched", id, personId))) await db.wanted.put({ id, coeId, personId });
}

/** What an earlier release of this app was told and could not understand, as far as this person's vault opens it. */
export async function heedUnread(db: SurcoDatabase, server: string): Promise<void> {
  const rows = await db.unread.filter((row) => row.kind === "left" && row.server === server).toArray();
  for (const { seq, sealed } of rows) {
    const opened = await openValue(db, "unread", `${server}+${seq}`, sealed);
    const change = opened.ok ? readTold(changeSchema, opened.value) : null;
    if (change?.kind !== "left") continue;
    // What a later server says besides is kept for a release that understands it.
    const isAll = opened.ok && changeSchema.safeParse(opened.value).success;
    if (!isAll && (await db.owners.get(change.coeId))?.seq === change.seq) continue;
    await db.transaction("rw", [...summaryTables(db), db.wanted, db.unread], async () => {
      await keepOwner(db, change);
      await renewSummary(db, change.coeId);
      if (isAll) await db.unread.delete([server, seq]);
    });
  }
}
