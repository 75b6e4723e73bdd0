import { err, type Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import { summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import {
  changedDraft,
  type DraftChange,
  type DraftRow,
  draftForWriting,
  mustStandAsRead,
  writingOf,
} from "./drafts.ts";
import type { SaveProblem } from "./failure.ts";
import { commitNewRevision, type MakeRevision } from "./revisions.ts";
import { commitAsWriter } from "./transaction.ts";

interface Reconciliation extends Omit<DraftChange, "answers"> {
  readonly coeId: string;
  readonly expectedEditSeq: number;
  /** Both heads; the new revision names them as its parents. */
  readonly heads: readonly [Sha256, Sha256];
  readonly answers: CoeAnswers;
}

/**
 * Two versions of one draft become one (protocol 4.7): the working copy takes the joined answers and both heads as parents, then a
 * revision of it is made. A crash between the two leaves a working copy whose next revision is the same reconciliation.
 */
export async function reconcileDraft(
  db: SurcoDatabase,
  given: Reconciliation,
  make: MakeRevision,
): Promise<Result<DraftRow, SaveProblem>> {
  const { coeId, expectedEditSeq, heads, ...change } = given;
  const joined = await commitAsWriter(db, [db.drafts, ...summaryTables(db)], async () => {
    const row = await draftForWriting(db, coeId, expectedEditSeq);
    const next: DraftRow = { ...changedDraft(row, change), parents: heads, baseRevisionId: heads[0] };
    const write = await writingOf(db, next, change.summary);
    return async () => {
      await mustStandAsRead(db, coeId, row);
      return write();
    };
  });
  if (!joined.ok) return err(joined.error);
  return commitNewRevision(db, make, { coeId, expectedEditSeq: joined.value.editSeq, changedAt: change.changedAt });
}
