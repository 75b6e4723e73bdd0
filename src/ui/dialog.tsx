import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";
import { useDialog } from "./use-dialog.ts";

type DialogProps = {
  open: boolean;
  title: ReactNode;
  /** Escape, the close button, and a press outside where `dismissible`. */
  onClose: () => void;
  /** Without it there is no close button: the actions are the only way out, besides Escape. */
  closeLabel?: string | undefined;
  dismissible?: boolean | undefined;
  look?: "box" | "sheet" | "wide" | undefined;
  actions?: ReactNode | undefined;
  lang?: string | undefined;
  children: ReactNode;
};

export function Dialog(props: DialogProps) {
  const { open, title, onClose, closeLabel, dismissible = false, look = "box", actions, lang, children } = props;
  const ref = useDialog(open);
  const titleId = useId();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press on the backdrop; its key is Escape, which arrives as onCancel
    <dialog
      aria-labelledby={titleId}
      className={classNames("dialog", `dialog--${look}`)}
      lang={lang}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (dismissible && event.target === event.currentTarget) onClose();
      }}
      ref={ref}
    >
      {open ? (
        <div className="dialog__body">
          <div className="dialog__head">
            <h2 className="dialog__title" id={titleId}>
              {title}
            </h2>
            {closeLabel ? <IconButton icon="close" label={closeLabel} onClick={onClose} /> : null}
          </div>
          <div className="dialog__words">{children}</div>
          {actions ? <div className="button-row dialog__actions">{actions}</div> : null}
        </div>
      ) : null}
    </dialog>
  );
}
