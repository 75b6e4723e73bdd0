import type { Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { headsOf } from "../domain/review/heads.ts";
import { summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { openedOrRefused } from "./draft-reading.ts";
import { type CorrectionStart, continuedDraft, type DraftRow, mustStandAsRead, writingOf } from "./drafts.ts";
import { Refusal, type SaveProblem } from "./failure.ts";
import { commitAsWriter } from "./transaction.ts";

/**
 * A working copy here of a draft that was written on another tablet, or on this one before its storage was lost (P19). The same
 * revision twice is the same draft. What is being written here already is never replaced, and what was continued elsewhere in the
 * meantime is not begun again from its past: both are refused. Two tablets that continue one draft make a fork (protocol 4.7).
 */
export const adoptDraft = (
  db: SurcoDatabase,
  coeId: string,
  revisionId: Sha256,
  start: Omit<CorrectionStart, "parents">,
): Promise<Result<DraftRow, SaveProblem>> =>
  commitAsWriter(db, [db.drafts, ...summaryTables(db)], async () => {
    const there = await openedOrRefused(db, coeId);
    if (there?.stage === "draft") {
      if (there.baseRevisionId === revisionId) return async () => there;
      throw new Refusal({ code: "edited-elsewhere", draft: there });
    }
    const write = await writingOf(db, continuedDraft(there, coeId, revisionId, start), start.summary);
    return async () => {
      await mustStandAsRead(db, coeId, there);
      const known = await db.known.where("coeId").equals(coeId).toArray();
      const heads = headsOf(known.map(({ id, parents, stage }) => ({ revisionId: id, parents, stage })));
      const head = heads.find((each) => each.revisionId === revisionId);
      if (head?.stage !== "draft") throw new Refusal({ code: "edited-elsewhere", draft: there });
      return write();
    };
  });
