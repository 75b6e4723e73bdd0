import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftIsDue } from "./drafts.ts";
import { unsentIds } from "./unsent-ids.ts";

export interface UnsentCoes {
  readonly coes: number;
  /** To the minute. Null where nothing waits, or where of something that waits nobody knows when it was written. */
  readonly since: Instant | null;
}

/**
 * Of everybody on this tablet (P22), from clear columns alone: no vault has to be open, and no certificate is read. What waits says
 * itself to which COE it belongs: a line in the list speaks of one version only, and of a copy that was laid aside of none.
 */
export async function unsentCoes(db: SurcoDatabase): Promise<UnsentCoes> {
  const { revisions, attachments } = await unsentIds(db);
  const waiting = new Set<string>([
    ...(await coesIn(revisions, (ids) => db.revisions.bulkGet(ids))),
    ...(await coesIn(attachments, (ids) => db.attachments.bulkGet(ids))),
  ]);
  await db.drafts.filter(draftIsDue).each(({ coeId }) => void waiting.add(coeId));
  const lines = await db.summaries.bulkGet([...waiting]);
  const times = lines.flatMap((row) => row?.changedAt ?? []).sort();
  return { coes: waiting.size, since: times.length === lines.length ? (times[0] ?? null) : null };
}

/** A few photos at a time: a day's work is half a gigabyte. */
const chunk = 10;

async function coesIn(
  ids: readonly Sha256[],
  read: (ids: Sha256[]) => PromiseLike<({ readonly coeId: string } | undefined)[]>,
): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < ids.length; from += chunk)
    found.push(...(await read(ids.slice(from, from + chunk))).flatMap((row) => row?.coeId ?? []));
  return found;
}
