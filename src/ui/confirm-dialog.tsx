import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

type ConfirmDialogProps = {
  open: boolean;
  title: ReactNode;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  onCancel: () => void;
  /** For what takes something away: the focus starts on the way back. */
  danger?: boolean | undefined;
  busy?: boolean | undefined;
  children?: ReactNode | undefined;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, confirmLabel, cancelLabel, onConfirm, onCancel, danger = false, busy, children } = props;
  const actions = (
    <>
      <Button
        busy={busy}
        data-first-focus={danger ? undefined : ""}
        onClick={onConfirm}
        variant={danger ? "danger" : "primary"}
      >
        {confirmLabel}
      </Button>
      <Button data-first-focus={danger ? "" : undefined} onClick={onCancel} variant="secondary">
        {cancelLabel}
      </Button>
    </>
  );
  return (
    <Dialog actions={actions} onClose={onCancel} open={open} title={title}>
      {children}
    </Dialog>
  );
}
