import type { Determination, Severity } from "../../domain/eligibility/determination.ts";
import { ruleOf } from "../../domain/eligibility/rules.ts";
import { decisionSchema } from "../../domain/protocol/review.ts";
import { readTold } from "../../domain/protocol/told.ts";
import { type Blocker, blockersOf, decisionRefusals } from "../../domain/review/decisions.ts";
import { momentWords } from "../../ui/moment-words.ts";
import type { Locale, Speak } from "../../ui/words.tsx";
import type { Sheet } from "./sheet-context.ts";
import { nameOf } from "./value-words.ts";

/** Every refusal that has words of its own. Another code is shown as it is, so that somebody can look it up. */
export const refusalCodes = [
  "not-signed-in",
  "not-found",
  ...decisionRefusals,
  "protocol-not-spoken",
  "too-large",
  "malformed",
] as const;

interface Refused {
  readonly details?: Readonly<Record<string, unknown>>;
  /** Who reads this: their own decision in another window is not somebody else's. */
  readonly personId?: string | undefined;
}

/** Why a decision was not taken. Where it was decided meanwhile: who, when and what. */
export function refusalWords(t: Speak, locale: Locale, code: string, { details = {}, personId }: Refused = {}): string {
  if (!refusalCodes.some((known) => known === code)) return t("review.refusal.other", { code });
  const made = readTold(decisionSchema, details.decision);
  if (code === "already-decided" && made !== null) {
    const { reviewer, at, decision } = made;
    return t(`review.refusal.already-decided-by${reviewer.id === personId ? "-you" : ""}`, {
      who: reviewer.name,
      when: momentWords(at, locale),
      what: t(`review.stage.${decision}`),
    });
  }
  return t(`review.refusal.${code}`);
}

/** After these the page does not show how the COE stands any more. */
export const wantsReload = (code: string): boolean =>
  ["already-decided", "not-the-only-head", "nothing-to-overturn", "revision-set-aside"].includes(code);

/** What holds an approval up, in the words of the rule that speaks, with everybody it is about. */
export function blockerWords(
  t: Speak,
  locale: Locale,
  { answers, determination, openFields }: Pick<Sheet, "answers" | "determination" | "openFields">,
): string[] {
  const named = new Map<string, string[]>();
  for (const { message, values, rule } of openFields) {
    named.set(`${t(message, values)} (${rule})`, []);
  }
  for (const blocker of blockersOf({ determination, openFields: [] })) {
    const words = ruleSays(t, locale, determination, blocker);
    const names = named.get(words) ?? [];
    named.set(words, blocker.childId === null ? names : [...names, nameOf(answers, blocker.childId)]);
  }
  return [...named].map(([words, names]) => (names.length === 0 ? words : `${names.join(", ")}: ${words}`));
}

const strong: readonly Severity[] = ["blocks", "unknown-yet", "needs-comment"];

function ruleSays(t: Speak, locale: Locale, determination: Determination, { rule, childId }: Blocker): string {
  const child = determination.children.find((entry) => entry.childId === childId);
  const lines = child ? child.trace : determination.findings;
  const line = strong
    .map((severity) => lines.find((entry) => entry.rule === rule && entry.severity === severity))
    .find((found) => found !== undefined);
  return `${line ? t(line.message, line.values) : (ruleOf(rule)?.title[locale] ?? rule)} (${rule})`;
}
