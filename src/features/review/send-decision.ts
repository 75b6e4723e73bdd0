import type { Decision, ReviewRequest } from "../../domain/protocol/review.ts";
import { inOwnName } from "../../sync/office.ts";
import type { OfficeProblem } from "../../sync/office-refusal.ts";
import { postReview } from "./office-calls.ts";

export type Sent =
  /** A decision of this name stands. `asAsked` is false when an earlier try with other words had arrived after all. */
  | { readonly kind: "stands"; readonly decision: Decision; readonly asAsked: boolean }
  /** The office refuses: nothing was decided, and this name is free again; only `not-signed-in` says nothing of earlier tries. */
  | { readonly kind: "refused"; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  /** Nobody knows whether it arrived. The same name must be used for the next try. */
  | { readonly kind: "unknown"; readonly problem: OfficeProblem };

/** Pauses between tries while nobody answers. */
const pauses = [800, 2500] as const;

interface SendingDecision {
  readonly post: typeof postReview;
  wait(ms: number): Promise<void>;
}

const inBrowser: SendingDecision = {
  post: postReview,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Sends a decision under one name until an answer comes: the same name twice is the same decision once. */
export async function sendDecision(request: ReviewRequest, by: SendingDecision = inBrowser): Promise<Sent> {
  const name = inOwnName();
  let unanswered: OfficeProblem | null = null;
  for (const pause of [...pauses, null]) {
    const answer = await by.post(request, name);
    if (answer.ok) return { kind: "stands", decision: answer.value, asAsked: sameWords(request, answer.value) };
    const { error } = answer;
    const maybeLater = error.code !== "refused" || error.problem === "busy" || error.problem === "unexpected";
    if (!maybeLater) {
      // What went unanswered may have arrived before one's session ended.
      if (unanswered && error.problem === "not-signed-in") return { kind: "unknown", problem: unanswered };
      return { kind: "refused", code: error.problem, details: error.details };
    }
    if (pause === null) return { kind: "unknown", problem: error };
    unanswered = error;
    await by.wait(pause);
  }
  throw new Error("the last try always returns");
}

const sameWords = (asked: ReviewRequest, made: Decision): boolean =>
  asked.decision === made.decision &&
  asked.note === made.note &&
  JSON.stringify(asked.comments) === JSON.stringify(made.comments) &&
  JSON.stringify(asked.reasons) === JSON.stringify(made.reasons);
