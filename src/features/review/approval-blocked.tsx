import type { DecisionKind } from "../../domain/protocol/review.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import { DeskDialog } from "./desk-dialog.tsx";

type ApprovalBlockedProps = {
  words: readonly string[];
  /** Absent where it is returned already. */
  onInstead: ((decision: DecisionKind) => void) | undefined;
  onClose: () => void;
};

/** What the rules hold against an approval, and the way on: nothing is asked that could not be sent. */
export function ApprovalBlocked({ words, onInstead, onClose }: ApprovalBlockedProps) {
  const t = useWords();
  return (
    <DeskDialog
      confirm={
        onInstead ? (
          <Button data-first-focus="" icon="undo" onClick={() => onInstead("returned")}>
            {t("review.decide.blocked-return")}
          </Button>
        ) : null
      }
      onClose={onClose}
      title={t("review.decide.blocked")}
    >
      <ul className="decide__blockers">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <p>{t("review.decide.blocked-way")}</p>
    </DeskDialog>
  );
}
