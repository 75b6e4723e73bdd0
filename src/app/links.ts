import { useEffect } from "react";

/**
 * Plain links of our own pages go through the router, so that a screen needs no router to link. Everything else, and every
 * click that asks for a new window, stays the browser's.
 */
export function useOwnLinks(go: (path: string) => void): void {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      ) {
        return;
      }
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target !== "" || link.hasAttribute("download")) return;
      if (link.origin !== location.origin || link.pathname.startsWith("/v1/")) return;
      // A jump within the page.
      if (link.hash !== "" && link.pathname === location.pathname) return;
      event.preventDefault();
      go(link.pathname + link.search + link.hash);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [go]);
}
