import type { ReactNode } from "react";

export function SkipLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a
      className="usa-skipnav skip-link"
      href={`#${to}`}
      onClick={(event) => {
        // The address stays the router's; only the focus moves.
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
    >
      {children}
    </a>
  );
}
