import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import { blockersOf } from "../../domain/review/decisions.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { useWords } from "../../ui/words.tsx";
import type { Neighbours } from "./queue-walk.ts";
import { writtenComments } from "./review-notes.ts";
import { useNotes, useSheet } from "./sheet-context.ts";
import { useShortcuts } from "./shortcuts.ts";

type DecisionBarProps = {
  canDecide: boolean;
  /** What the roles of whoever sits here allow. */
  offers: (decision: DecisionKind) => boolean;
  standing: Decision | null;
  way: Neighbours;
  onDecide: (decision: DecisionKind) => void;
  onOpen: (coeId: string | null) => void;
};

/** Always within reach at the lower edge: what can be decided, how much is written, the way to the next COE. Or nothing at all. */
export function DecisionBar({ canDecide, offers, standing, way, onDecide, onOpen }: DecisionBarProps) {
  const t = useWords();
  const { notes } = useSheet();
  const count = writtenComments(useNotes(notes)).length;
  if (way.place === 0 && !canDecide) return null;
  return (
    <section aria-label={t("review.bar.label")} className="decision-bar">
      {way.place === 0 ? null : <Way onOpen={onOpen} way={way} />}
      <span className="decision-bar__count" role="status">
        {count > 0 ? <Count count={count} /> : null}
      </span>
      {canDecide ? <Decisions offers={offers} onDecide={onDecide} standing={standing} /> : null}
    </section>
  );
}

/** A number beside its sign, so that the bar stays one row in every language; a screen reader hears the sentence. */
function Count({ count }: { count: number }) {
  const t = useWords();
  return (
    <>
      <Icon name="comment" size="small" />
      <span aria-hidden="true">{count}</span>
      <span className="screen-reader-only">{t("review.bar.comments", { count })}</span>
    </>
  );
}

/** Only where one came from the queue: a COE that was opened by its address has no neighbours. */
function Way({ way, onOpen }: Pick<DecisionBarProps, "way" | "onOpen">) {
  const t = useWords();
  return (
    <div className="decision-bar__way">
      <Step icon="arrow-back" onOpen={onOpen} to={way.previous}>
        {t("review.bar.previous")}
      </Step>
      <span className="decision-bar__place">{t("review.bar.place", { place: way.place, count: way.count })}</span>
      <Step iconAfter="arrow-forward" onOpen={onOpen} to={way.next}>
        {t("review.bar.next")}
      </Step>
    </div>
  );
}

type StepProps = Pick<DecisionBarProps, "onOpen"> & {
  to: string | null;
  icon?: IconName;
  iconAfter?: IconName;
  children: string;
};

function Step({ to, onOpen, ...look }: StepProps) {
  return (
    <Button
      {...look}
      aria-disabled={to === null || undefined}
      narrowIcon
      onClick={() => onOpen(to)}
      size="dense"
      variant="secondary"
    />
  );
}

const choices: readonly { decision: DecisionKind; icon: IconName; key: string }[] = [
  { decision: "returned", icon: "undo", key: "R" },
  { decision: "approved", icon: "verified", key: "A" },
  { decision: "denied", icon: "cancel", key: "D" },
];

/** The one that lies nearest stands out: to approve, or to return what cannot be approved. None, once one stands or waits to be confirmed. */
function Decisions({ standing, offers, onDecide }: Pick<DecisionBarProps, "standing" | "offers" | "onDecide">) {
  const t = useWords();
  const { determination, openFields, record } = useSheet();
  const [shortcuts] = useShortcuts();
  const blocked = blockersOf({ determination, openFields }).length > 0;
  const isOffered = record.offered?.some((offered) => offered.standing === "open") ?? false;
  const nearest = standing || isOffered ? null : blocked ? "returned" : "approved";
  return (
    <div className="decision-bar__decisions">
      {choices
        .filter(({ decision }) => offers(decision) && standing?.decision !== decision)
        .map(({ decision, icon, key }) => (
          <Button
            aria-keyshortcuts={shortcuts ? key : undefined}
            icon={icon}
            key={decision}
            onClick={() => onDecide(decision)}
            size="dense"
            variant={decision === nearest ? "primary" : "secondary"}
          >
            {t(standing ? `review.bar.overturn.${decision}` : `review.bar.${decision}`)}
            {shortcuts ? (
              <span aria-hidden="true" className="decision-bar__key">
                {key}
              </span>
            ) : null}
          </Button>
        ))}
    </div>
  );
}
