import type { CoeAnswers } from "../coe/coe.ts";
import { incompleteFields } from "../coe/complete.ts";
import { usedMoves } from "../coe/complete-moves.ts";
import type { IncompleteField } from "../coe/incomplete-field.ts";
import type { Determination } from "../eligibility/determination.ts";
import type { ProblemCode } from "../protocol/problem.ts";
import type { DecisionKind } from "../protocol/review.ts";
import { isReasonCode } from "./reasons.ts";
import { type MadeDecision, standingDecision } from "./standing-decision.ts";

/** What a reviewer says about one signed revision. Overturning is a decision too: it names the one it overturns (P24). */
export interface ProposedDecision {
  readonly decision: DecisionKind;
  readonly reasons: readonly string[];
  readonly note: string;
  readonly comments: readonly { readonly field: string; readonly text: string }[];
  readonly overturns: string | null;
}

export interface ReviewedRevision {
  readonly revisionId: string;
  readonly stage: "draft" | "signed";
  /** No newer revision, and no second one beside it. */
  readonly onlyHead: boolean;
  /** Every attachment it lists is held (P8). */
  readonly complete: boolean;
  readonly setAside: boolean;
  /** Everybody who wrote one of this COE's revisions. */
  readonly authorIds: readonly string[];
  readonly determination: Pick<Determination, "children" | "groups" | "comments" | "findings">;
  /** What the form asks for and these answers leave open. */
  readonly openFields: readonly IncompleteField[];
}

/** The form's own open fields, under the moves and the work that the determination found. */
export const openFieldsOf = (
  answers: CoeAnswers,
  determination: Pick<Determination, "children">,
): readonly IncompleteField[] => incompleteFields(answers, usedMoves(determination.children));

interface DecidingPerson {
  readonly id: string;
  readonly roles: readonly string[];
}

/** Why a decision cannot be taken. Codes of the problem catalogue, in one list for the server that says them and the desk that words them. */
export const decisionRefusals = [
  "not-allowed",
  "own-coe",
  "revision-not-signed",
  "revision-set-aside",
  "not-the-only-head",
  "revision-incomplete",
  "already-decided",
  "nothing-to-overturn",
  "blocking-findings",
  "decision-needs-reason",
  "decision-needs-note",
] as const satisfies readonly ProblemCode[];
export type DecisionRefusal = (typeof decisionRefusals)[number];

/** Something that has to change before this COE can be approved. */
export interface Blocker {
  readonly rule: string;
  /** Null for the COE as a whole. */
  readonly childId: string | null;
}

/**
 * A form with a required field left open is no Certificate of Eligibility (C-01 to C-06). A child who is not eligible or not yet
 * known cannot be certified; a comment that is owed is part of the record (34 CFR 200.89(d)(4)); children of different groups need
 * COEs of their own. What merely needs review is what the reviewer is there for.
 */
export function blockersOf({
  determination,
  openFields,
}: Pick<ReviewedRevision, "determination" | "openFields">): readonly Blocker[] {
  const open = openFields.map(({ rule }): Blocker => ({ rule, childId: null }));
  const children = determination.children
    .filter((child) => child.verdict === "not-eligible" || child.verdict === "not-yet-known")
    .map((child): Blocker => {
      const weight = child.verdict === "not-eligible" ? "blocks" : "unknown-yet";
      return { rule: child.trace.find((line) => line.severity === weight)?.rule ?? "R-30", childId: child.childId };
    });
  const whole = determination.findings
    .filter((line) => line.severity === "blocks")
    .map((line): Blocker => ({ rule: line.rule, childId: line.childId }));
  const comments = determination.comments
    .filter((comment) => comment.required && !comment.written)
    .map((comment): Blocker => ({ rule: comment.rule, childId: null }));
  const split = determination.groups.length > 1 ? [{ rule: "R-69", childId: null }] : [];
  return [...open, ...children, ...whole, ...comments, ...split];
}

/** Null when this person may take this decision on this revision now; otherwise the first reason why not. */
export function refusalOf(
  proposed: ProposedDecision,
  revision: ReviewedRevision,
  person: DecidingPerson,
  decisions: readonly MadeDecision[],
): DecisionRefusal | null {
  return (
    personRefusal(proposed, person, revision) ??
    revisionRefusal(revision) ??
    standingRefusal(proposed, standingDecision(decisions, revision.revisionId)) ??
    (proposed.decision === "approved" && blockersOf(revision).length > 0 ? "blocking-findings" : null) ??
    wordsRefusal(proposed)
  );
}

/**
 * The State's word is the reviewer's; a coordinator may return what waits. Whoever interviewed the family never certifies it (V-12),
 * and whoever keeps the data decides nothing, whatever other roles they have.
 */
function personRefusal(
  proposed: ProposedDecision,
  person: DecidingPerson,
  revision: ReviewedRevision,
): DecisionRefusal | null {
  if (!mayTake(proposed, person)) return "not-allowed";
  return revision.authorIds.includes(person.id) ? "own-coe" : null;
}

/** As far as the roles go. */
export function mayTake(
  { decision, overturns }: Pick<ProposedDecision, "decision" | "overturns">,
  { roles }: Pick<DecidingPerson, "roles">,
): boolean {
  if (roles.includes("data-specialist") || roles.includes("administrator")) return false;
  if (roles.includes("reviewer")) return true;
  return roles.includes("coordinator") && decision === "returned" && overturns === null;
}

function revisionRefusal(revision: ReviewedRevision): DecisionRefusal | null {
  if (revision.setAside) return "revision-set-aside";
  if (revision.stage !== "signed") return "revision-not-signed";
  if (!revision.onlyHead) return "not-the-only-head";
  return revision.complete ? null : "revision-incomplete";
}

function standingRefusal(proposed: ProposedDecision, standing: MadeDecision | null): DecisionRefusal | null {
  if (proposed.overturns === null) return standing ? "already-decided" : null;
  if (!standing) return "nothing-to-overturn";
  return standing.reviewId === proposed.overturns ? null : "already-decided";
}

/**
 * A return needs a reason that can be counted and words the recruiter can act on (a note, or a comment at a field). A denial and
 * every overturning need a note: somebody will read them years later.
 */
function wordsRefusal(proposed: ProposedDecision): DecisionRefusal | null {
  const noted = proposed.note.trim() !== "";
  const commented = proposed.comments.some((comment) => comment.text.trim() !== "");
  if (proposed.decision !== "approved" && !proposed.reasons.some(isReasonCode)) return "decision-needs-reason";
  if (proposed.decision === "returned" && !noted && !commented) return "decision-needs-note";
  const noteDue = proposed.decision === "denied" || proposed.overturns !== null;
  return noteDue && !noted ? "decision-needs-note" : null;
}
