import { OfficeFailure, type OfficeProblem } from "../../sync/office-refusal.ts";
import type { Speak } from "../../ui/words.tsx";

/** Codes of the catalogue that reading can end with; every other one is shown as unexpected, with its code. */
const readingCodes = ["not-signed-in", "not-allowed", "not-found", "busy", "protocol-not-spoken"];

export function readingWords(t: Speak, failure: unknown): string {
  if (!(failure instanceof OfficeFailure)) return t("review.problem.unexpected", { code: "?" });
  return problemWords(t, failure.problem);
}

export function problemWords(t: Speak, problem: OfficeProblem): string {
  if (problem.code === "no-answer") return t("review.problem.no-answer");
  if (problem.code === "not-an-answer") {
    // A sign-in page answers "200" or sends one elsewhere; what fails by itself says so.
    return t(problem.status >= 500 ? "review.problem.server-down" : "review.problem.not-an-answer");
  }
  return readingCodes.includes(problem.problem)
    ? t(`review.problem.${problem.problem}`)
    : t("review.problem.unexpected", { code: problem.problem });
}

export const isSignedOut = (failure: unknown): boolean =>
  failure instanceof OfficeFailure && failure.problem.code === "refused" && failure.problem.problem === "not-signed-in";
