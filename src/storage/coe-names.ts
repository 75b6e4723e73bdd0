import { having, listOf, type Shape, text } from "../domain/base/shape.ts";
import { isLineNames, type LineNames, plainNames, type SummaryRow } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { keepShorterWay, type ListedNames, remembered, timesForgotten } from "./remembered-names.ts";
import { isSealed, openValue, openValues } from "./sealed-column.ts";
import { type Unreadable, unreadableFor } from "./sealer.ts";

/** The names of all lines of one recruiter in one envelope: a long list opens one thing. It is made again whenever it is missing. */
export interface NameListRow {
  readonly recruiterId: string;
  readonly sealed: ArrayBuffer;
}

/** The names of a line, or why they cannot be read. */
export type ReadNames = LineNames | Unreadable;

const isList: Shape<ListedNames[]> = listOf(having<ListedNames>({ coeId: text, mark: text, names: isLineNames }));

/** So many lines may have been written since the list was made before it is made again. */
const fewOpened = 50;

/** The names of each row, in the order asked. What was read before and has not been written since is not opened again. */
export async function readNames(
  db: SurcoDatabase,
  recruiterId: string,
  rows: readonly SummaryRow[],
): Promise<ReadNames[]> {
  const since = timesForgotten(db);
  const before = remembered.get(db);
  const known = before?.of === recruiterId ? before.known : await listedNames(db, recruiterId);
  const unknown = rows.filter((row) => isSealed(row) && known.get(row.coeId)?.mark !== row.mark);
  const opened = await openValues(
    db,
    "summaries",
    unknown.map((row) => ({ row: row.coeId, sealed: row.sealed })),
  );
  const problems = new Map<string, Unreadable>();
  for (const [index, { coeId, mark }] of unknown.entries()) {
    const read = opened[index];
    if (read?.ok && isLineNames(read.value)) known.set(coeId, { coeId, mark, names: read.value });
    else problems.set(coeId, read && !read.ok ? unreadableFor(read.error) : "damaged");
  }
  const isLocked = [...problems.values()].includes("locked");
  if (!isLocked && timesForgotten(db) === since) remembered.set(db, { of: recruiterId, known });
  if (unknown.length - problems.size > fewOpened) {
    const listed = rows.flatMap((row) => known.get(row.coeId) ?? []);
    keepShorterWay(db, "nameLists", recruiterId, listed, since);
  }
  return rows.map((row) => {
    if (!isSealed(row)) return plainNames(row) ?? "damaged";
    return problems.get(row.coeId) ?? known.get(row.coeId)?.names ?? "damaged";
  });
}

async function listedNames(db: SurcoDatabase, recruiterId: string): Promise<Map<string, ListedNames>> {
  const row = await db.nameLists.get(recruiterId);
  const read = row === undefined ? null : await openValue(db, "nameLists", recruiterId, row.sealed);
  const listed = read?.ok && isList(read.value) ? read.value : [];
  return new Map(listed.map((each) => [each.coeId, each]));
}
