import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Decision } from "../../src/domain/protocol/review.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
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

const findReviews = compiledOnce((db, coeId: string) =>
  db.selectFrom("reviews").selectAll().where("coe_id", "=", coeId).orderBy("seq"),
);

export const readDecisions = async (db: Db, coeId: string): Promise<Decision[]> =>
  (await findReviews(db, coeId)).map(toDecision);
