import type { Determination } from "../../domain/eligibility/determination.ts";
import type { CoeRecord } from "../../domain/protocol/desk.ts";
import type { Person } from "../../domain/protocol/person.ts";
import { type DecisionRefusal, type ReviewedRevision, refusalOf } from "../../domain/review/decisions.ts";
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
