import type { Instant } from "../domain/base/instant.ts";
import type { SummaryRow } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftsDue } from "./unsent.ts";
import { countUnsent } from "./unsent-ids.ts";

export interface UnsentCoes {
  readonly coes: number;
  /** To the minute. Null where nothing waits. */
  readonly since: Instant | null;
}

/** Of everybody on this tablet (P22), from clear columns alone: no vault has to be open, and no certificate is read. */
export async function unsentCoes(db: SurcoDatabase): Promise<UnsentCoes> {
  const pieces = await countUnsent(db);
  const due = new Set(await draftsDue(db));
  const waits = (row: SummaryRow) => due.has(row.coeId) || (pieces > 0 && isNotWholeThere(row));
  let coes = 0;
  let since: Instant | null = null;
  await db.summaries.each((row) => {
    if (!waits(row)) return;
    coes += 1;
    if (since === null || row.changedAt < since) since = row.changedAt;
  });
  return { coes, since };
}

const isNotWholeThere = ({ headRevisionId, draftStage, receipt }: SummaryRow): boolean =>
  headRevisionId !== null && draftStage !== "elsewhere" && (receipt === null || !receipt.complete);
