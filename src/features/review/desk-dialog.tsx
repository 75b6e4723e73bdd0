import type { ReactNode } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWords } from "../../ui/words.tsx";

type DeskDialogProps = {
  title: ReactNode;
  /** The press that does it; absent where nothing can be done here. */
  confirm: ReactNode;
  onClose: () => void;
  children: ReactNode;
};

/** What is about to be done to a COE, over it: the one press that does it, beside the one that leaves everything as it is. */
export function DeskDialog({ title, confirm, onClose, children }: DeskDialogProps) {
  const t = useWords();
  return (
    <Dialog
      actions={
        <>
          {confirm}
          <Button onClick={onClose} variant="secondary">
            {t("review.decide.cancel")}
          </Button>
        </>
      }
      closeLabel={t("review.close")}
      look="wide"
      onClose={onClose}
      open
      title={title}
    >
      {children}
    </Dialog>
  );
}
