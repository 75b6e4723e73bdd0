import type { Speak } from "../../ui/words.tsx";
import { OfficeFailure, type OfficeProblem } from "./office-calls.ts";

/** Codes of the catalogue that reading can end with; every other one is shown as unexpected, with its code. */
const readingCodes = ["not-signed-in", "not-allowed", "not-found", "busy", "protocol-not-spoken"];

export function readingWords(t: Speak, failure: unknown): string {
  if (!(failure instanceof OfficeFailure)) return t("review.problem.unexpected", { code: "?" });
  return problemWords(t, failure.problem);
}

export function problemWords(t: Speak, problem: OfficeProblem): string {
  if (problem.code === "no-answer") return t("review.problem.no-answer");
  if (problem.code === "not-an-answer") return t("review.problem.not-an-answer");
  return readingCodes.includes(problem.problem)
    ? t(`review.problem.${problem.problem}`)
    : t("review.problem.unexpected", { code: problem.problem });
}

export const isSignedOut = (failure: unknown): boolean =>
  failure instanceof OfficeFailure && failure.problem.code === "refused" && failure.problem.problem === "not-signed-in";
