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

/** Statements in other languages are read aloud: the eye then meets English first. */
export const firstLanguage = (language: string): Locale => (language === "es" ? "es" : "en");
