import type { Catalogs, Locale } from "../ui/words.tsx";

/** The texts that are here by now, and the language that all of them can speak. */
interface Texts {
  readonly catalogs: Catalogs;
  /** Until everything is here, one language only. */
  readonly only: Locale | null;
}

export interface TextStore {
  get(): Texts;
  subscribe(listener: () => void): () => void;
  /** Resolves when every text is here, in both languages: a screen that is loaded later waits for it. */
  everything(): Promise<void>;
}

/** The first paint needs the words of the list and the interview in one language; the rest follows it. */
export async function openTexts(locale: Locale): Promise<TextStore> {
  const first =
    locale === "en"
      ? { en: (await import("./messages/first-english.ts")).firstEnglish, es: {} }
      : { en: {}, es: (await import("./messages/first-spanish.ts")).firstSpanish };
  return textStore({ catalogs: first, only: locale }, async () => (await import("./messages/catalogs.ts")).catalogs);
}

/** The catalog that is spoken stays the same object, and grows: with another one every word on the screen would be drawn again. */
const grown = (first: Catalogs, spoken: Locale, all: Catalogs): Catalogs => ({
  ...all,
  [spoken]: Object.assign(first[spoken], all[spoken]),
});

export function textStore(first: Texts, loadAll: () => Promise<Catalogs>): TextStore {
  const listeners = new Set<() => void>();
  let texts = first;
  let loading: Promise<void> | null = null;
  return {
    get: () => texts,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    everything() {
      loading ??= loadAll().then((catalogs) => {
        texts = { catalogs: first.only === null ? catalogs : grown(first.catalogs, first.only, catalogs), only: null };
        for (const listener of listeners) listener();
      });
      return loading;
    },
  };
}
