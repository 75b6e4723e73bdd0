import { useWords } from "../../ui/words.tsx";
import { type MarginPlace, marginPlaces, placeOfLine } from "./margin-place.ts";
import { useSheet } from "./sheet-context.ts";

export const marginId = (place: MarginPlace): string => `margin-${place}`;

/** From the top of the page to each part of the form that has something to look at. */
export function NoteLinks() {
  const t = useWords();
  const { findings } = useSheet();
  const counts = marginPlaces
    .map((place) => ({ place, count: findings.filter(({ line }) => placeOfLine(line) === place).length }))
    .filter(({ place, count }) => count > 0 && place !== "whole");
  return (
    <>
      {counts.map(({ place, count }) => (
        <button className="note-link" key={place} onClick={() => goTo(place)} type="button">
          {t("review.place.with-count", { place: t(`review.place.${place}`), count })}
        </button>
      ))}
    </>
  );
}

function goTo(place: MarginPlace): void {
  const margin = document.getElementById(marginId(place));
  margin?.scrollIntoView({ block: "center" });
  margin?.focus({ preventScroll: true });
}
