import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import { Button } from "../../ui/button.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { useWords } from "../../ui/words.tsx";
import type { Neighbours } from "./queue-walk.ts";
import { writtenComments } from "./review-notes.ts";
import { useNotes, useSheet } from "./sheet-context.ts";

type DecisionBarProps = {
  canDecide: boolean;
  standing: Decision | null;
  way: Neighbours;
  onDecide: (decision: DecisionKind) => void;
  onOpen: (coeId: string | null) => void;
};

const choices: readonly { decision: DecisionKind; icon: IconName; key: string; look: "primary" | "secondary" }[] = [
  { decision: "returned", icon: "undo", key: "R", look: "secondary" },
  { decision: "approved", icon: "verified", key: "A", look: "primary" },
  { decision: "denied", icon: "cancel", key: "D", look: "secondary" },
];

/** Always within reach at the lower edge: what can be decided, how much is written, and the way to the next COE. */
export function DecisionBar({ canDecide, standing, way, onDecide, onOpen }: DecisionBarProps) {
  const t = useWords();
  const { notes } = useSheet();
  const count = writtenComments(useNotes(notes)).length;
  return (
    <section aria-label={t("review.bar.label")} className="decision-bar">
      <div className="decision-bar__way">
        <Button
          aria-disabled={way.previous === null || undefined}
          icon="arrow-back"
          narrowIcon
          onClick={() => onOpen(way.previous)}
          size="dense"
          variant="quiet"
        >
          {t("review.bar.previous")}
        </Button>
        {way.place === 0 ? null : (
          <span className="decision-bar__place">{t("review.bar.place", { place: way.place, count: way.count })}</span>
        )}
        <Button
          aria-disabled={way.next === null || undefined}
          iconAfter="arrow-forward"
          narrowIcon
          onClick={() => onOpen(way.next)}
          size="dense"
          variant="quiet"
        >
          {t("review.bar.next")}
        </Button>
      </div>
      <span className="decision-bar__count" role="status">
        {count > 0 ? t("review.bar.comments", { count }) : ""}
      </span>
      {canDecide ? (
        <div className="decision-bar__decisions">
          {choices
            .filter(({ decision }) => standing?.decision !== decision)
            .map(({ decision, icon, key, look }) => (
              <Button
                aria-keyshortcuts={key}
                icon={icon}
                key={decision}
                onClick={() => onDecide(decision)}
                size="dense"
                variant={standing ? "secondary" : look}
              >
                {t(standing ? `review.bar.overturn.${decision}` : `review.bar.${decision}`)}
              </Button>
            ))}
        </div>
      ) : null}
    </section>
  );
}
