/** The five words of the protocol (4.5): who holds a COE now. The fifth is the State's decision itself. */
export const custodyWords = [
  "on-this-tablet-only",
  "received",
  "complete",
  "secured",
  "returned",
  "approved",
  "denied",
] as const;
export type Custody = (typeof custodyWords)[number];

/** What the tablet has as evidence. It believes receipts and nothing else. */
export interface CustodyEvidence {
  /** The receipt for exactly this revision; null while there is none. */
  readonly receipt: { readonly seq: number; readonly awaiting: readonly string[] } | null;
  /** Place of the `completed` change, where attachments arrived after the receipt. */
  readonly completedSeq: number | null;
  /** The highest place in the feed that a verified backup holds; null where the State has none. */
  readonly securedSeq: number | null;
  /** The standing decision about this revision. */
  readonly decision: "returned" | "approved" | "denied" | null;
}

/** [P14] The one function that the screens ask. */
export function custodyOf(evidence: CustodyEvidence): Custody {
  return evidence.decision ?? holderOf(evidence);
}

/** Where the only copies are, whatever was decided: what may be released depends on this, not on the decision (P21). */
export function holderOf(
  evidence: Omit<CustodyEvidence, "decision">,
): "on-this-tablet-only" | "received" | "complete" | "secured" {
  const { receipt, completedSeq, securedSeq } = evidence;
  if (!receipt) return "on-this-tablet-only";
  const complete = receipt.awaiting.length === 0 || completedSeq !== null;
  if (!complete) return "received";
  // A backup from between the receipt and the last attachment holds the answers without the signature.
  const completeAt = Math.max(receipt.seq, completedSeq ?? 0);
  return securedSeq !== null && completeAt <= securedSeq ? "secured" : "complete";
}
