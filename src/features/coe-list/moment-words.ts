import type { Instant } from "../../domain/base/instant.ts";
import type { Locale } from "../../ui/words.tsx";

const formats = new Map<Locale, Intl.DateTimeFormat>();

/** A moment as the wall of this place knows it: "Nov 14, 2:10 PM", "14 nov, 14:10". */
export function momentWords(at: Instant, locale: Locale): string {
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" });
  formats.set(locale, format);
  return format.format(new Date(at));
}
