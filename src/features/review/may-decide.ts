import type { Determination } from "../../domain/eligibility/determination.ts";
import type { CoeRecord } from "../../domain/protocol/desk.ts";
import type { Person } from "../../domain/protocol/person.ts";
import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import { type DecisionRefusal, mayTake, type ReviewedRevision, refusalOf } from "../../domain/review/decisions.ts";
import { standingOn, type Version } from "./version-choice.ts";

/** The revision as the rules of deciding see it, from what the office told us. */
const reviewedRevision = (
  record: CoeRecord,
  version: Version,
  { determination, openFields }: Pick<ReviewedRevision, "determination" | "openFields">,
): ReviewedRevision => ({
  revisionId: version.revisionId,
  stage: version.stage,
  onlyHead: record.heads.length === 1 && record.heads[0] === version.revisionId,
  complete: version.receipt.awaiting.length === 0,
  setAside: version.receipt.standing === "set-aside",
  authorIds: record.revisions.map((revision) => revision.author.id),
  determination,
  openFields,
});

/** The decisions that somebody's roles offer on a version: a coordinator returns, the State's word is the reviewer's. */
export const offeredTo =
  (person: Person | null, standing: Decision | null) =>
  (decision: DecisionKind): boolean =>
    person !== null && mayTake({ decision, overturns: standing?.reviewId ?? null }, person);

/**
 * Why this person could take no decision at all on this version, before anything is written; null when one is possible: what holds
 * an approval up alone is not asked here. The server judges again by the same rules, and its word is the one that counts.
 */
export function refusalBeforehand(
  record: CoeRecord,
  version: Version,
  determination: Determination,
  person: Person | null,
): DecisionRefusal | null {
  const standing = standingOn(record, version.revisionId);
  const mildest = {
    decision: "returned" as const,
    reasons: ["other"],
    note: "-",
    comments: [],
    overturns: standing?.reviewId ?? null,
  };
  if (!person) return "not-allowed";
  return refusalOf(
    mildest,
    reviewedRevision(record, version, { determination, openFields: [] }),
    person,
    record.decisions,
  );
}

/** Whoever manages the queue; the server has the last word, also about the place. */
export const mayHandOver = (person: Person | null): boolean =>
  (person?.roles.some((role) => role === "coordinator" || role === "reviewer") ?? false) &&
  !person?.roles.some((role) => role === "administrator" || role === "data-specialist");
