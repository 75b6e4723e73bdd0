import { useEffect, useRef } from "react";
import { MAIN_ID } from "../ui/app-shell.tsx";
import { useWords } from "../ui/words.tsx";

/**
 * Says where one has arrived: the document's title, and after a change of address the focus on the new heading (WCAG 2.4.3). A
 * screen that reads from the disk first brings its heading later, so this waits for it.
 */
export function Arrival({ place }: { place: string }) {
  const t = useWords();
  const product = t("shell.product");
  const focused = useRef(place);
  useEffect(() => {
    const main = document.getElementById(MAIN_ID) ?? document.body;
    const arrive = () => {
      const heading = [...main.querySelectorAll("h1")].find(isShown);
      if (!heading) return;
      const title = [tabNameOf(heading), product].filter(Boolean).join(" · ");
      if (document.title !== title) document.title = title;
      if (focused.current === place) return;
      focused.current = place;
      moveFocus(heading);
    };
    const observer = new MutationObserver(arrive);
    observer.observe(main, { childList: true, subtree: true, characterData: true });
    arrive();
    return () => observer.disconnect();
  }, [place, product]);
  return null;
}

/** A heading that names a family says what the tab is called instead: the browser's history is no place for a family (S15). */
const tabNameOf = (heading: HTMLElement): string => heading.dataset.nameless ?? heading.textContent.trim();

/** While the next screen is on its way React keeps the last one in the document, hidden by an inline style. */
const isShown = (heading: Element): boolean => heading.closest('[style*="display: none"]') === null;

/** A screen that has put the cursor into a field knows better. */
function moveFocus(heading: HTMLElement): void {
  if (document.activeElement?.matches("input, select, textarea, canvas, dialog *")) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
