import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { grouped, inParts } from "./lists.ts";
import type { ReviewRow } from "./tables.ts";

export const toDecision = (row: ReviewRow): Decision => ({
  reviewId: row.id,
  coeId: row.coe_id,
  revisionId: row.revision_id as Sha256,
  decision: row.decision as Decision["decision"],
  reasons: JSON.parse(row.reasons),
  note: row.note,
  comments: JSON.parse(row.comments),
  overturns: row.overturns,
  reviewer: { id: row.reviewer_id, name: row.reviewer_name },
  at: row.at as Instant,
  seq: row.seq,
});

const findReviews = compiledOnce((db, coeIds: readonly string[]) =>
  db.selectFrom("reviews").selectAll().where("coe_id", "in", coeIds).orderBy("seq"),
);

export const readDecisions = async (db: Db, coeId: string): Promise<Decision[]> =>
  (await findReviews(db, [coeId])).map(toDecision);

/** The same of several COEs, by their ids. */
export async function readDecisionsOfAll(db: Db, coeIds: readonly string[]): Promise<ReadonlyMap<string, Decision[]>> {
  const rows = await inParts(coeIds, (part) => findReviews(db, part));
  return grouped(rows.map(toDecision), ({ coeId }) => coeId);
}
