import type { DecisionKind } from "../protocol/review.ts";

/** A decision that was made, as far as the next one depends on it. */
export interface MadeDecision {
  readonly reviewId: string;
  readonly revisionId: string;
  readonly decision: DecisionKind;
  readonly overturns: string | null;
}

/** The first decision on a revision stands until one that names it overturns it (P24). */
export function standingDecision<D extends MadeDecision>(decisions: readonly D[], revisionId: string): D | null {
  const overturned = new Set(decisions.map((decision) => decision.overturns));
  return decisions.find((decision) => decision.revisionId === revisionId && !overturned.has(decision.reviewId)) ?? null;
}

/** Of decisions from the oldest on, the newest that stands about any version of a COE; null while the State has said nothing. */
export function latestDecision<D extends MadeDecision>(decisions: readonly D[]): D | null {
  return decisions.findLast((made) => standingDecision(decisions, made.revisionId)?.reviewId === made.reviewId) ?? null;
}
