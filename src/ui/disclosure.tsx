import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type DisclosureProps = {
  summary: ReactNode;
  /** At the right of the summary: a count, a state. */
  aside?: ReactNode | undefined;
  open?: boolean | undefined;
  onToggle?: ((open: boolean) => void) | undefined;
  children: ReactNode;
};

export function Disclosure({ summary, aside, open, onToggle, children }: DisclosureProps) {
  return (
    <details className="disclosure" onToggle={(event) => onToggle?.(event.currentTarget.open)} open={open}>
      <summary className="disclosure__summary">
        <Icon name="expand-more" />
        <span className="disclosure__words">{summary}</span>
        {aside}
      </summary>
      <div className="disclosure__body">{children}</div>
    </details>
  );
}
