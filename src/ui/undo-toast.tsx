import { type ReactNode, type Ref, useEffect, useRef } from "react";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";

type UndoToastProps = {
  text: ReactNode;
  undoLabel: string;
  dismissLabel: string;
  onUndo: () => void;
  onDismiss: () => void;
};

/** Takes the focus, because what had it is gone. It stays until it is answered: nobody has to hurry. */
export function UndoToast({ text, undoLabel, dismissLabel, onUndo, onDismiss }: UndoToastProps) {
  const undo: Ref<HTMLButtonElement> = useRef(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <div className="toast">
      <span className="toast__words" role="status">
        {text}
      </span>
      <Button icon="undo" onClick={onUndo} ref={undo} variant="secondary">
        {undoLabel}
      </Button>
      <IconButton icon="close" label={dismissLabel} onClick={onDismiss} />
    </div>
  );
}
