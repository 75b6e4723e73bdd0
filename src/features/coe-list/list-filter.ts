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

/** Every word that was typed must be found; accents, apostrophes and capitals do not matter. The order of the rows stays. */
export function foundRows(rows: readonly CoeListRow[], filter: ListFilter, typed: string): readonly CoeListRow[] {
  const words = foldForSearch(typed).split(" ").filter(Boolean);
  if (filter === "all" && words.length === 0) return rows;
  return rows.filter((row) => isInFilter(row, filter) && words.every((word) => row.searchText.includes(word)));
}

export function countsByFilter({ all, byStage }: ListTotals): Readonly<Record<ListFilter, number>> {
  const of = (filter: Exclude<ListFilter, "all">) =>
    stagesOf[filter].reduce((sum, stage) => sum + (byStage[stage] ?? 0), 0);
  return { all, returned: of("returned"), draft: of("draft"), "with-state": of("with-state"), done: of("done") };
}

/** Where opening a COE leads: to the work that it asks for. */
export function addressOf(row: CoeListRow): string {
  if (row.continuable) return `/coes/${row.coeId}/view`;
  if (row.stage === "returned") return `/coes/${row.coeId}/corrections`;
  return row.stage === "draft" ? `/coes/${row.coeId}` : `/coes/${row.coeId}/view`;
}
