import { nationalForm } from "../../domain/coe/form.ts";
import type { Locale } from "../../ui/words.tsx";

const { intervieweeSignature } = nationalForm;

/** The official statement and our Spanish beside it, the chosen language first. English is what is signed. */
export function Statement({ first }: { first: Locale }) {
  const order: readonly Locale[] = first === "en" ? ["en", "es"] : ["es", "en"];
  return (
    <div className="two-languages statement">
      {order.map((locale) => (
        <blockquote className="statement__words" key={locale} lang={locale}>
          {intervieweeSignature[locale]}
        </blockquote>
      ))}
    </div>
  );
}

/** A statement that is read aloud in a third language has our Spanish before the eye first. */
export const firstLanguage = (language: string): Locale => (language === "en" ? "en" : "es");

/** The language of the interview as signing knows it: `en`, `es`, or another one by the name it was given. */
export function statementLanguage(interviewLanguage: string): string {
  const spoken = interviewLanguage.trim();
  if (spoken === "" || /^(es|espa[nñ]ol|spanish|castellano)$/i.test(spoken)) return "es";
  return /^(en|english|ingl[eé]s)$/i.test(spoken) ? "en" : spoken;
}
