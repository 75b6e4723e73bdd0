import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useWords } from "../../ui/words.tsx";
import { DeedProblem } from "./problem-notice.tsx";

type ConsequenceDialogProps = {
  open: boolean;
  title: string;
  /** What will happen, one plain sentence each. */
  words: readonly string[];
  confirm: string;
  isDanger: boolean;
  busy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
};

/** Says what will happen, and does it only when it is asked for once more. */
export function ConsequenceDialog(props: ConsequenceDialogProps) {
  const { open, title, words, confirm, isDanger, busy, error, onConfirm, onClose } = props;
  const t = useWords();
  return (
    <Dialog
      actions={
        <>
          <Button busy={busy} onClick={onConfirm} variant={isDanger ? "danger" : "primary"}>
            {confirm}
          </Button>
          <Button data-first-focus={isDanger ? "" : undefined} onClick={onClose} variant="secondary">
            {t("administration.cancel")}
          </Button>
        </>
      }
      closeLabel={t("administration.close")}
      onClose={onClose}
      open={open}
      title={title}
    >
      <p>{t("administration.consequence")}</p>
      <ul>
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <DeedProblem error={error} />
    </Dialog>
  );
}
