import { useEffect } from "react";
import type { DraftSession } from "./draft-session.ts";
import { fieldInAddress, focusField, goToField } from "./go-to-field.ts";

/**
 * Brings the recruiter back to where they were: to the field in the address, or to the one in the draft when the page was loaded
 * anew. From then on every field that takes the focus is remembered.
 */
export function usePlace(session: DraftSession, section: string): void {
  useEffect(() => {
    const asked = fieldInAddress();
    const kept = session.row()?.place;
    if (asked !== "") goToField(asked);
    else if (kept?.section === section && kept.field !== null && session.saveState().kind === "untouched") {
      goToField(kept.field);
    }
    const hashChanged = () => focusField(fieldInAddress());
    const remember = (event: FocusEvent) => {
      const id = event.target instanceof Element ? fieldOf(event.target) : null;
      if (id !== null) session.moveTo({ section, field: id });
    };
    document.addEventListener("focusin", remember);
    window.addEventListener("hashchange", hashChanged);
    if (kept?.section !== section) session.moveTo({ section, field: null });
    return () => {
      document.removeEventListener("focusin", remember);
      window.removeEventListener("hashchange", hashChanged);
    };
  }, [session, section]);
}

const roots = [
  "familyData.",
  "childData.",
  "qualifyingMoves.",
  "comments.",
  "intervieweeSignature.",
  "stateInformation.",
];

/** The id of the control itself where it is a field's; a radio or a tick box answers for the group around it. */
function fieldOf(element: Element): string | null {
  if (!element.matches("input, select, textarea")) return null;
  const own = element.closest<HTMLElement>("[id]");
  for (let at = own; at; at = at.parentElement?.closest<HTMLElement>("[id]") ?? null) {
    if (roots.some((root) => at.id.startsWith(root))) return at.id;
  }
  return null;
}
