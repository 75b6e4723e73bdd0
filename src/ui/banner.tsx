import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type BannerProps = {
  /** Names the region for a screen reader. */
  label: string;
  /** Stripes mark what is not real: practice. */
  striped?: boolean | undefined;
  icon?: IconName | undefined;
  actions?: ReactNode | undefined;
  children: ReactNode;
};

/** A line above the whole application that stays until its cause is gone. */
export function Banner({ label, striped, icon, actions, children }: BannerProps) {
  return (
    <section aria-label={label} className={classNames("banner", striped && "banner--striped")}>
      <div className="banner__words">
        {icon && <Icon name={icon} size="small" />}
        <span>{children}</span>
      </div>
      {actions ? <div className="banner__actions">{actions}</div> : null}
    </section>
  );
}
