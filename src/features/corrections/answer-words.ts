import type { Plain } from "../../domain/base/canonical.ts";
import { dateOf, isDash, isDateAnswer } from "../../domain/coe/answer.ts";
import { formatDay, type Locale, type Speak } from "../../ui/words.tsx";

/** What stands in a field, in words; an entry of a list by the names in it. */
export function answerWords(value: Plain, locale: Locale, t: Speak): string {
  if (value === null || value === "") return "";
  if (typeof value === "boolean") return t(value ? "corrections.yes" : "corrections.no");
  if (typeof value !== "object") return String(value);
  if (isDateAnswer(value)) {
    const day = dateOf(value);
    return day === null ? `${value.m}/${value.d}/${value.y}` : formatDay(day, locale);
  }
  if (isDash(value)) return "-";
  if (Array.isArray(value)) return String(value.length);
  const entry = value as Readonly<Record<string, Plain>>;
  return ["firstName", "lastName1", "lastName", "description"]
    .map((key) => entry[key])
    .filter((part): part is string => typeof part === "string" && part !== "")
    .join(" ");
}
