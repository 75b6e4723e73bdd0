import type { CoeAnswers } from "../coe/coe.ts";
import type { FieldPath } from "../coe/field-path.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { triedAnswers } from "./admissible-answers.ts";
import type { ChildDetermination, RuleId, TraceLine, Verdict, WhatIf } from "./determination.ts";
import { determine } from "./determine.ts";

const deciding = ["blocks", "unknown-yet", "needs-review"] as const;

const decides = ({ severity }: TraceLine): boolean => deciding.some((each) => each === severity);

/** The fields behind the lines that decide this verdict, each with the rule that speaks of it. */
function decidingFields(child: ChildDetermination): ReadonlyMap<FieldPath, RuleId> {
  const fields = new Map<FieldPath, RuleId>();
  const lines = [...child.trace, ...child.failedMoves.map(({ line }) => line)];
  for (const line of lines.filter(decides)) {
    for (const field of line.fields) if (!fields.has(field)) fields.set(field, line.rule);
  }
  return fields;
}

/**
 * What would change this verdict: every admissible answer to a deciding field that gives another one. A question to ask again,
 * never an invitation to write what was not said.
 */
export function whatWouldChange(answers: CoeAnswers, policy: StatePolicy, childId?: string): readonly WhatIf[] {
  const now = determine(answers, policy);
  return now.children
    .filter((child) => childId === undefined || child.childId === childId)
    .flatMap((child) =>
      [...decidingFields(child)].flatMap(([field, rule]) => changesOf(answers, policy, child, field, rule)),
    );
}

function changesOf(
  answers: CoeAnswers,
  policy: StatePolicy,
  child: ChildDetermination,
  field: FieldPath,
  rule: RuleId,
): WhatIf[] {
  return triedAnswers(answers, policy, field).flatMap((tried) => {
    const verdict = verdictFor(tried.answers, policy, child.childId);
    if (verdict === null || verdict === child.verdict) return [];
    return [{ childId: child.childId, field, rule, verdict, message: tried.message, values: tried.values }];
  });
}

const verdictFor = (answers: CoeAnswers, policy: StatePolicy, childId: string): Verdict | null =>
  determine(answers, policy).children.find((child) => child.childId === childId)?.verdict ?? null;
