import { isLineNames } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { isSealed, openValue } from "./sealed-column.ts";

/** The family's name on a COE's line; empty where this tablet has none, or the vault that is open is not the one that sealed it. */
export async function familyNameOf(db: SurcoDatabase, coeId: string): Promise<string> {
  const row = await db.summaries.get(coeId);
  if (row === undefined || !isSealed(row)) return "";
  const opened = await openValue(db, "summaries", coeId, row.sealed);
  return opened.ok && isLineNames(opened.value) ? opened.value.familyName : "";
}
