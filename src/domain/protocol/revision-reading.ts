import * as z from "zod";
import { err, ok, type Result } from "../base/result.ts";
import { type AnswersUpgrade, answersUpgrades, parseAnswers } from "../coe/upgrade.ts";
import { type Revision, revisionSchema } from "./revision.ts";

/** Why a body cannot be read by this release: where, and what does not fit. */
interface RevisionProblem {
  readonly code: "schema-not-known" | "answers-invalid";
  readonly path: string;
  readonly message: string;
}

/** Everything around the answers, which may be of any version. */
const aroundAnswersSchema = revisionSchema.extend({ answers: z.unknown() });

/**
 * Reads the body of a revision (P16): first what lies around the answers, then the answers by the version that they name. What
 * comes back is in the present shape, and its `answersSchema` is the present one. The stored bytes stay as they are.
 */
export function readRevisionBody(
  body: unknown,
  upgrades: readonly AnswersUpgrade[] = answersUpgrades,
): Result<Revision, RevisionProblem> {
  const around = aroundAnswersSchema.safeParse(body);
  if (!around.success) {
    const [issue] = around.error.issues;
    return err({ code: "answers-invalid", path: (issue?.path ?? []).join("."), message: issue?.message ?? "" });
  }
  const answers = parseAnswers(around.data.answersSchema, around.data.answers, upgrades);
  if (answers.ok) return ok({ ...around.data, answersSchema: upgrades.length + 1, answers: answers.value });
  if (answers.error.code === "schema-not-known") {
    return err({ code: "schema-not-known", path: "answersSchema", message: String(answers.error.version) });
  }
  const [problem] = answers.error.problems;
  const path = ["answers", problem?.path ?? ""].filter((step) => step !== "").join(".");
  return err({ code: "answers-invalid", path, message: problem?.message ?? "" });
}
