import type { Stage } from "../coe/stage.ts";
import { ancestorsOf, type ChainedRevision, headsOf } from "./heads.ts";
import { type MadeDecision, standingDecision } from "./standing-decision.ts";

export interface StagedRevision extends ChainedRevision {
  /** The State has given a receipt for it. */
  readonly received: boolean;
}

interface CoeStanding {
  readonly stage: Stage;
  /** The revision that the stage is about; null for a draft without any revision. */
  readonly revisionId: string | null;
  readonly decision: MadeDecision | null;
  /** An approval that still stands, also while a newer revision is under way: a newer one neither inherits nor removes it (P24). */
  readonly approvedRevisionId: string | null;
}

/**
 * What happens to a COE now: draft → signed → received → in review → returned, approved or denied. A correction begun as a draft
 * leaves the COE returned until it is signed again. `openedBy` is the reviewer who has it open, or null.
 */
export function stageOf(
  revisions: readonly StagedRevision[],
  decisions: readonly MadeDecision[],
  openedBy: string | null,
): CoeStanding {
  const byId = new Map(revisions.map((revision) => [revision.revisionId, revision]));
  const head = headsOf(revisions)[0];
  const approvals = decisions.filter(
    (made) => made.decision === "approved" && standingDecision(decisions, made.revisionId)?.reviewId === made.reviewId,
  );
  const approvedRevisionId = approvals.at(-1)?.revisionId ?? null;
  const standing = (stage: Stage, revisionId: string | null, decision: MadeDecision | null = null): CoeStanding => {
    return { stage, revisionId, decision, approvedRevisionId };
  };
  if (!head) return standing("draft", null);
  const signed = nearestSigned(head.revisionId, byId);
  if (!signed) return standing("draft", head.revisionId);
  const decision = standingDecision(decisions, signed.revisionId);
  if (decision) return standing(decision.decision, signed.revisionId, decision);
  if (head !== signed) return standing("draft", head.revisionId);
  if (!signed.received) return standing("signed", signed.revisionId);
  return standing(openedBy === null ? "received" : "in-review", signed.revisionId);
}

/** The signed revision that this one is, or came from. */
export function nearestSigned<R extends ChainedRevision>(from: string, byId: ReadonlyMap<string, R>): R | null {
  const itself = byId.get(from);
  if (itself?.stage === "signed") return itself;
  const ancestors = ancestorsOf(from, byId);
  const signed = [...byId.values()].filter(
    (revision) => revision.stage === "signed" && ancestors.has(revision.revisionId),
  );
  return (
    signed.find((candidate) =>
      signed.every((other) => other === candidate || ancestorsOf(candidate.revisionId, byId).has(other.revisionId)),
    ) ?? null
  );
}
