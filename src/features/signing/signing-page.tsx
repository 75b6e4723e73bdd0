import type { ReactNode } from "react";
import { MAIN_ID } from "../../ui/app-shell.tsx";

/** A page without the house around it. */
export const SigningPage = ({ children, lang }: { children: ReactNode; lang?: string }) => (
  <main className="signing" id={MAIN_ID} lang={lang} tabIndex={-1}>
    <div className="stack">{children}</div>
  </main>
);
