import { changeSchema } from "../domain/protocol/change.ts";
import { readTold } from "../domain/protocol/told.ts";
import { renewSummary, summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { readDevice } from "./device.ts";
import { draftIsDue } from "./drafts.ts";
import { bodiesToShow } from "./feed.ts";
import { isReadableHere, keepOwner, type OwnerRow } from "./owners.ts";
import { vaultOfEnvelope } from "./rescue.ts";
import { isSealed, openValue } from "./sealed-column.ts";

/**
 * The working copy of whoever had a COE before makes way, once a version holds all that is in it. It is kept: only a release may delete
 * it (P21). What was typed since the last version stays a working copy until it has become one, and while its screen is open.
 */
export async function layAsideHandedOn(db: SurcoDatabase): Promise<void> {
  for (const owner of await db.owners.toArray()) {
    await db.transaction("rw", [...summaryTables(db), ...tablesBeside(db)], async () => {
      await layAside(db, owner);
    });
  }
}

const tablesBeside = (db: SurcoDatabase) => [db.drafts, db.laidAside, db.wanted, db.vaults, db.people, db.fetched];

async function layAside(db: SurcoDatabase, { coeId, recruiterId }: OwnerRow): Promise<void> {
  const draft = await db.drafts.get(coeId);
  const line = await db.summaries.get(coeId);
  if (draft === undefined || line === undefined || draft.recruiterId === recruiterId) return;
  if (draftIsDue(draft) || draft.baseRevisionId === null || !isSealed(draft)) return;
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
    await db.transaction("rw", [...summaryTables(db), db.wanted, db.unread], async () => {
      await keepOwner(db, change);
      await renewSummary(db, change.coeId);
      await db.unread.delete([server, seq]);
    });
  }
}
