import type { Plain } from "../base/canonical.ts";
import type { CoeAnswers } from "./coe.ts";
import type { FieldPath } from "./field-path.ts";

/** What stands in a field, or undefined where these answers have no such field (a child that was taken off since). */
export function fieldValue(answers: CoeAnswers, field: FieldPath): Plain | undefined {
  let value: unknown = answers;
  let rest = field.split(".");
  while (rest.length > 0) {
    if (Array.isArray(value)) {
      value = value.find((member: { readonly id?: string }) => member.id === rest[0]);
      rest = rest.slice(1);
    } else if (typeof value === "object" && value !== null) {
      const branch = value as Readonly<Record<string, unknown>>;
      const whole = rest.join(".");
      // Keys of comments and of State questions are free texts and may hold a dot themselves.
      if (Object.hasOwn(branch, whole)) return branch[whole] as Plain;
      const key = rest[0] ?? "";
      if (!Object.hasOwn(branch, key)) return undefined;
      value = branch[key];
      rest = rest.slice(1);
    } else {
      return undefined;
    }
  }
  return value as Plain | undefined;
}
