import { foldForSearch } from "../../domain/coe/summary.ts";
import type { CoeListRow } from "../../storage/coe-list.ts";

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

/** Every word that was typed must be found; accents, apostrophes and capitals do not matter. The order of the rows stays. */
export function foundRows(rows: readonly CoeListRow[], filter: ListFilter, typed: string): readonly CoeListRow[] {
  const words = foldForSearch(typed).split(" ").filter(Boolean);
  if (filter === "all" && words.length === 0) return rows;
  return rows.filter((row) => isInFilter(row, filter) && words.every((word) => row.searchText.includes(word)));
}

export function countsByFilter(rows: readonly CoeListRow[]): Readonly<Record<ListFilter, number>> {
  const counts = { all: rows.length, returned: 0, draft: 0, "with-state": 0, done: 0 };
  for (const row of rows) {
    for (const filter of listFilters) if (filter !== "all" && isInFilter(row, filter)) counts[filter] += 1;
  }
  return counts;
}

/** Where opening a COE leads: to the work that it asks for. */
export function addressOf(row: CoeListRow): string {
  if (row.continuable) return `/coes/${row.coeId}/view`;
  if (row.stage === "returned") return `/coes/${row.coeId}/corrections`;
  return row.stage === "draft" ? `/coes/${row.coeId}` : `/coes/${row.coeId}/view`;
}
