import { type MadeDecision, standingDecision } from "./standing-decision.ts";

/**
 * Of decisions that a restored server has lost, those that nothing it holds has overtaken: it holds no decision about that revision, or
 * the lost one overturned, itself or through others that were lost, just the one that stands there now.
 */
export function notOvertaken<D extends MadeDecision>(held: readonly MadeDecision[], lost: readonly D[]): readonly D[] {
  const byId = new Map(lost.map((each) => [each.reviewId, each]));
  return lost.filter((each) => {
    const standing = standingDecision(held, each.revisionId);
    if (standing === null) return true;
    const seen = new Set<string>();
    for (let at: D | undefined = each; at && !seen.has(at.reviewId); at = byId.get(at.overturns ?? "")) {
      if (at.overturns === standing.reviewId) return true;
      seen.add(at.reviewId);
    }
    return false;
  });
}

/** Of offered decisions, those that a reviewer can still make again: about the only newest revision, and the last word of the lost ones. */
export function openOffers<D extends MadeDecision>(
  heads: readonly string[],
  held: readonly MadeDecision[],
  offers: readonly D[],
): readonly D[] {
  const [head, ...others] = heads;
  const left = notOvertaken(held, offers).filter((offer) => others.length === 0 && offer.revisionId === head);
  const overturned = new Set(left.map((offer) => offer.overturns));
  return left.filter((offer) => !overturned.has(offer.reviewId));
}
