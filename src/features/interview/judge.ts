import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { incompleteFields } from "../../domain/coe/complete.ts";
import { usedMoves } from "../../domain/coe/complete-moves.ts";
import type { Determination } from "../../domain/eligibility/determination.ts";
import { determine } from "../../domain/eligibility/determine.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { type Owed, owedBy } from "./owed.ts";

/** What the rules say about these answers. */
export interface Judgement {
  readonly answers: CoeAnswers;
  readonly determination: Determination;
  readonly owed: Owed;
}

/** All rules, and all that the form wants, over these answers. */
export function judge(answers: CoeAnswers, policy: StatePolicy): Judgement {
  const determination = determine(answers, policy);
  const used = usedMoves(determination.children);
  return { answers, determination, owed: owedBy(determination, incompleteFields(answers, used)) };
}
