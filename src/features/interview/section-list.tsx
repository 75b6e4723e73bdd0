import { useContext } from "react";
import { nationalForm } from "../../domain/coe/form.ts";
import { sectionOfField } from "../../domain/coe/section-of-field.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { type Task, TaskList } from "../../ui/task-list.tsx";
import { useWords } from "../../ui/words.tsx";
import { CheckSection } from "./check-section.tsx";
import { coePath, useInterview } from "./interview-context.ts";
import { useJudgement } from "./judgement.ts";
import { unlessSaid } from "./official-words.tsx";
import { OlderCopyNotice } from "./older-copy-notice.tsx";
import { splitPlace } from "./owed.ts";
import { ReturnedContext } from "./returned-comments.tsx";
import { isReady, type Section, sectionState, sectionsFor, stateLook } from "./sections.ts";
import { SplitBanner } from "./split-banner.tsx";

/** The official names of the form's parts, where a section is one of them. */
const officialNames: Partial<Record<Section, string>> = {
  family: "Family Data",
  children: "Child Data",
  moves: nationalForm.qualifyingMovesAndWork.title,
  comments: nationalForm.comments.title,
  state: "State Required/Requested Information",
};

/** The sections in any order, because interviews jump; then the way to the family's signature. */
export function SectionList() {
  const t = useWords();
  const { coeId, policy } = useInterview();
  const judgement = useJudgement();
  const returned = useContext(ReturnedContext);
  const asked = new Set(returned?.comments.map(({ field }) => (field === "" ? null : sectionOfField(field))));
  const tasks = sectionsFor(policy).map((section): Task => {
    const state = sectionState(section, judgement);
    return {
      id: section,
      href: coePath(coeId, section),
      title: t(`interview.section.${section}`),
      official: unlessSaid(officialNames[section], t(`interview.section.${section}`)),
      detail: asked.has(section) ? (
        <b>{t("interview.returned.here", { reviewer: returned?.reviewer.name })}</b>
      ) : undefined,
      state: { words: t(`interview.section-state.${state}`), ...stateLook[state] },
    };
  });
  const first = tasks[0];
  const begun = tasks.some((task) => task.state.words !== t("interview.section-state.not-started"));
  const ready = isReady(judgement.owed);
  const next = (
    <>
      <LinkButton
        href={coePath(coeId, "read-back")}
        iconAfter="arrow-forward"
        variant={ready ? "primary" : "secondary"}
      >
        {t("interview.go-read-back")}
      </LinkButton>
      <LinkButton href={coePath(coeId, "sign")} icon="edit" variant="secondary">
        {t("interview.go-sign")}
      </LinkButton>
    </>
  );
  return (
    <div className="stack">
      <OlderCopyNotice />
      <SplitBanner id={splitPlace} judgement={judgement} />
      {begun || !first ? null : (
        <div className="button-row">
          <LinkButton href={first.href} iconAfter="arrow-forward">
            {t("interview.start", { section: t(`interview.section.${first.id}`) })}
          </LinkButton>
        </div>
      )}
      {ready ? <div className="button-row">{next}</div> : null}
      <TaskList label={t("interview.sections")} tasks={tasks} />
      <div className="interview__next">
        <CheckSection />
        {ready ? null : next}
      </div>
    </div>
  );
}
