import { useSyncExternalStore } from "react";
import { familyNameOf } from "../../domain/coe/summary.ts";
import { useWords } from "../../ui/words.tsx";
import { coePath, useInterview, useSettledAnswers } from "./interview-context.ts";
import { SavedLine } from "./saved-line.tsx";
import { isReady, type Section } from "./sections.ts";

/** Whose COE this is, which section, and whether it is saved. */
export function InterviewHead({ section }: { section: Section | null }) {
  const t = useWords();
  const { coeId, watch } = useInterview();
  const name = useSettledAnswers(familyNameOf);
  const family = name === "" ? t("interview.family-unnamed") : t("interview.family-named", { name });
  const ready = useSyncExternalStore(watch.subscribe, () => isReady(watch.current()?.owed));
  return (
    <div className="interview__head">
      <div className="interview__crumbs">
        <p className="page__kicker">
          {section === null ? (
            <a href="/coes">{t("interview.all-coes")}</a>
          ) : (
            <>
              <a href={coePath(coeId)}>{t("interview.all-sections")}</a> · {family}
            </>
          )}
        </p>
        <div className="interview__saved">
          <SavedLine />
        </div>
      </div>
      <h1 className="page__title" data-nameless={section === null ? t("interview.sections") : undefined}>
        {section === null ? family : t(`interview.section.${section}`)}
      </h1>
      <p className="page__lede">
        {t(section !== null ? `interview.section-lede.${section}` : ready ? "interview.lede-ready" : "interview.lede")}
      </p>
    </div>
  );
}
