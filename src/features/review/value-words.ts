import type { Plain } from "../../domain/base/canonical.ts";
import { dateOf, isDash, isDateAnswer } from "../../domain/coe/answer.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { dayWords } from "../../ui/moment-words.ts";
import type { Locale, Speak } from "../../ui/words.tsx";

/** Fields whose value is one of a few codes, which the form shows in words. */
const codedFields: Readonly<Record<string, string>> = {
  relation: "relation",
  manner: "manner",
  employment: "employment",
  sector: "sector",
  temporaryBasis: "basis",
  notAResidence: "not-a-residence",
  economicNecessity: "yes-no",
  activityQualifies: "yes-no",
  method: "method",
};

/** A value as somebody at the office reads it. `null` answers and blanks are the word for "not answered". */
export function valueWords(t: Speak, locale: Locale, answers: CoeAnswers, field: FieldPath, value: Plain): string {
  const last = field.split(".").at(-1) ?? "";
  if (value === null || value === "") return t("review.value.none");
  if (typeof value === "boolean") return t(value ? "review.value.yes" : "review.value.no");
  if (typeof value === "number") return String(value);
  if (typeof value === "string") {
    const kind = codedFields[last];
    return kind === undefined ? value : t(`review.value.${kind}.${value}`);
  }
  if (Array.isArray(value)) return value.map((id) => nameOf(answers, String(id))).join(", ") || t("review.value.none");
  if (isDash(value)) return t(`review.value.dash.${value.dash}`);
  if (isDateAnswer(value)) return dateWords(t, locale, value);
  return memberWords(value as Readonly<Record<string, Plain>>) || t("review.value.entry");
}

function dateWords(t: Speak, locale: Locale, answer: Parameters<typeof dateOf>[0]): string {
  const day = dateOf(answer);
  const typed = [answer.m, answer.d, answer.y].map((part) => part.trim() || "…").join("/");
  const words = day ? dayWords(day, locale) : typed === "…/…/…" ? t("review.value.none") : typed;
  return answer.estimated ? t("review.value.estimated", { day: words, how: answer.how.trim() || "-" }) : words;
}

/** A child or a worker by name. */
export function nameOf(answers: CoeAnswers, id: string): string {
  const person =
    answers.childData.children.find((child) => child.id === id) ??
    answers.qualifyingMoves.workers.find((worker) => worker.id === id);
  return person?.firstName.trim() || "…";
}

/** A whole entry that was added or taken off: whatever names it. */
function memberWords(member: Readonly<Record<string, Plain>>): string {
  const parts = [member.firstName, member.lastName1, member.lastName, member.description];
  const to = member.to;
  if (typeof to === "object" && to !== null && !Array.isArray(to) && "city" in to) parts.push(to.city as Plain);
  return parts.filter((part) => typeof part === "string" && part.trim() !== "").join(" ");
}
