import { foldForSearch } from "../../domain/coe/summary.ts";
import type { CoeListRow } from "../../storage/coe-list.ts";
import type { ListTotals } from "../../storage/first-page.ts";

export const listFilters = ["all", "returned", "draft", "with-state", "done"] as const;
export type ListFilter = (typeof listFilters)[number];

const stagesOf: Readonly<Record<Exclude<ListFilter, "all">, readonly CoeListRow["stage"][]>> = {
  returned: ["returned"],
  draft: ["draft"],
  "with-state": ["signed", "received", "in-review"],
  done: ["approved", "denied"],
};

const isInFilter = (row: CoeListRow, filter: ListFilter): boolean =>
  filter === "all" || stagesOf[filter].includes(row.stage);

/** What can be searched of all rows, a line for each: the engine looks through one text faster than through ten thousand. */
interface Searchable {
  readonly text: string;
  /** Where the line of each row begins. */
  readonly begins: Uint32Array;
}

const searchables = new WeakMap<readonly CoeListRow[], Searchable>();

/** Made once for a list; ahead of the first letter that is typed, so that typing does not wait for it. */
export function searchableOf(rows: readonly CoeListRow[]): Searchable {
  const made = searchables.get(rows);
  if (made !== undefined) return made;
  const begins = new Uint32Array(rows.length);
  let at = 1;
  for (const [place, { searchText }] of rows.entries()) {
    begins[place] = at;
    at += searchText.length + 1;
  }
  const searchable = { text: `\n${rows.map((row) => row.searchText).join("\n")}\n`, begins };
  searchables.set(rows, searchable);
  return searchable;
}

/** Every word that was typed must be found; accents, apostrophes and capitals do not matter. The order of the rows stays. */
export function foundRows(rows: readonly CoeListRow[], filter: ListFilter, typed: string): readonly CoeListRow[] {
  const [longest, ...others] = foldForSearch(typed)
    .split(" ")
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  if (longest === undefined) return filter === "all" ? rows : rows.filter((row) => isInFilter(row, filter));
  const found: CoeListRow[] = [];
  const { text, begins } = searchableOf(rows);
  let place = 0;
  for (let at = text.indexOf(longest); at !== -1; at = text.indexOf(longest, begins[place] ?? text.length)) {
    while ((begins[place] ?? text.length) <= at) place += 1;
    const row = rows[place - 1];
    if (row && isInFilter(row, filter) && others.every((word) => row.searchText.includes(word))) found.push(row);
  }
  return found;
}

export function countsByFilter({ all, byStage }: ListTotals): Readonly<Record<ListFilter, number>> {
  const of = (filter: Exclude<ListFilter, "all">) =>
    stagesOf[filter].reduce((sum, stage) => sum + (byStage[stage] ?? 0), 0);
  return { all, returned: of("returned"), draft: of("draft"), "with-state": of("with-state"), done: of("done") };
}

/** Where opening a COE leads: to the work that it asks for. */
export function addressOf(row: CoeListRow): string {
  if (row.continuable) return `/coes/${row.coeId}/view`;
  if (row.stage === "returned" || row.toCorrect !== null) return `/coes/${row.coeId}/corrections`;
  return row.stage === "draft" ? `/coes/${row.coeId}` : `/coes/${row.coeId}/view`;
}
