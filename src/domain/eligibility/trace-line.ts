import type { FieldPath } from "../coe/field-path.ts";
import type { RuleId, Severity, TraceLine, Verdict } from "./determination.ts";
import { citationOf } from "./rules.ts";

export type Values = Readonly<Record<string, string | number>>;

/**
 * A rule's word before it is known for which child it is spoken. The value names follow one rule for the screen: a value whose
 * name ends in `Date`, `On` or `Day` is a CalendarDate string and is to be formatted in the reader's language.
 */
export interface Line {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly fields: readonly FieldPath[];
  readonly message: string;
  readonly values: Values;
}

const noFields: readonly FieldPath[] = [];
const noValues: Values = {};

const speaker =
  (severity: Severity) =>
  (rule: RuleId, topic: string, fields: readonly FieldPath[] = noFields, values: Values = noValues): Line => ({
    rule,
    severity,
    fields,
    message: `finding.${rule}.${topic}`,
    values,
  });

export const blocks = speaker("blocks");
export const unknownYet = speaker("unknown-yet");
export const needsReview = speaker("needs-review");
export const needsComment = speaker("needs-comment");
/** The rule was applied and held, or tells something worth knowing. */
export const holds = speaker("information");

export const spokenFor = (childId: string | null, line: Line): TraceLine => ({
  rule: line.rule,
  severity: line.severity,
  childId,
  fields: line.fields,
  message: line.message,
  values: line.values,
  citation: citationOf(line.rule),
});

/** The strongest line decides: blocks, then unknown yet, then needs review. */
export function verdictOf(lines: readonly { readonly severity: Severity }[]): Verdict {
  let verdict: Verdict = "eligible";
  for (const { severity } of lines) {
    if (severity === "blocks") return "not-eligible";
    if (severity === "unknown-yet") verdict = "not-yet-known";
    else if (severity === "needs-review" && verdict === "eligible") verdict = "needs-review";
  }
  return verdict;
}
