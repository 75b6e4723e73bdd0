import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { OfferedDecision } from "../../domain/protocol/offered.ts";
import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import type { World } from "../../storage/world.ts";
import { CommentDialog } from "./comment-dialog.tsx";
import { type Deciding, DecisionDialog } from "./decision-dialog.tsx";
import { DeskHelp } from "./desk-help.tsx";
import { HandoverDialog } from "./handover-dialog.tsx";
import { LostDecisionDialog } from "./lost-decision-dialog.tsx";

/** What stands over the COE; one at a time. */
export type OpenedDialog =
  | { readonly kind: "help" }
  | { readonly kind: "comment"; readonly field: FieldPath }
  | { readonly kind: "decision"; readonly deciding: Deciding }
  | { readonly kind: "handover" }
  | { readonly kind: "again"; readonly offered: OfferedDecision; readonly standing: Decision | null };

type CoeDialogsProps = {
  opened: OpenedDialog | null;
  world: World;
  onClose: () => void;
  onDecided: () => void;
  onInstead: (decision: DecisionKind) => void;
  onShowCurrent: () => void;
};

export function CoeDialogs({ opened, onClose, ...decision }: CoeDialogsProps) {
  return (
    <>
      <CommentDialog field={opened?.kind === "comment" ? opened.field : null} onClose={onClose} />
      <DecisionDialog {...decision} deciding={opened?.kind === "decision" ? opened.deciding : null} onClose={onClose} />
      <LostDecisionDialog {...decision} again={opened?.kind === "again" ? opened : null} onClose={onClose} />
      {opened?.kind === "handover" ? <HandoverDialog onClose={onClose} world={decision.world} /> : null}
      <DeskHelp onClose={onClose} open={opened?.kind === "help"} />
    </>
  );
}
