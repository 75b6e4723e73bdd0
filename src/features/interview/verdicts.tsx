import type { ChildDetermination, Verdict } from "../../domain/eligibility/determination.ts";
import { Pill } from "../../ui/pill.tsx";
import { useWords } from "../../ui/words.tsx";
import { ChildVerdict } from "./child-verdict.tsx";
import { useJudgement, verdictTones } from "./judgement.ts";
import { OwedCommentList } from "./owed-comment-list.tsx";
import { SplitBanner } from "./split-banner.tsx";

/** Who qualifies, until when, and why. */
export function Verdicts() {
  const t = useWords();
  const judgement = useJudgement();
  const { children, comments } = judgement.determination;
  return (
    <div className="stack">
      <SplitBanner judgement={judgement} />
      {children.length === 0 ? <p>{t("interview.panel.no-children")}</p> : null}
      {children.map((child) => (
        <ChildVerdict child={child} judgement={judgement} key={child.childId} />
      ))}
      <OwedCommentList comments={comments} />
    </div>
  );
}

/** The same in one line. */
export function VerdictInShort() {
  const { children, verdict } = useJudgement().determination;
  return <Short childDeterminations={children} verdict={verdict} />;
}

interface ShortProps {
  readonly verdict: Verdict;
  readonly childDeterminations: readonly ChildDetermination[];
}

function Short({ verdict, childDeterminations }: ShortProps) {
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
