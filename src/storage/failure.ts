import type { DraftRow } from "./drafts.ts";

/** Why something was not saved. The words for it are the screen's, by code; what was typed is still on the screen. */
export type SaveProblem =
  /** Another window wrote the draft first (P5); `draft` is what stands now, null when there is none. */
  | { readonly code: "edited-elsewhere"; readonly draft: DraftRow | null }
  /** The row is not there any more: the storage was emptied from outside, and what is on the screen may be the only copy. */
  | { readonly code: "no-longer-here" }
  /** The draft is signed: it changes only by a correction. */
  | { readonly code: "frozen" }
  /** A newer release has used this storage (P17), or is upgrading it now. Reloading cures it. */
  | { readonly code: "code-too-old"; readonly reason: "newer-writer" | "closed-for-upgrade" }
  | { readonly code: "quota" }
  /** The revision was made from an older state of the tablet: make it again from this one. */
  | { readonly code: "make-again"; readonly draft: DraftRow; readonly deviceSeq: number }
  | { readonly code: "storage-failed"; readonly cause: string }
  /** The recruiter's vault is shut: nothing of a family is written open instead. */
  | { readonly code: "locked" };

/** Thrown inside a transaction to abort it with an answer for the caller. */
export class Refusal extends Error {
  readonly problem: SaveProblem;
  constructor(problem: SaveProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Thrown inside a transaction where somebody has written since what is being written was prepared: prepare it again. */
export class Overtaken extends Error {}

export type FailureKind = "transient" | "quota" | "closed-for-upgrade" | "unknown";

const transientNames = new Set([
  "InvalidStateError",
  "DatabaseClosedError",
  "TransactionInactiveError",
  "TimeoutError",
]);

/** What engines say when they have dropped the connection behind the page's back (dexie#2008, WebKit 197050, 277615). */
const transientTexts =
  /connection to indexed database server lost|connection is closing|database connection|internal error opening backing store|without an in-progress transaction/i;

/** Every error on the way down: an abort carries its cause inside (dexie#776). */
function chainOf(error: unknown): { name: string; message: string }[] {
  const chain: { name: string; message: string }[] = [];
  let at: unknown = error;
  while (at !== null && typeof at === "object" && chain.length < 6) {
    const { name, message, inner, cause } = at as {
      name?: unknown;
      message?: unknown;
      inner?: unknown;
      cause?: unknown;
    };
    chain.push({ name: String(name ?? ""), message: String(message ?? "") });
    at = inner ?? cause;
  }
  return chain;
}

/** The kind by `name`, since QuotaExceededError became a class of its own in 2025 and was a DOMException before. */
export function classify(error: unknown, closedForUpgrade: boolean): FailureKind {
  const chain = chainOf(error);
  if (chain.some(({ name, message }) => name === "QuotaExceededError" || /quota/i.test(message))) return "quota";
  if (closedForUpgrade && chain.some(({ name }) => name === "DatabaseClosedError")) return "closed-for-upgrade";
  if (chain.some(({ name, message }) => transientNames.has(name) || transientTexts.test(message))) return "transient";
  return "unknown";
}

/** Names only: messages of storage engines may quote what was stored. */
export const causeOf = (error: unknown): string =>
  chainOf(error)
    .map(({ name }) => name || "Error")
    .join(" < ") || typeof error;
