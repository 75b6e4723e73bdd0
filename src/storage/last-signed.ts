import type { Sha256 } from "../domain/base/sha256.ts";
import type { Revision } from "../domain/protocol/revision.ts";
import { ancestorsOf } from "../domain/review/heads.ts";
import type { SurcoDatabase } from "./database.ts";
import { readRevision, revisionsOf } from "./revisions.ts";

export interface LastSigned {
  readonly id: Sha256;
  readonly revision: Revision;
}

/**
 * The signed revision that this one is, or came from; null where there is none, or where its body is not on this tablet. What a
 * correction changes is measured against it, whatever checkpoints lie between.
 */
export async function lastSignedOf(db: SurcoDatabase, coeId: string, from: Sha256 | null): Promise<LastSigned | null> {
  if (from === null) return null;
  const known = await revisionsOf(db, coeId);
  const byId = new Map(known.map(({ id, parents, stage }) => [id as string, { revisionId: id, parents, stage }]));
  const line = ancestorsOf(from, byId);
  const signed = [...byId.values()].filter((each) => each.stage === "signed" && line.has(each.revisionId));
  const nearest = signed.find((each) =>
    signed.every((other) => other === each || ancestorsOf(each.revisionId, byId).has(other.revisionId)),
  );
  if (!nearest) return null;
  const read = await readRevision(db, nearest.revisionId);
  return read.ok ? { id: nearest.revisionId, revision: read.value } : null;
}
