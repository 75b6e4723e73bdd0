import type { Locale } from "./words.tsx";

// A format is costly to make and a list has hundreds of moments. These are computed from constants alone, so that who asked first
// makes no difference to anybody.
const looks = {
  /** "Nov 14, 2:10 PM" */
  brief: { day: "numeric", month: "short", hour: "numeric", minute: "2-digit", hour12: true },
  /** "Nov 14, 2026, 2:10 PM" */
  moment: { dateStyle: "medium", timeStyle: "short", hour12: true },
  /** "November 14, 2026 at 2:10 PM" */
  full: { dateStyle: "long", timeStyle: "short", hour12: true },
  /** "Nov 14, 2026" */
  day: { dateStyle: "medium" },
  /** "November 14, 2026" */
  "long-day": { dateStyle: "long" },
  /** A calendar day, which is the same day everywhere. */
  "calendar-day": { dateStyle: "medium", timeZone: "UTC" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Look = keyof typeof looks | "time" | "at-time";

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as the wall of this place knows it. */
export function momentWords(at: string, locale: Locale, look: Exclude<Look, "calendar-day"> = "moment"): string {
  const when = new Date(at);
  if (look === "time") return clockTime(when, locale);
  if (look === "at-time") return oneOClock(`${locale === "es" ? "a las" : "at"} ${clockTime(when, locale)}`);
  return oneOClock(formatOf(look, locale).format(when));
}

/** In Spanish all hours are many but one, which the browser's tables overlook: "a las 2:05", "a la 1:05". */
const oneOClock = (words: string): string => words.replace(/\ba las (?=1:)/, "a la ");

// Spanish as it is written here: twelve hours, and no line ends between the number and its half of the day.
const halves = { en: ["AM", "PM"], es: ["a.\u00a0m.", "p.\u00a0m."] } as const;

/** "2:10 PM", "2:10 p. m."; inside a sentence "at 2:10 PM", "a las 2:10 p. m." It stands on the first screen, which does not wait for the browser's tables. */
function clockTime(at: Date, locale: Locale): string {
  const hour = at.getHours();
  const minute = String(at.getMinutes()).padStart(2, "0");
  const half = hour < 12 ? 0 : 1;
  return `${hour % 12 || 12}:${minute} ${halves[locale][half]}`;
}

/** "Mar 14, 2025": short enough for a cell of the form, with the month by name, because 04/05 is read in two ways. */
export const dayWords = (day: string | null, locale: Locale): string =>
  day === null ? "-" : formatOf("calendar-day", locale).format(new Date(`${day}T00:00:00Z`));

function formatOf(look: keyof typeof looks, locale: Locale): Intl.DateTimeFormat {
  const key = `${look} ${locale}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, looks[look]);
  formats.set(key, format);
  return format;
}
