import { useEffect, useState } from "react";
import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "../storage/database.ts";

/** Since when the oldest revision waits to be sent; asked again whenever the number of waiting ones changes. */
export function useOldestUnsent(db: SurcoDatabase, unsent: number): Instant | null {
  const [oldest, setOldest] = useState<Instant | null>(null);
  useEffect(() => {
    if (unsent === 0) return setOldest(null);
    let asked = true;
    readOldestUnsent(db).then(
      (at) => asked && setOldest(at),
      () => asked && setOldest(null),
    );
    return () => {
      asked = false;
    };
  }, [db, unsent]);
  return oldest;
}

/** From the summaries alone: small rows, and no certificate is opened. */
async function readOldestUnsent(db: SurcoDatabase): Promise<Instant | null> {
  let oldest: Instant | null = null;
  await db.summaries.each((row) => {
    const waits = row.headRevisionId !== null && (row.receipt === null || !row.receipt.complete);
    if (waits && (oldest === null || row.changedAt < oldest)) oldest = row.changedAt;
  });
  return oldest;
}
