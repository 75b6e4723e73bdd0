import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { differencesBetween } from "../../domain/coe/differences.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";

/** Whether something was changed at this field, inside it, or around it; a comment on the whole COE asks for any change at all. */
export function isChangedAt(field: FieldPath, before: CoeAnswers, now: CoeAnswers): boolean {
  const changed = differencesBetween(before, now).filter((difference) => difference.kind !== "moved");
  return changed.some(
    (difference) =>
      field === "" ||
      difference.field === field ||
      difference.field.startsWith(`${field}.`) ||
      field.startsWith(`${difference.field}.`),
  );
}
