import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { OfferedDecision } from "../../domain/protocol/offered.ts";
import type { Decision, DecisionKind, ReviewRequest } from "../../domain/protocol/review.ts";
import type { World } from "../../storage/world.ts";
import { type Decided, decidedKey } from "./decided-notice.tsx";
import { missingWords, requestAgain, requestOf } from "./decision-request.ts";
import { queueKey, recordKey } from "./desk-queries.ts";
import { type Sent, sendDecision } from "./send-decision.ts";
import { useNotes, useSheet } from "./sheet-context.ts";
import { whoseCoe } from "./whose-coe.ts";

type Deciding = {
  decision: DecisionKind;
  standing: Decision | null;
  world: Pick<World, "newId">;
  onDecided: () => void;
  /** In its words, and not in those that are written here. */
  again?: OfferedDecision;
};

/** Sends the decision with what was written, forgets what was written once it stands, and goes on. */
export function useDeciding({ decision, standing, world, onDecided, again }: Deciding) {
  const client = useQueryClient();
  const { answers, notes, record, revisionId } = useSheet();
  const written = useNotes(notes);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<Sent | null>(null);
  const { coeId } = record;

  async function decide(): Promise<void> {
    setBusy(true);
    // Minted before the first try, and kept through a reload: a second try is the same decision (P24).
    const reviewId = written.reviewId ?? world.newId();
    notes.change({ reviewId });
    const request: ReviewRequest = again
      ? requestAgain(reviewId, again, standing)
      : requestOf({ reviewId, coeId, revisionId, decision, standing, written });
    const outcome = await sendDecision(request);
    setBusy(false);
    setSent(outcome);
    if (outcome.kind === "refused" && outcome.code !== "not-signed-in") notes.change({ reviewId: null });
    if (outcome.kind !== "unknown") {
      void client.invalidateQueries({ queryKey: queueKey });
      void client.invalidateQueries({ queryKey: recordKey(coeId) });
    }
    if (outcome.kind !== "stands") return;
    if (again) notes.change({ reviewId: null });
    else notes.clear();
    const told: Decided = {
      coeId,
      whose: whoseCoe(answers),
      decision: outcome.decision.decision,
      asAsked: outcome.asAsked,
    };
    client.setQueryData(decidedKey, told);
    onDecided();
  }

  return { decide: () => void decide(), sent, busy, missing: missingWords(decision, standing, written) };
}
