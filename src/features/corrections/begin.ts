import type { Result } from "../../domain/base/result.ts";
import { answersSchemaVersion, type CoeAnswers } from "../../domain/coe/coe.ts";
import { listLine } from "../../domain/coe/summary.ts";
import { readinessOf } from "../../domain/signing/readiness.ts";
import { adoptDraft } from "../../storage/adopt.ts";
import { type DraftRow, startCorrection } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import type { World } from "../../storage/world.ts";
import type { BegunElsewhere, Corrections } from "./use-corrections.ts";

type Begun = Result<DraftRow, SaveProblem> | null;

/** A child working copy of exactly what the decision was about, or of what the State could not accept. */
export async function beginCorrection(world: World, coeId: string, found: Corrections): Promise<Begun> {
  const { draft } = found;
  const from = toCorrectOf(found);
  if (from === null || from.answers === null || world.person === null) return null;
  const start = startOf(world, draft?.state ?? world.person.state, from.answers);
  return startCorrection(world.db, coeId, from.revisionId, { ...start, recruiterId: world.person.id });
}

/** The version that a correction continues; null where nothing is to be corrected. */
export function toCorrectOf({ notAccepted, decision, decided }: Corrections) {
  if (notAccepted !== null) return { revisionId: notAccepted.revisionId, answers: notAccepted.answers };
  return decision?.decision === "returned" ? { revisionId: decision.revisionId, answers: decided } : null;
}

/** Goes on here with what was begun on another tablet: a second beginning would make a fork (protocol 4.7). */
export async function continueCorrection(world: World, coeId: string, begun: BegunElsewhere): Promise<Begun> {
  if (begun.answers === null || world.person === null) return null;
  const start = startOf(world, begun.state, begun.answers);
  return adoptDraft(world.db, coeId, begun.id, { ...start, recruiterId: world.person.id });
}

const startOf = (world: World, state: string, answers: CoeAnswers) => ({
  at: world.now(),
  state,
  answersSchema: answersSchemaVersion,
  answers,
  summary: listLine(answers, readinessOf(answers, world.policy(state))),
});
