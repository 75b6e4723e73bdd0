import { type CalendarDate, parseCalendarDate, yearMonthDay } from "../base/calendar-date.ts";
import { relationInWords } from "../coe/relationship.ts";
import { stateInWords } from "../states/state-names.ts";

/** The two languages of the screens. */
export type Language = "en" | "es";

const monthNames: Readonly<Record<Language, readonly string[]>> = {
  en: "January February March April May June July August September October November December".split(" "),
  es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" "),
};

/** `March 14, 2026`, `14 de marzo de 2026`: a month in letters cannot be taken for a day. */
export function dateInWords(date: CalendarDate, language: Language): string {
  const { year, month, day } = yearMonthDay(date);
  const name = monthNames[language][month - 1] ?? "";
  return language === "en" ? `${name} ${day}, ${year}` : `${day} de ${name} de ${year}`;
}

/** `Ana, Luz and Iker`; in Spanish `y` becomes `e` before the sound i (Ana e Iker, but: agua y hielo). */
export function listInWords(words: readonly string[], language: Language): string {
  const last = words.at(-1) ?? "";
  if (words.length < 2) return last;
  const and = language === "en" ? "and" : /^h?[ií](?![aeoáéó])/i.test(last) ? "e" : "y";
  return `${words.slice(0, -1).join(", ")} ${and} ${last}`;
}

const countries: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  CA: { en: "Canada", es: "Canadá" },
  CU: { en: "Cuba", es: "Cuba" },
  FM: { en: "Micronesia", es: "Micronesia" },
  GT: { en: "Guatemala", es: "Guatemala" },
  HN: { en: "Honduras", es: "Honduras" },
  HT: { en: "Haiti", es: "Haití" },
  MH: { en: "Marshall Islands", es: "Islas Marshall" },
  MM: { en: "Myanmar", es: "Myanmar" },
  MX: { en: "Mexico", es: "México" },
  NI: { en: "Nicaragua", es: "Nicaragua" },
  PR: { en: "Puerto Rico", es: "Puerto Rico" },
  SV: { en: "El Salvador", es: "El Salvador" },
  TH: { en: "Thailand", es: "Tailandia" },
  US: { en: "United States", es: "Estados Unidos" },
};

/** The name of a country given by its code; anything else as it was written. */
export const countryInWords = (country: string, language: Language): string =>
  countries[country.trim().toUpperCase()]?.[language] ?? country.trim();

/** By the name of the value: `…On`, `…Date` and `…Day` are days (the convention of trace lines). */
export function valueInWords(name: string, value: string | number, language: Language): string | number {
  if (typeof value !== "string") return value;
  if (name === "state") return stateInWords(value, language);
  if (name === "relationship") return relationInWords(value, language);
  const date = /(On|Date|Day)$/.test(name) ? parseCalendarDate(value) : null;
  if (date !== null) return dateInWords(date, language);
  return value;
}
