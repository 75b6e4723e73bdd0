import type { Decision, DecisionKind, ReviewRequest } from "../../domain/protocol/review.ts";
import { type ReviewNotes, writtenComments } from "./review-notes.ts";

interface Asked {
  readonly reviewId: string;
  readonly coeId: string;
  readonly revisionId: ReviewRequest["revisionId"] | string;
  readonly decision: DecisionKind;
  readonly standing: Decision | null;
  readonly written: ReviewNotes;
}

export const requestOf = ({ reviewId, coeId, revisionId, decision, standing, written }: Asked): ReviewRequest => ({
  reviewId,
  coeId,
  revisionId: revisionId as ReviewRequest["revisionId"],
  decision,
  // An approval gives no reasons, also when some were ticked for a return before.
  reasons: decision === "approved" ? [] : [...written.reasons],
  note: written.note.trim(),
  comments: writtenComments(written),
  overturns: standing?.reviewId ?? null,
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
    reason: decision !== "approved" && written.reasons.length === 0,
    note: noteOwed && written.note.trim() === "",
  };
}
