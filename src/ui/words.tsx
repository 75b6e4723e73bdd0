import { type I18n, setupI18n } from "@lingui/core";
import { I18nProvider, useLingui } from "@lingui/react";
import { createContext, type ReactNode, use, useContext, useMemo } from "react";
import { compileIcuMessage } from "./icu-message.ts";
import { monthNames } from "./month-names.ts";

export const locales = ["en", "es"] as const;
export type Locale = (typeof locales)[number];

/** The texts of one language: ICU MessageFormat by id. */
export type Catalog = Readonly<Record<string, string>>;
export type Catalogs = Readonly<Record<Locale, Catalog>>;

/** What a text may be filled with. A value that is a calendar day (`2026-03-14`) is shown in words. */
type WordValues = Readonly<Record<string, string | number | null | undefined>>;

/** Gives the text with this id, filled in, in the language of the place where it stands. */
export type Speak = (id: string, values?: WordValues) => string;

const CatalogsContext = createContext<Catalogs | null>(null);
const RestContext = createContext<(() => Promise<void>) | null>(null);

type WordsProps = {
  locale: Locale;
  /** Given once, at the root; below it another language can be chosen for any part of a screen. */
  catalogs?: Catalogs | undefined;
  /** At the root too: brings the texts that are not there yet, and gives the same promise every time. */
  rest?: (() => Promise<void>) | undefined;
  children: ReactNode;
};

/**
 * Everything inside speaks `locale`. It draws no element of its own: put `lang` on the element around it, so that a screen
 * reader changes its voice (WCAG 3.1.2), or use `Passage`, which does both.
 */
export function Words({ locale, catalogs, rest, children }: WordsProps) {
  const inherited = useContext(CatalogsContext);
  const inheritedRest = useContext(RestContext);
  const all = catalogs ?? inherited;
  if (!all) throw new Error("Words needs its catalogs once, at the root");
  return (
    <CatalogsContext value={all}>
      <RestContext value={rest ?? inheritedRest}>
        <I18nProvider i18n={speakerOf(locale, all[locale])}>{children}</I18nProvider>
      </RestContext>
    </CatalogsContext>
  );
}

/** A part of the screen in another language than the rest. */
export function Passage({ locale, className, children }: { locale: Locale; className?: string; children: ReactNode }) {
  return (
    <div className={className} lang={locale}>
      <Words locale={locale}>{children}</Words>
    </div>
  );
}

export function useWords(): Speak {
  const { i18n } = useLingui();
  return useMemo(() => speakWith(i18n), [i18n]);
}

/** Waits, in a `Suspense`, until every text is here: for what is drawn behind the first paint. */
export function useAllWords(): void {
  const rest = useContext(RestContext);
  if (rest) use(rest());
}

export function useLocale(): Locale {
  return useLingui().i18n.locale as Locale;
}

/** The same texts outside React: the document's title, a message before the first paint. */
export const wordsOf = (locale: Locale, catalog: Catalog): Speak => speakWith(speakerOf(locale, catalog));

/** "March 14, 2026", "14 de marzo de 2026". Month names in both languages, because 04/05 is read in two ways. */
export function formatDay(day: string, locale: Locale): string {
  const [year = "", month, date] = aDay.exec(day)?.slice(1).map(Number) ?? [];
  const name = monthNames[locale][Number(month) - 1];
  if (name === undefined) return day;
  return locale === "es" ? `${date} de ${name} de ${year}` : `${name} ${date}, ${year}`;
}

const aDay = /^(\d{4})-(\d{2})-(\d{2})$/;

function speakWith(i18n: I18n): Speak {
  const locale = i18n.locale as Locale;
  return (id, values) => {
    if (!values) return i18n._(id);
    const shown: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(values)) {
      shown[name] = typeof value === "string" && aDay.test(value) ? formatDay(value, locale) : (value ?? "");
    }
    return i18n._(id, shown);
  };
}

const speakers = new WeakMap<Catalog, I18n>();

/** One Lingui instance per language, made once; each message is compiled when it is first shown. */
function speakerOf(locale: Locale, catalog: Catalog): I18n {
  const known = speakers.get(catalog);
  if (known) return known;
  const compiled = new Map<string, ReturnType<typeof compileIcuMessage>>();
  const i18n = setupI18n({
    locale,
    messages: { [locale]: catalog },
    // A mistyped id must be seen, by a person and by a test.
    missing: (_, id) => `⟦${id}⟧`,
  });
  i18n.setMessagesCompiler((message) => {
    const ready = compiled.get(message) ?? compileIcuMessage(message);
    compiled.set(message, ready);
    return ready;
  });
  speakers.set(catalog, i18n);
  return i18n;
}
