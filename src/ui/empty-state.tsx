import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type EmptyStateProps = { icon?: IconName | undefined; title: ReactNode; children?: ReactNode; actions?: ReactNode };

/** Nothing here yet: why, and what to do. */
export function EmptyState({ icon = "eco", title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="large" />
      <p className="empty-state__title">{title}</p>
      {children ? <div>{children}</div> : null}
      {actions ? <div className="button-row">{actions}</div> : null}
    </div>
  );
}
