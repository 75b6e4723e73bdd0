const FOCUSABLE =
  "input:not([type=hidden]):not(:disabled), select:not(:disabled), textarea:not(:disabled), button:not(:disabled), a[href], summary";

/**
 * Moves the focus to the control with this id, or to the first control inside the group with this id, and opens what it
 * is folded in. Says whether there was such a field on the page.
 */
export function jumpToField(id: string): boolean {
  const place = document.getElementById(id);
  if (!place) return false;
  for (let folded = place.closest("details"); folded; folded = folded.parentElement?.closest("details") ?? null) {
    folded.open = true;
  }
  const inside = place.querySelector<HTMLElement>(`:is([aria-invalid=true]):is(${FOCUSABLE})`);
  const control = place.matches(FOCUSABLE) ? place : (inside ?? place.querySelector<HTMLElement>(FOCUSABLE) ?? place);
  control.focus({ preventScroll: true });
  // The question should be in sight above its answer, clear of the sticky header.
  (control.closest(".field") ?? control).scrollIntoView?.({ block: "start" });
  return document.activeElement === control;
}
