import { type ReactNode, useId, useState } from "react";
import { Dialog } from "./dialog.tsx";
import { Icon } from "./icon.tsx";
import { useMedia, WIDE } from "./use-media.ts";

type SidePanelProps = {
  title: ReactNode;
  /** The panel in one line, on the bar of a narrow screen. */
  summary: ReactNode;
  openLabel: string;
  closeLabel: string;
  children: ReactNode;
};

/** Stands beside the form on a wide screen; on a narrow one it is a bar above it that opens as a sheet. Hand it to `Beside`. */
export function SidePanel({ title, summary, openLabel, closeLabel, children }: SidePanelProps) {
  const wide = useMedia(WIDE);
  const [open, setOpen] = useState(false);
  const titleId = useId();
  if (wide) {
    return (
      <aside aria-labelledby={titleId} className="side-panel">
        <h2 className="side-panel__title" id={titleId}>
          {title}
        </h2>
        {children}
      </aside>
    );
  }
  return (
    <>
      <div className="panel-bar">
        <button aria-haspopup="dialog" className="panel-bar__button" onClick={() => setOpen(true)} type="button">
          <span className="panel-bar__summary">{summary}</span>
          <span className="panel-bar__open">
            {openLabel}
            <Icon name="expand-more" size="small" />
          </span>
        </button>
      </div>
      <Dialog closeLabel={closeLabel} dismissible look="sheet" onClose={() => setOpen(false)} open={open} title={title}>
        {children}
      </Dialog>
    </>
  );
}
