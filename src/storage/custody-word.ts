import type { DecisionKind } from "../domain/protocol/review.ts";

/** Where a COE is held, in the words that a screen may use (P14, protocol 4.5); the last three are the SEA's decision. */
export type CustodyWord = "on-this-tablet" | "received" | "complete" | "secured" | DecisionKind;

export interface CustodyFacts {
  /** Typed since the last revision was made, or no revision made yet. */
  readonly dirty: boolean;
  /** Place of the newest revision in the server's feed; null without a receipt. */
  readonly receiptSeq: number | null;
  /** Attachments that the server still waits for. */
  readonly awaiting: number;
  readonly securedSeq: number | null;
  /** The decision about the newest revision. */
  readonly decision: DecisionKind | null;
}

/** The one place where facts become a word (P14). */
export function custodyWord(facts: CustodyFacts): CustodyWord {
  if (facts.dirty || facts.receiptSeq === null) return "on-this-tablet";
  if (facts.decision !== null) return facts.decision;
  if (facts.awaiting > 0) return "received";
  return facts.securedSeq !== null && facts.receiptSeq <= facts.securedSeq ? "secured" : "complete";
}
