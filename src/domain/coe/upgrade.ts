import { err, ok, type Result } from "../base/result.ts";
import type { CoeAnswers } from "./coe.ts";
import { coeAnswersSchema } from "./coe-schema.ts";

/** Why answers could not be read. Both leave the stored bytes as they are (P7). */
type AnswersProblem =
  | { readonly code: "schema-not-known"; readonly version: number }
  | {
      readonly code: "answers-invalid";
      readonly problems: readonly { readonly path: string; readonly message: string }[];
    };

/** Brings answers from one version of their shape to the next. */
export type AnswersUpgrade = (earlier: unknown) => unknown;

/**
 * How answers come from one version of their shape to the next: place n brings version n + 1 to version n + 2. To change the shape:
 * raise `answersSchemaVersion`, add one pure function at the end, and keep a frozen sample of the version left behind in
 * tests/samples. A function that was released is never changed.
 */
export const answersUpgrades: readonly AnswersUpgrade[] = [];

/** Reads answers of any version ever released into the present shape. */
export function parseAnswers(
  schemaVersion: number,
  body: unknown,
  upgrades: readonly AnswersUpgrade[] = answersUpgrades,
): Result<CoeAnswers, AnswersProblem> {
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > upgrades.length + 1) {
    return err({ code: "schema-not-known", version: schemaVersion });
  }
  const present = upgrades.slice(schemaVersion - 1).reduce<unknown>((earlier, upgrade) => upgrade(earlier), body);
  const parsed = coeAnswersSchema.safeParse(present);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  return err({ code: "answers-invalid", problems });
}
