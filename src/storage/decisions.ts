import type { PromiseExtended } from "dexie";
import { liveQuery, type Observable } from "dexie";
import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { count, having, listOf, oneOf, orNull, type Shape, text } from "../domain/base/shape.ts";
import type { Decision } from "../domain/protocol/review.ts";
import { notOvertaken } from "../domain/review/offered.ts";
import type { SurcoDatabase } from "./database.ts";
import { openValues, sealValue, toTheMinute } from "./sealed-column.ts";

const isDecision: Shape<Decision> = having<Decision>({
  reviewId: text,
  coeId: text,
  revisionId: (value): value is Sha256 => text(value),
  decision: oneOf(["returned", "approved", "denied"]),
  reasons: listOf(text),
  note: text,
  comments: listOf(having({ field: text, text })),
  overturns: orNull(text),
  reviewer: having({ id: text, name: text }),
  at: (value): value is Instant => text(value),
  seq: count,
});

/** A decision of the SEA as it lies on the disk: what it says, and who says it, is sealed. */
export interface DecisionRow {
  readonly reviewId: string;
  readonly coeId: string;
  readonly revisionId: Sha256;
  readonly seq: number;
  readonly decision: Decision["decision"];
  readonly overturns: string | null;
  readonly at: Instant;
  readonly commentCount: number;
  /**
   * The server's history has changed since it was told. `unheard`: and it was not told again yet. `offered`: the State has lost it and
   * was told of it. Absent while the State holds it, as far as is known here.
   */
  readonly lost?: "unheard" | "offered";
  readonly sealed: ArrayBuffer;
}

export const sealDecision = async (db: SurcoDatabase, made: Decision): Promise<DecisionRow> => ({
  reviewId: made.reviewId,
  coeId: made.coeId,
  revisionId: made.revisionId,
  seq: made.seq,
  decision: made.decision,
  overturns: made.overturns,
  at: toTheMinute(made.at),
  commentCount: made.comments.length,
  sealed: await sealValue(db, "decisions", made.reviewId, made),
});

/**
 * What a transaction may know of the decisions about a COE, oldest first. What the State has lost goes on counting until it says
 * something newer: a COE that was approved does not wait again because a server was put back. A promise of the database's own: one
 * more async function between it and the transaction's, and Dexie takes the transaction for over (PrematureCommitError).
 */
export const decisionColumnsOf = (db: SurcoDatabase, coeId: string): PromiseExtended<DecisionRow[]> =>
  db.decisions
    .where("coeId")
    .equals(coeId)
    .sortBy("seq")
    .then((rows) => {
      const lost = rows.filter((row) => row.lost !== undefined);
      if (lost.length === 0) return rows;
      const held = rows.filter((row) => row.lost === undefined);
      // Places in two histories do not compare; both were given by the State's own clock.
      return [...held, ...notOvertaken(held, lost)].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
    });

/** Every decision about a COE whose words can be read, oldest first. */
export async function decisionsOf(db: SurcoDatabase, coeId: string): Promise<Decision[]> {
  const rows = await decisionColumnsOf(db, coeId);
  const sealed = rows.map((row) => ({ row: row.reviewId, sealed: row.sealed }));
  const opened = await Promise.resolve(openValues(db, "decisions", sealed));
  return opened.flatMap((each) => (each.ok && isDecision(each.value) ? [each.value] : []));
}

export const watchDecisions = (db: SurcoDatabase, coeId: string): Observable<Decision[]> =>
  liveQuery(() => decisionsOf(db, coeId));
