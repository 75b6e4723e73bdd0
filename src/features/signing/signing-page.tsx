import { type ReactNode, useEffect, useRef } from "react";
import { MAIN_ID } from "../../ui/app-shell.tsx";

/** A page without the house around it. Each step begins at its heading: the address stays the same, so nobody else moves there. */
export function SigningPage({ children, lang }: { children: ReactNode; lang?: string }) {
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const heading = page.current?.querySelector("h1");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <main className="signing" id={MAIN_ID} lang={lang} ref={page} tabIndex={-1}>
      <div className="stack">{children}</div>
    </main>
  );
}
