import type { DecisionKind } from "../../domain/protocol/review.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWords } from "../../ui/words.tsx";

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
    <Dialog
      actions={
        <>
          {onInstead ? (
            <Button data-first-focus="" icon="undo" onClick={() => onInstead("returned")}>
              {t("review.decide.blocked-return")}
            </Button>
          ) : null}
          <Button onClick={onClose} variant="secondary">
            {t("review.decide.cancel")}
          </Button>
        </>
      }
      closeLabel={t("review.close")}
      look="wide"
      onClose={onClose}
      open
      title={t("review.decide.blocked")}
    >
      <ul className="decide__blockers">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <p>{t("review.decide.blocked-way")}</p>
    </Dialog>
  );
}
