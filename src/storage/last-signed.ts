import type { Sha256 } from "../domain/base/sha256.ts";
import type { Receipt } from "../domain/protocol/receipt.ts";
import type { Revision } from "../domain/protocol/revision.ts";
import { nearestSigned } from "../domain/review/stage.ts";
import type { SurcoDatabase } from "./database.ts";
import { readRevision, revisionsOf } from "./revisions.ts";

export interface LastSigned {
  readonly id: Sha256;
  readonly revision: Revision;
  /** Why the State set it aside; empty where it did not, or where nothing is known of that here. */
  readonly setAside: Receipt["problems"];
}

/**
 * The signed revision that this one is, or came from; null where there is none, or where its body is not on this tablet. What a
 * correction changes is measured against it, whatever checkpoints lie between.
 */
export async function lastSignedOf(db: SurcoDatabase, coeId: string, from: Sha256 | null): Promise<LastSigned | null> {
  if (from === null) return null;
  const known = await revisionsOf(db, coeId);
  const byId = new Map(known.map(({ id, parents, stage }) => [id as string, { revisionId: id, parents, stage }]));
  const nearest = nearestSigned(from, byId);
  if (!nearest) return null;
  const read = await readRevision(db, nearest.revisionId);
  const setAside = (await db.receipts.get(nearest.revisionId))?.receipt.problems ?? [];
  return read.ok ? { id: nearest.revisionId, revision: read.value, setAside } : null;
}
