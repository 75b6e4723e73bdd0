import type { OfferedDecision } from "../../domain/protocol/offered.ts";
import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { ApprovalBlocked } from "./approval-blocked.tsx";
import { DecisionOutcome, Overtaken } from "./decision-outcome.tsx";
import { DecisionWords } from "./decisions-history.tsx";
import { DeskDialog } from "./desk-dialog.tsx";
import { blockerWords, wantsReload } from "./refusal-words.ts";
import { recruiterNow, useSheet } from "./sheet-context.ts";
import { useDeciding } from "./use-deciding.ts";

type LostDecisionDialogProps = {
  again: { readonly offered: OfferedDecision; readonly standing: Decision | null } | null;
  world: World;
  onClose: () => void;
  onDecided: () => void;
  onInstead: (decision: DecisionKind) => void;
  onShowCurrent: () => void;
};

type AskedProps = Omit<LostDecisionDialogProps, "again"> & NonNullable<LostDecisionDialogProps["again"]>;

/** The same decision once more, in the words of whoever made it first, by whoever presses. */
export function LostDecisionDialog({ again, ...props }: LostDecisionDialogProps) {
  const t = useWords();
  const locale = useLocale();
  const sheet = useSheet();
  if (again === null) return null;
  const blockers = again.offered.decision.decision === "approved" ? blockerWords(t, locale, sheet) : [];
  if (blockers.length === 0) return <Asked {...props} {...again} key={again.offered.name} />;
  return <ApprovalBlocked onClose={props.onClose} onInstead={props.onInstead} words={blockers} />;
}

function Asked({ offered, standing, world, onClose, onDecided, onShowCurrent }: AskedProps) {
  const t = useWords();
  const locale = useLocale();
  const sheet = useSheet();
  const { answers } = sheet;
  const { decision } = offered;
  const kind = decision.decision;
  const { decide, sent, busy } = useDeciding({ decision: kind, standing, world, onDecided, again: offered });
  if (sent?.kind === "refused" && wantsReload(sent.code)) {
    return <Overtaken onClose={onClose} onShowCurrent={onShowCurrent} personId={world.person?.id} refused={sent} />;
  }
  const recruiter = recruiterNow(sheet);
  return (
    <DeskDialog
      confirm={
        <Button busy={busy} data-first-focus="" onClick={decide} variant={kind === "denied" ? "danger" : "primary"}>
          {t(`review.lost.again.${kind}`)}
        </Button>
      }
      onClose={onClose}
      title={t(`review.decide.title.${standing ? "overturn" : kind}`, { recruiter, what: t(`review.stage.${kind}`) })}
    >
      <div className="decide">
        <p className="decide__consequence">
          {t(`review.decide.consequence.${kind}`, { recruiter, count: answers.childData.children.length })}
        </p>
        <p>{t("review.lost.asked", { who: decision.reviewer.name, when: momentWords(decision.at, locale) })}</p>
        <DecisionWords decision={decision} />
        <DecisionOutcome sent={sent} />
      </div>
    </DeskDialog>
  );
}
