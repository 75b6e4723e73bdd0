import { type DashableText, type DateAnswer, dateOf, isAnswered, isDateEmpty, textOf } from "./answer.ts";
import type { FieldPath } from "./field-path.ts";

/**
 * - `C-01` nothing is left blank: a text, or a dash with its reason (coe-form, section 5)
 * - `C-02` "unknown" is not an answer here (section 5)
 * - `C-03` the date that was typed is not a day of the calendar
 * - `C-04` a choice is not made yet
 * - `C-05` the form needs at least one of these
 * - `C-06` the text holds a sign that cannot be seen
 */
type CompletenessRule = "C-01" | "C-02" | "C-03" | "C-04" | "C-05" | "C-06";

export interface IncompleteField {
  readonly field: FieldPath;
  readonly rule: CompletenessRule;
  /** `complete.<…>`, put into words by the screen. */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export const blank = (field: FieldPath, message: string, values: IncompleteField["values"] = {}): IncompleteField => ({
  field,
  rule: "C-01",
  message: `complete.${message}`,
  values,
});

/** Empty, half-typed or fine; `optional` dates may be empty. */
export function dateProblems(
  field: FieldPath,
  answer: DateAnswer,
  message: string,
  values: IncompleteField["values"],
  optional = false,
): readonly IncompleteField[] {
  if (dateOf(answer) !== null) return [];
  if (!isDateEmpty(answer)) return [{ field, rule: "C-03", message: "complete.date-not-a-day", values }];
  return optional ? [] : [blank(field, message, values)];
}

/** A place's part that the form accepts: a text, or, where `dashAllowed`, a dash that is not "unknown". */
export function placePart(
  field: FieldPath,
  answer: DashableText,
  message: string,
  values: IncompleteField["values"],
  dashAllowed: boolean,
): readonly IncompleteField[] {
  if (textOf(answer) !== null) return [];
  if (!isAnswered(answer)) return [blank(field, message, values)];
  return dashAllowed ? [] : [{ field, rule: "C-02", message: "complete.place.unknown", values }];
}
