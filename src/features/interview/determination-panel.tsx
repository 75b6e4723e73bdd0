import type { ChildDetermination, Verdict } from "../../domain/eligibility/determination.ts";
import { Pill } from "../../ui/pill.tsx";
import { SidePanel } from "../../ui/side-panel.tsx";
import { useWords } from "../../ui/words.tsx";
import { ChildVerdict } from "./child-verdict.tsx";
import { useJudgement, verdictTones } from "./judgement.ts";
import { OwedCommentList } from "./owed-comment-list.tsx";
import { SplitBanner } from "./split-banner.tsx";

/** Who qualifies, until when, and why: beside the form, or behind the bar at the foot of a narrow screen. */
export function DeterminationPanel() {
  const t = useWords();
  const judgement = useJudgement();
  const { children } = judgement.determination;
  return (
    <SidePanel
      closeLabel={t("interview.panel.close")}
      openLabel={t("interview.panel.open")}
      summary={<PanelSummary childDeterminations={children} verdict={judgement.determination.verdict} />}
      title={t("interview.panel.title")}
    >
      <div className="stack">
        <SplitBanner judgement={judgement} />
        {children.length === 0 ? <p>{t("interview.panel.no-children")}</p> : null}
        {children.map((child) => (
          <ChildVerdict child={child} judgement={judgement} key={child.childId} />
        ))}
        <OwedCommentList comments={judgement.determination.comments} />
      </div>
    </SidePanel>
  );
}

interface SummaryProps {
  readonly verdict: Verdict;
  readonly childDeterminations: readonly ChildDetermination[];
}

function PanelSummary({ verdict, childDeterminations }: SummaryProps) {
  const t = useWords();
  if (childDeterminations.length === 0) return <Pill tone="told">{t("interview.panel.no-children-short")}</Pill>;
  const eligible = childDeterminations.filter((child) => child.verdict === "eligible").length;
  const all = childDeterminations.length;
  return (
    <Pill tone={verdictTones[verdict]}>
      {eligible > 0 && eligible < all
        ? t("interview.panel.some-eligible", { eligible, all })
        : t(`interview.verdict.${verdict}`)}
    </Pill>
  );
}
