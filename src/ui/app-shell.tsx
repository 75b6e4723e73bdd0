import type { ReactNode } from "react";
import { SkipLink } from "./skip-link.tsx";

type AppShellProps = {
  skipLabel: string;
  /** The product's name, usually a link home. */
  brand: ReactNode;
  /** Whose work this is, and where: the State, the recruiter. */
  context?: ReactNode | undefined;
  nav?: ReactNode | undefined;
  navLabel?: string | undefined;
  /** Language, sunlight, lock. */
  tools?: ReactNode | undefined;
  /** Above everything: practice mode, an update waiting. */
  banner?: ReactNode | undefined;
  /** Help stands here on every page, in the same place (WCAG 3.2.6). */
  footer?: ReactNode | undefined;
  children: ReactNode;
};

export const MAIN_ID = "main";

export function AppShell(props: AppShellProps) {
  const { skipLabel, brand, context, nav, navLabel, tools, banner, footer, children } = props;
  return (
    <div className="shell">
      <SkipLink to={MAIN_ID}>{skipLabel}</SkipLink>
      {banner}
      <header className="shell__header">
        <div className="shell__bar">
          <div className="shell__brand">{brand}</div>
          {context ? <div className="shell__context">{context}</div> : null}
          {nav ? (
            <nav aria-label={navLabel} className="shell__nav">
              {nav}
            </nav>
          ) : null}
          {tools ? <div className="shell__tools">{tools}</div> : null}
        </div>
        <div aria-hidden="true" className="furrows" />
      </header>
      <main className="shell__main" id={MAIN_ID} tabIndex={-1}>
        {children}
      </main>
      {footer ? <footer className="shell__footer">{footer}</footer> : null}
    </div>
  );
}
