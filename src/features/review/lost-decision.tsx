import type { OfferedDecision } from "../../domain/protocol/offered.ts";
import type { DecisionKind } from "../../domain/protocol/review.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { DecisionWords } from "./decisions-history.tsx";
import { useSheet } from "./sheet-context.ts";
import { stageLook } from "./verdict-look.ts";
import type { Version } from "./version-choice.ts";

type LostDecisionsProps = {
  version: Version;
  canDecide: boolean;
  /** What the roles of whoever sits here allow. */
  offers: (decision: DecisionKind) => boolean;
  onAgain: (offered: OfferedDecision) => void;
};

/** What was decided about this version before the server was put back to an earlier day: a tablet kept it, and no reviewer answers for it. */
export function LostDecisions({ version, canDecide, offers, onAgain }: LostDecisionsProps) {
  const t = useWords();
  const locale = useLocale();
  const { record } = useSheet();
  const open = (record.offered ?? []).filter(
    ({ standing, decision }) => standing === "open" && decision.revisionId === version.revisionId,
  );
  return open.map((offered) => {
    const { name, decision, offeredBy, offeredAt } = offered;
    const isTheirs = canDecide && offers(decision.decision);
    const who = decision.reviewer.name;
    return (
      <Alert
        actions={
          isTheirs ? (
            <Button icon={stageLook[decision.decision].icon} onClick={() => onAgain(offered)}>
              {t(`review.lost.again.${decision.decision}`)}
            </Button>
          ) : undefined
        }
        icon="history"
        key={name}
        title={t(`review.lost.title.${decision.decision}`, { who, when: momentWords(decision.at, locale) })}
        tone="caution"
      >
        <p>{t("review.lost.kept", { by: offeredBy.name, when: momentWords(offeredAt, locale) })}</p>
        <DecisionWords decision={decision} />
        <p>{t(isTheirs ? "review.lost.words" : "review.lost.words-others")}</p>
      </Alert>
    );
  });
}
