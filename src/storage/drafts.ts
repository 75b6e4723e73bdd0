import type { Instant } from "../domain/base/instant.ts";
import type { Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import {
  type DraftSummary,
  type LineOfDraft,
  noNames,
  plainNames,
  putLine,
  type SealedNames,
  sealNames,
  summaryTables,
} from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { openDraft, openedOrRefused } from "./draft-reading.ts";
import { Overtaken, Refusal, type SaveProblem } from "./failure.ts";
import type { DraftColumns } from "./row-shapes.ts";
import { isSealed, toTheMinute } from "./sealed-column.ts";
import { columnsOf, sealDraft } from "./sealed-draft.ts";
import type { SigningProgress } from "./signing-progress.ts";
import { commitAsWriter } from "./transaction.ts";

/** The one working copy of a COE. */
export interface DraftRow {
  readonly coeId: string;
  readonly recruiterId: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  /** Counts every write of a person; a writer names the number that it has read (P5). */
  readonly editSeq: number;
  readonly answersSchema: number;
  readonly answers: CoeAnswers;
  /** The revision this copy continues, and the parents that its next revision will name. */
  readonly baseRevisionId: Sha256 | null;
  readonly parents: readonly Sha256[];
  /** Code of the State whose policy applies. */
  readonly state: string;
  /** `signed` is frozen until `startCorrection`. */
  readonly stage: "draft" | "signed";
  readonly signing: SigningProgress | null;
  /** Where the recruiter was. */
  readonly place: { readonly section: string; readonly field: string | null } | null;
  /** The `editSeq` that the last revision holds; a checkpoint is due while it is behind. */
  readonly checkpointedSeq: number;
  /** Somebody has answered something: it may not be discarded any more. */
  readonly typed: boolean;
}

type NewDraft = Pick<DraftRow, "coeId" | "recruiterId" | "createdAt" | "answersSchema" | "answers" | "state"> & {
  readonly summary: DraftSummary;
  readonly place?: DraftRow["place"];
};

export interface DraftChange {
  readonly changedAt: Instant;
  readonly answers?: CoeAnswers;
  readonly state?: string;
  readonly signing?: SigningProgress | null;
  readonly place?: DraftRow["place"];
  readonly summary?: DraftSummary;
}

/**
 * The row of a COE from its first keystroke (P1). The same id twice is the same draft; a COE that is known from the State and has no
 * working copy here is continued from what the State holds, never begun a second time under its name.
 */
export async function createDraft(db: SurcoDatabase, draft: NewDraft): Promise<Result<DraftRow, SaveProblem>> {
  const { summary, place, ...given } = draft;
  const row: DraftRow = {
    ...given,
    changedAt: given.createdAt,
    editSeq: 0,
    baseRevisionId: null,
    parents: [],
    stage: "draft",
    signing: null,
    place: place ?? null,
    checkpointedSeq: -1,
    typed: false,
  };
  return commitAsWriter(db, [db.drafts, ...summaryTables(db)], async () => {
    const there = await openedOrRefused(db, row.coeId);
    if (there !== null) return async () => there;
    const write = await writingOf(db, row, summary);
    return async () => {
      await mustStandAsRead(db, row.coeId, null);
      const known = await db.summaries.get(row.coeId);
      if (known?.draftStage === "elsewhere") throw new Refusal({ code: "edited-elsewhere", draft: null });
      return write();
    };
  });
}

/** For what stands behind a check that the row can be read (`openDraft`): whatever slips past that check is a fault. */
export async function readDraft(db: SurcoDatabase, coeId: string): Promise<DraftRow | undefined> {
  const read = await openDraft(db, coeId);
  if (!read.ok) throw new Error(`this working copy cannot be read: ${read.error.code}`);
  return read.value ?? undefined;
}

/** Resolves when the change is on the disk (P2). Nothing is written if another window has written since (P5). */
export const saveDraft = (
  db: SurcoDatabase,
  coeId: string,
  expectedEditSeq: number,
  change: DraftChange,
): Promise<Result<DraftRow, SaveProblem>> =>
  commitAsWriter(db, [db.drafts, ...summaryTables(db)], async () => {
    const row = await draftForWriting(db, coeId, expectedEditSeq);
    const write = await writingOf(db, changedDraft(row, change), change.summary);
    return async () => {
      await mustStandAsRead(db, coeId, row);
      return write();
    };
  });

/** Takes back a draft that was made a moment ago and has neither been written since nor left this tablet. True when it is gone. */
export async function withdrawDraft(db: SurcoDatabase, coeId: string, editSeq: number): Promise<boolean> {
  const gone = await commitAsWriter(db, [db.drafts, db.summaries, db.firstPages], async () => async () => {
    const row = await db.drafts.get(coeId);
    if (row === undefined) return true;
    if (row.editSeq !== editSeq || row.baseRevisionId !== null || row.checkpointedSeq >= 0) return false;
    await db.drafts.delete(coeId);
    await db.summaries.delete(coeId);
    await db.firstPages.delete(row.recruiterId);
    return true;
  });
  return gone.ok && gone.value;
}

export interface CorrectionStart {
  readonly recruiterId: string;
  readonly at: Instant;
  readonly state: string;
  readonly answersSchema: number;
  readonly answers: CoeAnswers;
  readonly summary: DraftSummary;
  /** Both heads where a fork is reconciled; the revision itself otherwise. */
  readonly parents?: readonly Sha256[];
}

/** A working copy that continues a returned COE. A correction that was begun already is continued, never begun again. */
export const startCorrection = (
  db: SurcoDatabase,
  coeId: string,
  fromRevisionId: Sha256,
  start: CorrectionStart,
): Promise<Result<DraftRow, SaveProblem>> =>
  commitAsWriter(db, [db.drafts, ...summaryTables(db)], async () => {
    const there = await openedOrRefused(db, coeId);
    if (there?.stage === "draft") return async () => there;
    const write = await writingOf(db, continuedDraft(there, coeId, fromRevisionId, start), start.summary);
    return async () => {
      await mustStandAsRead(db, coeId, there);
      return write();
    };
  });

/** The working copy that continues a revision, in the place of one that is signed or missing. */
export const continuedDraft = (
  there: DraftRow | null,
  coeId: string,
  fromRevisionId: Sha256,
  start: CorrectionStart,
): DraftRow => ({
  coeId,
  recruiterId: start.recruiterId,
  createdAt: there?.createdAt ?? start.at,
  changedAt: start.at,
  editSeq: (there?.editSeq ?? -1) + 1,
  answersSchema: start.answersSchema,
  answers: start.answers,
  baseRevisionId: fromRevisionId,
  parents: start.parents ?? [fromRevisionId],
  state: start.state,
  stage: "draft",
  signing: null,
  place: null,
  checkpointedSeq: (there?.editSeq ?? -1) + 1,
  typed: true,
});

/** The row, open, if it is a draft and as the writer has read it. Before the transaction. */
export async function draftForWriting(db: SurcoDatabase, coeId: string, expectedEditSeq: number): Promise<DraftRow> {
  const row = await openedOrRefused(db, coeId);
  if (row === null) throw new Refusal({ code: "no-longer-here" });
  if (row.stage === "signed") throw new Refusal({ code: "frozen" });
  if (row.editSeq !== expectedEditSeq) throw new Refusal({ code: "edited-elsewhere", draft: row });
  return row;
}

/** Inside the transaction that writes over what was read before it: nobody has written in between. */
export async function mustStandAsRead(db: SurcoDatabase, coeId: string, read: DraftRow | null): Promise<void> {
  const stored = await db.drafts.get(coeId);
  const asRead =
    stored === undefined || read === null ? stored === undefined && read === null : isSameVersion(stored, read);
  if (!asRead) throw new Overtaken();
}

/** Every write of a person counts `editSeq`, and every other one changes what the copy continues or what its last revision holds. */
const isSameVersion = (stored: DraftColumns, read: DraftRow): boolean => {
  // An older form of the answers is read in the present one; that changes nothing of whose turn it is to write.
  const { answersSchema } = read;
  return JSON.stringify(columnsOf({ ...stored, answersSchema })) === JSON.stringify(columnsOf(read));
};

/** Seals a working copy and its line in the list; what it gives writes both, inside a transaction that holds `summaryTables`. */
export async function writingOf(
  db: SurcoDatabase,
  row: DraftRow,
  summary: DraftSummary | undefined,
): Promise<() => Promise<DraftRow>> {
  const [sealed, names] = await Promise.all([sealDraft(db, row), namesToWrite(db, row, summary)]);
  return async () => {
    await Promise.all([db.drafts.put(sealed), putSummary(db, row, names)]);
    return row;
  };
}

/** Null where the names stay as they are. */
async function namesToWrite(
  db: SurcoDatabase,
  row: DraftRow,
  summary: DraftSummary | undefined,
): Promise<SealedNames | null> {
  const { coeId, changedAt } = row;
  if (summary !== undefined) return sealNames(db, coeId, { ...summary, changedAt });
  const before = await db.summaries.get(coeId);
  if (before !== undefined && isSealed(before)) return null;
  return sealNames(db, coeId, { ...((before && plainNames(before)) ?? noNames), changedAt });
}

export const changedDraft = (row: DraftRow, change: DraftChange): DraftRow => ({
  ...row,
  changedAt: change.changedAt,
  editSeq: row.editSeq + 1,
  typed: row.typed || change.answers !== undefined,
  ...(change.answers === undefined ? {} : { answers: change.answers }),
  ...(change.state === undefined ? {} : { state: change.state }),
  ...(change.signing === undefined ? {} : { signing: change.signing }),
  ...(change.place === undefined ? {} : { place: change.place }),
});

/** The line of this COE in the list. Inside a transaction that holds `summaryTables`. */
async function putSummary(db: SurcoDatabase, row: DraftRow, names: SealedNames | null): Promise<void> {
  const said = names ?? (await db.summaries.get(row.coeId));
  if (said === undefined) throw new Overtaken();
  const line: LineOfDraft = {
    coeId: row.coeId,
    recruiterId: row.recruiterId,
    mark: said.mark,
    sealed: said.sealed,
    changedAt: toTheMinute(row.changedAt),
    draftStage: row.stage,
    dirty: row.editSeq !== row.checkpointedSeq,
    baseRevisionId: row.baseRevisionId,
  };
  // Whoever goes from field to field changes nothing in the list: the rest of a stored line is computed by whoever changes what it is of.
  const stands: Partial<LineOfDraft> = said;
  if (Object.entries(line).some(([member, value]) => stands[member as keyof LineOfDraft] !== value))
    await putLine(db, line);
}

export const draftIsDue = (row: DraftColumns): boolean =>
  row.typed && row.stage === "draft" && row.editSeq !== row.checkpointedSeq;
