import { OfficeFailure } from "../../sync/office-refusal.ts";
import type { Speak } from "../../ui/words.tsx";

/** The refusals that have a sentence of their own here; every other one is shown as unexpected, with its code. */
const known = [
  "not-signed-in",
  "not-allowed",
  "not-found",
  "busy",
  "protocol-not-spoken",
  "own-roles",
  "last-administrator",
  "name-taken",
  "sign-in-again",
  "own-rescue",
  "rescue-other-side",
  "parcel-damaged",
  "parcel-version-unknown",
  "sealed-to-other-key",
  "too-large",
  "try-later",
];

const refusalOf = (failure: unknown): string | null =>
  failure instanceof OfficeFailure && failure.problem.code === "refused" ? failure.problem.problem : null;

export const wantsSignIn = (failure: unknown): boolean => refusalOf(failure) === "not-signed-in";

/** Signed in, but whoever does this has to have shown within the last minutes that it is still them. */
export const wantsFreshSignIn = (failure: unknown): boolean => refusalOf(failure) === "sign-in-again";

export function problemWords(t: Speak, failure: unknown): string {
  if (!(failure instanceof OfficeFailure)) return t("administration.problem.unexpected", { code: "?" });
  const { problem } = failure;
  if (problem.code === "no-answer") return t("administration.problem.no-answer");
  if (problem.code === "not-an-answer") return t("administration.problem.not-an-answer");
  return known.includes(problem.problem)
    ? t(`administration.problem.${problem.problem}`)
    : t("administration.problem.unexpected", { code: problem.problem });
}
