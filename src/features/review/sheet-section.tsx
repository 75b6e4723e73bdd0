import { type ReactNode, useId } from "react";
import { useLocale } from "../../ui/words.tsx";

type SheetSectionProps = {
  /** As the form prints it. */
  title: string;
  /** The same for a reader of Spanish. */
  translated: string;
  children: ReactNode;
};

/** A section of the form. Its words are English, whatever language the desk speaks; Spanish stands beside them as an aid. */
export function SheetSection({ title, translated, children }: SheetSectionProps) {
  const id = useId();
  const locale = useLocale();
  return (
    <section aria-labelledby={id} className="sheet-section">
      <h2 className="sheet-section__title" id={id}>
        <span lang="en">{title}</span>
        {locale === "es" ? <Aid>{translated}</Aid> : null}
      </h2>
      {children}
    </section>
  );
}

/** Spanish beside the English form: ours, not official. */
export function Aid({ children }: { children: ReactNode }) {
  return (
    <span className="aid" lang="es">
      {children}
    </span>
  );
}
