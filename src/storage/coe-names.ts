import { isLineNames, type LineNames, plainNames, type SummaryRow } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { isSealed, openValues } from "./sealed-column.ts";
import type { OpenProblem } from "./sealer.ts";

/** The names of all lines of one recruiter in one envelope, so that a long list opens one thing. Made again whenever it is missing. */
export interface NameListRow {
  readonly recruiterId: string;
  readonly sealed: ArrayBuffer;
}

/** The names of a line, or why they cannot be read. */
export type ReadNames = LineNames | "damaged" | "locked" | "other-vault";

/** Of each row, in the order asked. What was read before and has not been written since is not opened again. */
export async function readNames(
  db: SurcoDatabase,
  _recruiterId: string,
  rows: readonly SummaryRow[],
): Promise<ReadNames[]> {
  const sealed = rows.filter(isSealed).map((row) => ({ row: row.coeId, sealed: row.sealed }));
  const opened = await openValues(db, "summaries", sealed);
  const byCoe = new Map(sealed.map(({ row }, index) => [row, opened[index]]));
  return rows.map((row) => {
    const read = byCoe.get(row.coeId);
    if (read === undefined) return plainNames(row) ?? "damaged";
    if (!read.ok) return lasting(read.error);
    return isLineNames(read.value) ? read.value : "damaged";
  });
}

const lasting = (problem: OpenProblem): Extract<ReadNames, string> =>
  problem === "locked" || problem === "other-vault" ? problem : "damaged";
