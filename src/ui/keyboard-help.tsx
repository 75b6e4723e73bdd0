import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";

export type KeyGroup = {
  id: string;
  title: ReactNode;
  keys: readonly { id: string; press: readonly string[]; does: ReactNode }[];
};

type KeyboardHelpProps = {
  open: boolean;
  title: ReactNode;
  closeLabel: string;
  groups: readonly KeyGroup[];
  onClose: () => void;
  /** The person's switch for single-letter shortcuts stands here. */
  children?: ReactNode | undefined;
};

export function KeyboardHelp({ open, title, closeLabel, groups, onClose, children }: KeyboardHelpProps) {
  return (
    <Dialog closeLabel={closeLabel} dismissible look="wide" onClose={onClose} open={open} title={title}>
      {groups.map((group) => (
        <section className="key-group" key={group.id}>
          <h3>{group.title}</h3>
          <dl className="key-group__keys">
            {group.keys.map((entry) => (
              <div className="key-group__row" key={entry.id}>
                <dt>
                  {entry.press.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{entry.does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {children}
    </Dialog>
  );
}
