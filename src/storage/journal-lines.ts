import type { Instant } from "../domain/base/instant.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import { namesOf, notYetComputed, renewSummary, type SummaryRow, sealNames, summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { readDevice } from "./device.ts";
import { openDraft } from "./draft-reading.ts";
import type { Journal } from "./journal.ts";
import type { ListedRow } from "./journal-messages.ts";
import { vaultOfEnvelope } from "./rescue.ts";
import { type RevisionRow, readRevision } from "./revisions.ts";
import { toTheMinute } from "./sealed-column.ts";
import type { SealedDraft } from "./sealed-draft.ts";
import { isVaultRow } from "./vault-row.ts";

// A line of the list is made of other rows, but for its sealed names: those are in the journal too.

type Listed = ReadonlyMap<string, ListedRow>;

const atOnce = 100;

/** COEs that were written here and stand in no list. */
export async function coesWithoutLine(db: SurcoDatabase): Promise<string[]> {
  const lines = new Set(await db.summaries.toCollection().primaryKeys());
  const drafts = await db.drafts.toCollection().primaryKeys();
  const coes = (await db.revisions.orderBy("coeId").uniqueKeys()) as string[];
  return [...new Set([...drafts, ...coes])].filter((coeId) => !lines.has(coeId));
}

/** Lines whose sealed names the journal does not hold. */
export async function linesNotCopied(db: SurcoDatabase, listed: Listed): Promise<string[]> {
  const keys = await db.summaries.toCollection().primaryKeys();
  const missing: string[] = [];
  for (let from = 0; from < keys.length; from += atOnce) {
    for (const line of await db.summaries.bulkGet(keys.slice(from, from + atOnce))) {
      if (line === undefined || line.draftStage === "elsewhere" || line.mark === unnamed) continue;
      if (listed.get(JSON.stringify(line.coeId))?.columns.mark !== line.mark) missing.push(line.coeId);
    }
  }
  return missing;
}

/** The mark of a line whose names nobody has: they are read from the COE when its recruiter opens their vault. */
const unnamed = "";

/** Gives such lines their names again, once their recruiter's vault is open. What is owed is counted when the COE is opened next. */
export async function nameLines(db: SurcoDatabase, personId: string): Promise<void> {
  const lines = await db.summaries
    .where("recruiterId")
    .equals(personId)
    .filter(({ mark }) => mark === unnamed)
    .toArray();
  for (const line of lines) {
    const read = await whatItSays(db, line);
    if (read === null) continue;
    const names = await sealNames(db, line.coeId, { ...namesOf(read.answers), changedAt: read.at });
    await db.transaction("rw", db.summaries, db.firstPages, async () => {
      const now = await db.summaries.get(line.coeId);
      if (now?.mark === unnamed) await db.summaries.put({ ...now, ...names, changedAt: toTheMinute(read.at) });
      await db.firstPages.delete(personId);
    });
  }
}

async function whatItSays(
  db: SurcoDatabase,
  { coeId, headRevisionId }: SummaryRow,
): Promise<{ readonly answers: CoeAnswers; readonly at: Instant } | null> {
  const draft = await openDraft(db, coeId);
  if (draft.ok && draft.value !== null) return { answers: draft.value.answers, at: draft.value.changedAt };
  const head = headRevisionId === null ? null : await readRevision(db, headRevisionId);
  return head?.ok ? { answers: head.value.answers, at: head.value.made.deviceTime } : null;
}

/** The list's line of a COE of which something came back, from what stands here now. */
export async function restoreLine(
  db: SurcoDatabase,
  journal: Pick<Journal, "read">,
  coeId: string,
  listed: Listed,
  at: Instant,
): Promise<void> {
  const key = JSON.stringify(coeId);
  const [copy] = listed.has(key) ? await journal.read([{ table: "summaries", key }]) : [];
  await db.transaction("rw", [...summaryTables(db), db.drafts, db.revisions, db.vaults], async () => {
    const draft = await db.drafts.get(coeId);
    const revisions = await db.revisions.where("coeId").equals(coeId).toArray();
    await knowAgain(db, revisions);
    const before = await db.summaries.get(coeId);
    const said = copy?.sealed ? ({ ...copy.columns, sealed: new Uint8Array(copy.sealed).buffer } as Said) : null;
    const names = said && typeof said.mark === "string" ? said : (before ?? (await nameless(db, draft, revisions, at)));
    if (names === null) return;
    await db.summaries.put({
      coeId,
      recruiterId: draft?.recruiterId ?? names.recruiterId,
      mark: names.mark,
      sealed: names.sealed,
      changedAt: names.changedAt,
      draftStage: draft?.stage ?? "elsewhere",
      dirty: draft !== undefined && draft.editSeq !== draft.checkpointedSeq,
      baseRevisionId: draft?.baseRevisionId ?? null,
      ...notYetComputed,
    });
    await renewSummary(db, coeId);
  });
}

type Said = Pick<SummaryRow, "recruiterId" | "mark" | "sealed" | "changedAt">;

/** Null where nobody can say whose it is. */
async function nameless(
  db: SurcoDatabase,
  draft: SealedDraft | undefined,
  revisions: readonly RevisionRow[],
  at: Instant,
): Promise<Said | null> {
  const sealed = draft?.sealed ?? revisions[0]?.sealed;
  const vault: unknown = sealed && (await db.vaults.get(vaultOfEnvelope(sealed) ?? ""));
  const recruiterId = draft?.recruiterId ?? (isVaultRow(vault) ? vault.personId : (await readDevice(db)).recruiterId);
  if (recruiterId === null) return null;
  return { recruiterId, mark: unnamed, sealed: new ArrayBuffer(0), changedAt: toTheMinute(at) };
}

/** Where a revision stands among the others of its COE, as when it was made; the feed tells the rest again. */
async function knowAgain(db: SurcoDatabase, revisions: readonly RevisionRow[]): Promise<void> {
  const { deviceId } = await readDevice(db);
  for (const { id, coeId, parents, stage } of revisions) {
    if ((await db.known.get(id)) === undefined)
      await db.known.put({ id, coeId, parents, stage, deviceId, seq: null, completedSeq: null });
  }
}
