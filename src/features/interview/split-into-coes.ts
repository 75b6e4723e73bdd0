import { ok, type Result } from "../../domain/base/result.ts";
import { answersSchemaVersion } from "../../domain/coe/coe.ts";
import { splitCoe } from "../../domain/coe/split.ts";
import { summaryOf } from "../../domain/coe/summary.ts";
import { createDraft, discardEmptyDraft } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import type { Interview } from "./interview-context.ts";

export interface SplitDone {
  /** How many COEs were made beside this one. */
  readonly made: number;
  readonly undo: () => void;
}

/**
 * Makes the further COEs first and takes their children off this one last: whatever dies in between, no child is lost, and
 * repeating it is harmless. The undo puts everything back and takes away what nobody has typed in since.
 */
export async function splitIntoCoes(
  interview: Interview,
  groups: readonly (readonly string[])[],
): Promise<Result<SplitDone, SaveProblem>> {
  const { world, session, policy, watch } = interview;
  const before = session.answers();
  const [own, ...others] = splitCoe(before, groups);
  if (own === undefined || others.length === 0) return ok({ made: 0, undo: () => undefined });
  const made: string[] = [];
  for (const answers of others) {
    const coeId = world.newId();
    const { familyName, childFirstNames } = summaryOf(answers);
    const { owed } = watch.of(answers);
    const created = await createDraft(world.db, {
      coeId,
      recruiterId: world.person?.id ?? "",
      createdAt: world.now(),
      answersSchema: answersSchemaVersion,
      answers,
      state: session.row()?.state ?? policy.state,
      summary: {
        familyName,
        childNames: childFirstNames,
        owed: { mustFix: owed.mustFix.length, comments: owed.comments.length },
      },
    });
    if (!created.ok) return created;
    made.push(coeId);
  }
  session.change(() => own);
  await session.flush();
  return ok({
    made: made.length,
    undo: () => {
      session.change(() => before);
      void session.flush().then(() => Promise.all(made.map((coeId) => discardEmptyDraft(world.db, coeId))));
    },
  });
}
