import type { Preferences } from "../features/settings/preferences.ts";
import { type Locale, locales } from "../ui/words.tsx";

const place = "surco.preferences";

/** Read before the first paint, so that nothing flashes: hence not in IndexedDB. Losing them costs two taps. */
export interface PreferenceStore {
  get(): Preferences;
  change(part: Partial<Preferences>): void;
  subscribe(listener: () => void): () => void;
}

export function openPreferences(storage: Storage | null, languages: readonly string[]): PreferenceStore {
  const listeners = new Set<() => void>();
  let current: Preferences = { locale: spokenBy(languages), theme: "default", text: "normal", ...read(storage) };
  return {
    get: () => current,
    change(part) {
      current = { ...current, ...part };
      try {
        storage?.setItem(place, JSON.stringify(current));
      } catch {
        // A full or forbidden storage: the choice holds until the page is closed.
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the whole document wears: its language, its theme and the size of its text. */
export function wear(preferences: Preferences): void {
  const root = document.documentElement;
  root.lang = preferences.locale;
  root.dataset.theme = preferences.theme;
  root.dataset.text = preferences.text;
}

const spokenBy = (languages: readonly string[]): Locale =>
  locales.find((locale) => languages[0]?.toLowerCase().startsWith(locale)) ?? "en";

function read(storage: Storage | null): Partial<Preferences> {
  try {
    const kept = JSON.parse(storage?.getItem(place) ?? "{}") as Partial<Record<keyof Preferences, unknown>>;
    return {
      ...(kept.locale === "en" || kept.locale === "es" ? { locale: kept.locale } : {}),
      ...(kept.theme === "default" || kept.theme === "sunlight" ? { theme: kept.theme } : {}),
      ...(kept.text === "normal" || kept.text === "larger" ? { text: kept.text } : {}),
    };
  } catch {
    return {};
  }
}
