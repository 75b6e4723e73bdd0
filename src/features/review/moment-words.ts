import type { Locale } from "../../ui/words.tsx";

const days = new Map<Locale, Intl.DateTimeFormat>();
const moments = new Map<Locale, Intl.DateTimeFormat>();

/** "Mar 14, 2025": short enough for a cell of the form, with the month by name, because 04/05 is read in two ways. */
export function dayWords(day: string | null, locale: Locale): string {
  if (day === null) return "-";
  const format = days.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  days.set(locale, format);
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A moment as the wall of this office knows it: "Nov 14, 2026, 2:10 PM". */
export function momentWords(at: string, locale: Locale): string {
  const format = moments.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  moments.set(locale, format);
  return format.format(new Date(at));
}

const momentDays = new Map<Locale, Intl.DateTimeFormat>();

/** The day of a moment on the wall of this office. */
export function momentDayWords(at: string, locale: Locale): string {
  const format = momentDays.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  momentDays.set(locale, format);
  return format.format(new Date(at));
}

/** Whole days from one moment to another. */
export const daysSince = (at: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000));
