import { type ComponentType, lazy } from "react";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";
import { ChildrenSection } from "./children-section.tsx";
import { FamilySection } from "./family-section.tsx";
import { coePath, useInterview } from "./interview-context.ts";
import { InterviewSection } from "./interview-section.tsx";
import { MovesSection } from "./moves-section.tsx";
import { type Section, sectionsFor } from "./sections.ts";

// The last sections of the form come with the rules, right behind the first paint.
const WorkersSection = lazy(async () => ({ default: (await import("./workers-section.tsx")).WorkersSection }));
const CommentsSection = lazy(async () => ({ default: (await import("./comments-section.tsx")).CommentsSection }));
const StateSection = lazy(async () => ({ default: (await import("./state-section.tsx")).StateSection }));

const pages: Readonly<Record<Section, ComponentType>> = {
  interview: InterviewSection,
  family: FamilySection,
  children: ChildrenSection,
  moves: MovesSection,
  work: WorkersSection,
  comments: CommentsSection,
  state: StateSection,
};

export function SectionPage({ section }: { section: Section }) {
  const t = useWords();
  const { coeId, policy } = useInterview();
  const all = sectionsFor(policy);
  const next = all[all.indexOf(section) + 1];
  const Answers = pages[section];
  return (
    <div className="stack">
      <h2 className="screen-reader-only">{t("interview.section.answers")}</h2>
      <Answers />
      <div className="button-row">
        {next ? (
          <LinkButton href={coePath(coeId, next)} iconAfter="arrow-forward">
            {t("interview.next-section", { section: t(`interview.section.${next}`) })}
          </LinkButton>
        ) : null}
        <LinkButton href={coePath(coeId)} icon="arrow-back" variant={next ? "secondary" : "primary"}>
          {t("interview.back-to-sections")}
        </LinkButton>
      </div>
    </div>
  );
}
