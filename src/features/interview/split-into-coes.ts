import { ok, type Result } from "../../domain/base/result.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../domain/coe/coe.ts";
import { splitCoe } from "../../domain/coe/split.ts";
import { listLine } from "../../domain/coe/summary.ts";
import { createDraft, type DraftRow, saveDraft, withdrawDraft } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import type { Interview } from "./interview-context.ts";

export interface SplitDone {
  /** How many COEs were made beside this one. */
  readonly made: number;
  /** False when it is too late: one of them was written in, or has left the tablet. */
  readonly undo: () => Promise<boolean>;
}

/**
 * Makes the further COEs first and takes their children off this one last: whatever dies in between, no child is lost. The undo
 * goes the other way round for the same reason.
 */
export async function splitIntoCoes(
  interview: Interview,
  groups: readonly (readonly string[])[],
): Promise<Result<SplitDone, SaveProblem>> {
  const { world, session } = interview;
  const before = session.answers();
  const [own, ...others] = splitCoe(before, groups);
  const made: DraftRow[] = [];
  for (const answers of own === undefined ? [] : others) {
    const row = await makeCoe(interview, answers);
    if (!row.ok) return row;
    made.push(row.value);
  }
  if (own !== undefined && made.length > 0) session.change(() => own);
  await session.flush();
  return ok({
    made: made.length,
    async undo() {
      session.change(() => before);
      await session.flush();
      const gone = await Promise.all(made.map((row) => withdrawDraft(world.db, row.coeId, row.editSeq)));
      if (gone.every(Boolean)) return true;
      if (own !== undefined) session.change(() => own);
      return false;
    },
  });
}

async function makeCoe(
  { world, session, policy, watch }: Interview,
  answers: CoeAnswers,
): Promise<Result<DraftRow, SaveProblem>> {
  const { owed } = await watch.of(answers);
  const summary = listLine(answers, owed);
  const created = await createDraft(world.db, {
    coeId: world.newId(),
    recruiterId: world.person?.id ?? "",
    createdAt: world.now(),
    answersSchema: answersSchemaVersion,
    answers,
    state: session.row()?.state ?? policy.state,
    summary,
  });
  if (!created.ok) return created;
  // What is in it was told by a family: from now on it counts as written.
  const { coeId, editSeq } = created.value;
  return saveDraft(world.db, coeId, editSeq, { changedAt: world.now(), answers, summary });
}
