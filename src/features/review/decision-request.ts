import type { OfferedDecision } from "../../domain/protocol/offered.ts";
import type { Decision, DecisionKind, ReviewRequest } from "../../domain/protocol/review.ts";
import { reasonsFor } from "../../domain/review/reasons.ts";
import { type ReviewNotes, writtenComments } from "./review-notes.ts";

interface Asked {
  readonly reviewId: string;
  readonly coeId: string;
  readonly revisionId: ReviewRequest["revisionId"] | string;
  readonly decision: DecisionKind;
  readonly standing: Decision | null;
  readonly written: ReviewNotes;
}

/** What is ticked stays ticked from one dialog to the next, so a denial leaves out what was ticked for a return before. */
const reasonsGiven = (decision: DecisionKind, { reasons }: ReviewNotes) =>
  reasons.filter((code) => reasonsFor[decision].includes(code));

export const requestOf = ({ reviewId, coeId, revisionId, decision, standing, written }: Asked): ReviewRequest => ({
  reviewId,
  coeId,
  revisionId: revisionId as ReviewRequest["revisionId"],
  decision,
  reasons: reasonsGiven(decision, written),
  note: written.note.trim(),
  comments: writtenComments(written),
  overturns: standing?.reviewId ?? null,
});

/** An offered decision word for word, over what stands now. */
export const requestAgain = (
  reviewId: string,
  { name, decision }: OfferedDecision,
  standing: Decision | null,
): ReviewRequest => ({
  reviewId,
  coeId: decision.coeId,
  revisionId: decision.revisionId,
  decision: decision.decision,
  reasons: decision.reasons,
  note: decision.note,
  comments: decision.comments,
  overturns: standing?.reviewId ?? null,
  confirms: name,
});

interface MissingWords {
  readonly reason: boolean;
  readonly note: boolean;
}

/** What the decision still lacks, before anybody is asked: the same rule as the server's (`wordsRefusal`). */
export function missingWords(decision: DecisionKind, standing: Decision | null, written: ReviewNotes): MissingWords {
  const noteOwed =
    decision === "denied" || standing !== null || (decision === "returned" && writtenComments(written).length === 0);
  return {
    reason: decision !== "approved" && reasonsGiven(decision, written).length === 0,
    note: noteOwed && written.note.trim() === "",
  };
}
