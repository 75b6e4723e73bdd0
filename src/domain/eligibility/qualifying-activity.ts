import type { FieldPath } from "../coe/field-path.ts";
import { workField } from "../coe/field-path.ts";
import type { Work } from "../coe/qualifying-moves.ts";
import { comparable } from "./place-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";
import { type WorkList, workLists } from "./work-lists.ts";

/** A word of a list on its own, as the beginning of a word (`pick*`), or as a phrase. */
const lookup = new Map<string, WorkList[]>();
const phrases: { readonly phrase: string; readonly list: WorkList }[] = [];

for (const list of workLists) {
  for (const written of list.words) {
    const ending = written.endsWith("*") ? "*" : "";
    const word = comparable(written);
    if (word.includes(" ")) phrases.push({ phrase: ` ${word}${ending === "" ? " " : ""}`, list });
    else lookup.set(word + ending, [...(lookup.get(word + ending) ?? []), list]);
  }
}

function* listsOf(word: string): Generator<WorkList> {
  yield* lookup.get(word) ?? [];
  for (let length = 2; length <= word.length; length++) yield* lookup.get(`${word.slice(0, length)}*`) ?? [];
}

const productionRules = ["R-50", "R-51", "R-52", "R-53"] as const;

/** The words of the description that stand on a list, per rule; the lists advise, the recruiter judges. */
interface ListedWords {
  readonly qualifying: ReadonlyMap<string, readonly string[]>;
  readonly support: readonly string[];
}

export function listedWords(description: string): ListedWords {
  const known = remembered.get(description);
  if (known) return known;
  const found = findListedWords(description);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(description, found);
  return found;
}

/** A description is looked up on every keystroke anywhere on the form; what it contains does not change. */
const remembered = new Map<string, ListedWords>();
const mostRemembered = 200;

function findListedWords(description: string): ListedWords {
  const text = comparable(description);
  const qualifying = new Map<string, string[]>();
  const support: string[] = [];
  const note = (list: WorkList, word: string) => {
    const found = list.qualifies === "yes" ? (qualifying.get(list.rule) ?? []) : support;
    if (!found.includes(word)) found.push(word);
    if (list.qualifies === "yes") qualifying.set(list.rule, found);
  };
  for (const word of text.split(" ")) for (const list of listsOf(word)) note(list, word);
  for (const { phrase, list } of phrases) if (` ${text} `.includes(phrase)) note(list, phrase.trim());
  return { qualifying, support };
}

/** The task is judged, not the employer; what nobody here can judge goes to the reviewer. */
export function activityLines(work: Work): Line[] {
  const fields = [workField(work.id, "activityQualifies"), workField(work.id, "description")];
  const words = listedWords(work.description);
  const lines: Line[] = listLines(work, words);
  if (work.description.trim() === "") {
    lines.push(unknownYet("R-50", "description-missing", [workField(work.id, "description")]));
  }
  lines.push(...judgement(work, words, fields), ...sectorLines(work));
  return lines;
}

function listLines(work: Work, { qualifying }: ListedWords): Line[] {
  const description = workField(work.id, "description");
  return productionRules.map((rule) => {
    const found = qualifying.get(rule);
    return found
      ? holds(rule, "on-the-list", [description], { words: found.join(", ") })
      : holds(rule, "not-on-the-list", [description]);
  });
}

function judgement(work: Work, { qualifying, support }: ListedWords, fields: readonly FieldPath[]): Line[] {
  const values = { words: support.join(", ") };
  switch (work.activityQualifies) {
    case "no":
      return [blocks("R-54", "does-not-qualify", fields)];
    case "unknown":
      return [needsReview("R-54", "reviewer-judges", fields)];
    case "yes":
      return [
        support.length > 0
          ? holds("R-54", "sounds-like-support", fields, values)
          : holds("R-54", "not-support", fields),
      ];
    default:
      if (qualifying.size > 0 && support.length === 0) return [holds("R-54", "not-support", fields)];
      return [unknownYet("R-54", support.length > 0 ? "perhaps-support" : "judgement-missing", fields, values)];
  }
}

function sectorLines(work: Work): Line[] {
  const field = workField(work.id, "sector");
  if (work.sector === null) return [unknownYet("R-50", "sector-missing", [field])];
  if (work.sector === "other" && work.activityQualifies !== "no")
    return [needsReview("R-54", "neither-farm-nor-fishing", [field])];
  return [];
}
