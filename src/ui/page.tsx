import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type PageProps = {
  title: ReactNode;
  /** What the tab is called where the title says whose COE it is: a browser writes the names of its tabs into its history. */
  namelessTitle?: string | undefined;
  /** Small words above the title: where this page belongs. */
  kicker?: ReactNode | undefined;
  lede?: ReactNode | undefined;
  /** Beside the title: saved state, stage. */
  status?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  /** Reading is for forms and prose, desk for tables, full for pages with a panel beside. */
  width?: "reading" | "desk" | "full" | undefined;
  children: ReactNode;
};

export function Page({ title, namelessTitle, kicker, lede, status, actions, width = "reading", children }: PageProps) {
  return (
    <div className={classNames("page", `page--${width}`)}>
      <div className="page__head">
        <div className="page__words">
          {kicker ? <p className="page__kicker">{kicker}</p> : null}
          <h1 className="page__title" data-nameless={namelessTitle}>
            {title}
          </h1>
          {lede ? <p className="page__lede">{lede}</p> : null}
        </div>
        {status ? <div className="page__status">{status}</div> : null}
        {actions ? <div className="page__actions">{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}
