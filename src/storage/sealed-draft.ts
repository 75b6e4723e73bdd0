import { err, ok, type Result } from "../domain/base/result.ts";
import type { SurcoDatabase } from "./database.ts";
import type { DraftRow } from "./drafts.ts";
import { type DraftColumns, type DraftFrame, isDraftColumns, isDraftFrame, isSigningProgress } from "./row-shapes.ts";
import { bytesOfValue, isSealed, openValue, sealBytes } from "./sealed-column.ts";
import type { OpenProblem } from "./sealer.ts";
import { isWithFamily } from "./signing-progress.ts";

/** A working copy as it lies on the disk. The columns say nothing of a family; the whole row is in `sealed`, columns included. */
export interface SealedDraft extends DraftColumns {
  /** Whether a family has begun to sign it: whoever has the COE now goes by this where another one's vault is shut. Absent in older rows. */
  readonly withFamily?: boolean;
  readonly sealed: ArrayBuffer;
}

export const sealDraft = async (db: SurcoDatabase, row: DraftRow | DraftFrame): Promise<SealedDraft> => ({
  ...columnsOf(row),
  ...(isSigningProgress(row.signing) ? { withFamily: isWithFamily(row.signing) } : {}),
  // Only what is being signed holds a buffer: the photo of a paper form.
  sealed: await sealBytes(db, "drafts", row.coeId, bytesOfValue(row, row.signing !== null)),
});

export const columnsOf = (row: DraftColumns): DraftColumns => ({
  coeId: row.coeId,
  recruiterId: row.recruiterId,
  editSeq: row.editSeq,
  answersSchema: row.answersSchema,
  baseRevisionId: row.baseRevisionId,
  parents: row.parents,
  stage: row.stage,
  checkpointedSeq: row.checkpointedSeq,
  typed: row.typed,
});

/** What was stored, open, its answers still to be read. A row whose columns say otherwise than what was sealed is altered. */
export async function openSealedDraft(db: SurcoDatabase, stored: unknown): Promise<Result<DraftFrame, OpenProblem>> {
  // A row of an earlier release that was not sealed yet.
  if (!isSealed(stored)) return isDraftFrame(stored) ? ok(stored) : err("altered");
  if (!isDraftColumns(stored)) return err("altered");
  const opened = await openValue(db, "drafts", stored.coeId, stored.sealed);
  if (!opened.ok) return opened;
  const whole = isDraftFrame(opened.value) && agrees(columnsOf(opened.value), stored);
  return whole ? ok(opened.value) : err("altered");
}

const agrees = (inside: DraftColumns, outside: DraftColumns): boolean =>
  JSON.stringify(inside) === JSON.stringify(columnsOf(outside));
