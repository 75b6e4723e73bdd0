import { nationalForm } from "../../domain/coe/form.ts";
import { sectionTitlesInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import { useLocale } from "../../ui/words.tsx";

/** A section's title as it is printed; a Spanish reader has our words first and the official ones under them. */
export function OfficialTitle({ section }: { section: keyof typeof sectionTitlesInSpanish }) {
  const locale = useLocale();
  const { title } = nationalForm[section];
  if (locale === "en") return title;
  return (
    <>
      {sectionTitlesInSpanish[section]}
      <span className="field__official" lang="en">
        {title}
      </span>
    </>
  );
}
