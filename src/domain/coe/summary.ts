import type { CalendarDate } from "../base/calendar-date.ts";
import { dateOf, textOf } from "./answer.ts";
import type { CoeAnswers } from "./coe.ts";

/** One row of a list of COEs, on the tablet and in the State's queue. */
interface CoeSummary {
  /** Empty while no name is written down yet. */
  readonly familyName: string;
  readonly childFirstNames: readonly string[];
  readonly childCount: number;
  readonly interviewDate: CalendarDate | null;
  readonly latestMoveDate: CalendarDate | null;
  readonly city: string;
  readonly schoolDistrict: string;
  /** Folded words, for `matchesSearch`. */
  readonly searchText: string;
}

/** The line of the tablet's list: whose COE, and how much is owed on it. Knows no rule, so that saving never waits for them. */
export function listLine(answers: CoeAnswers, owed: OwedLists) {
  const { familyName, childFirstNames } = summaryOf(answers);
  const counts = { mustFix: owed.mustFix.length, comments: owed.comments.length, ask: owed.ask };
  return { familyName, childNames: childFirstNames, owed: counts };
}

export interface OwedLists {
  readonly mustFix: readonly unknown[];
  /** How many of them no rule objects to: they are not answered yet. */
  readonly ask: number;
  readonly comments: readonly unknown[];
}

export function summaryOf(answers: CoeAnswers): CoeSummary {
  const { familyData, childData, qualifyingMoves, intervieweeSignature } = answers;
  const childFirstNames = childData.children.map((child) => child.firstName.trim()).filter((name) => name !== "");
  const days = qualifyingMoves.moves.map((move) => dateOf(move.date)).filter((day) => day !== null);
  const familyName = familyNameOf(answers);
  const searched = [
    familyName,
    ...[familyData.parent1, familyData.parent2].flatMap((parent) => [
      textOf(parent.firstName),
      textOf(parent.lastName),
    ]),
    ...childData.children.flatMap((child) => [child.firstName, child.lastName1, textOf(child.lastName2)]),
    ...qualifyingMoves.workers.flatMap((worker) => [worker.firstName, worker.lastName]),
    intervieweeSignature.intervieweeName,
    familyData.address,
    familyData.city,
    familyData.schoolDistrict,
  ];
  return {
    familyName,
    childFirstNames,
    childCount: childData.children.length,
    interviewDate: dateOf(intervieweeSignature.interviewDate),
    latestMoveDate: days.toSorted().at(-1) ?? null,
    city: familyData.city.trim(),
    schoolDistrict: familyData.schoolDistrict.trim(),
    searchText: [...new Set(foldForSearch(searched.map((word) => word ?? "").join(" ")).split(" "))].join(" ").trim(),
  };
}

/** The children's last names, as the family writes them; before there are children, a parent's or the worker's. */
export function familyNameOf(answers: CoeAnswers): string {
  const named = answers.childData.children.find((child) => child.lastName1.trim() !== "");
  if (named) return [named.lastName1.trim(), textOf(named.lastName2) ?? ""].join(" ").trim();
  const { parent1, parent2 } = answers.familyData;
  const worker = answers.qualifyingMoves.workers.find((person) => person.lastName.trim() !== "");
  return textOf(parent1.lastName) ?? textOf(parent2.lastName) ?? worker?.lastName.trim() ?? "";
}

/** Letters that do not fall apart into a base letter and a mark. */
const letters: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe" };

/** Lower case without accents, apostrophes (K'iche', ʻOkina) and punctuation, so that `nunez` finds Núñez. */
export const foldForSearch = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}|['’‘ʼʻꞌ`´]/gu, "")
    .replace(/[łøđıßæœ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Every word of the query begins a word of the row, in any order. */
export function matchesSearch(row: { readonly searchText: string }, query: string): boolean {
  const words = ` ${row.searchText}`;
  return foldForSearch(query)
    .split(" ")
    .every((word) => word === "" || words.includes(` ${word}`));
}
