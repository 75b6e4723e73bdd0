import { textOf } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import type { Place } from "../coe/qualifying-moves.ts";
import type { TraceLine } from "../eligibility/determination.ts";
import { stateInWords } from "../states/state-names.ts";
import { countryInWords, type Language, listInWords, valueInWords } from "./words.ts";

/** One sentence of the story: a message key with what `storyValues` turns into words of one language. */
export interface StorySentence {
  /** `story.<…>` */
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly places: Readonly<Record<string, Place>>;
  /** The children it speaks of; their names are the value `childNames`, their number `childCount`. */
  readonly childIds: readonly string[];
  /** The rule's own word, to be shown after the sentence: why a child is not eligible, or what is still open. */
  readonly finding: TraceLine | null;
}

export const sentence = (
  topic: string,
  values: StorySentence["values"] = {},
  childIds: readonly string[] = [],
  more: { readonly places?: StorySentence["places"]; readonly finding?: TraceLine | null } = {},
): StorySentence => ({
  message: `story.${topic}`,
  values,
  places: more.places ?? {},
  childIds,
  finding: more.finding ?? null,
});

/** The city with its State, and the country where it is not the United States. */
function placeInWords(place: Place, language: Language): string {
  const here = ["US", ""].includes(place.country.trim().toUpperCase());
  // The codes of other countries' States are not ours to read.
  const state = here ? stateInWords(place.state, language) : place.state.trim();
  const country = here ? "" : countryInWords(place.country, language);
  const parts = [place.city.trim() || (textOf(place.schoolDistrict) ?? ""), state, country];
  return parts.filter((part) => part !== "").join(", ") || "…";
}

/** The values of a sentence, in words of this language: for the message of the same language. */
export function storyValues(
  told: StorySentence,
  answers: CoeAnswers,
  language: Language,
): Readonly<Record<string, string | number>> {
  const names = told.childIds.map((id) => {
    const place = answers.childData.children.findIndex((child) => child.id === id);
    return answers.childData.children[place]?.firstName.trim() || `#${place + 1}`;
  });
  const values: Record<string, string | number> = {
    childNames: listInWords(names, language),
    childCount: names.length,
  };
  for (const [name, value] of Object.entries(told.values)) values[name] = valueInWords(name, value, language);
  for (const [name, place] of Object.entries(told.places)) values[name] = placeInWords(place, language);
  return values;
}
