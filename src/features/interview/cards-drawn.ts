import { useEffect, useState } from "react";
import { fieldInAddress } from "./go-to-field.ts";
import { useInterview } from "./interview-context.ts";

/** More than fill the tallest tablet. */
const atFirst = 2;

/**
 * The cards of a long list that are drawn by now. Those that fill the screen come at once, and those down to the field that somebody
 * is brought back to; the others follow behind the first paint, so that eight children open as fast as two. Once all are there,
 * a card that is added is drawn like everything else.
 */
export function useCardsDrawn(ids: readonly string[]): readonly string[] {
  const { session } = useInterview();
  const [held, setHeld] = useState(() => {
    const asked = fieldInAddress() || (session.row()?.place?.field ?? "");
    const place = ids.findIndex((id) => asked.includes(`.${id}.`));
    return Math.max(0, ids.length - Math.max(atFirst, place + 1));
  });
  // Each step in one go, with a frame after it: as a transition it would be cut into slices that everything else comes before.
  useEffect(() => {
    if (held > 0) setHeld(Math.max(0, held - atFirst));
  }, [held]);
  return held === 0 ? ids : ids.slice(0, -held);
}
