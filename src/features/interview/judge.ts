import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { incompleteFields } from "../../domain/coe/complete.ts";
import { usedMoves } from "../../domain/coe/complete-moves.ts";
import { determine } from "../../domain/eligibility/determine.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { Judgement } from "./determination-watch.ts";
import { owedBy } from "./owed.ts";

/** All rules, and all that the form wants, over these answers. */
export function judge(answers: CoeAnswers, policy: StatePolicy): Judgement {
  const determination = determine(answers, policy);
  const used = usedMoves(determination.children);
  return { answers, determination, owed: owedBy(determination, incompleteFields(answers, used)) };
}
