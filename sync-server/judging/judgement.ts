import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { summaryOf } from "../../src/domain/coe/summary.ts";
import { type Determination, ruleSetVersion } from "../../src/domain/eligibility/determination.ts";
import { determine } from "../../src/domain/eligibility/determine.ts";
import { childKeysOf } from "../../src/domain/eligibility/duplicate-children.ts";
import type { CertifiedBy } from "../../src/domain/eligibility/signature-order.ts";
import type { SetAsideCode } from "../../src/domain/protocol/receipt.ts";
import type { ClaimedDetermination, Revision } from "../../src/domain/protocol/revision.ts";
import { withCertification } from "../../src/domain/review/certification.ts";
import { blockersOf, openFieldsOf } from "../../src/domain/review/decisions.ts";
import { ownSignatureFaults } from "../../src/domain/review/signature-check.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { nameOf } from "../store/content-name.ts";
import type { JudgementRow } from "../store/tables.ts";
import { type Envelope, type Problems, readRevision } from "./revision-reading.ts";

/** What one revision says by itself: the columns of the queue, and what the State's own rules make of it. */
interface Judgement extends Omit<JudgementRow, "revision_id" | "standing" | "problems" | "complete"> {
  readonly problems: Problems;
}

export interface JudgedRevision {
  readonly envelope: Envelope | null;
  readonly revision: Revision | null;
  readonly determination: Determination | null;
  readonly judgement: Judgement;
}

const unread: Omit<Judgement, "problems"> = {
  difference: 0,
  verdict: "not-yet-known",
  qad: null,
  review_findings: 0,
  owed_comments: 0,
  blocking_findings: 0,
  family_name: "",
  child_count: 0,
  district: "",
  interview_date: null,
  search_text: "",
  rule_set: ruleSetVersion,
  child_keys: "[]",
};

/** The same outcome for every child, whatever words or traces led to it. */
function differs(claimed: ClaimedDetermination, ours: Determination): boolean {
  const outcome = (children: ClaimedDetermination["children"]) =>
    children.map(({ childId, verdict, qad, eed }) => [childId, verdict, qad, eed].join(" ")).sort();
  return (
    claimed.verdict !== ours.verdict || outcome(claimed.children).join("\n") !== outcome([...ours.children]).join("\n")
  );
}

const reviewFindings = (determination: Determination): number =>
  [...determination.findings, ...determination.children.flatMap((child) => child.trace)].filter(
    (line) => line.severity === "needs-review",
  ).length;

function earliestQad(determination: Determination) {
  const days = determination.children.map((child) => child.qad).filter((day) => day !== null);
  return days.toSorted()[0] ?? null;
}

function judgementOf(revision: Revision, determination: Determination): Judgement {
  const summary = summaryOf(revision.answers);
  return {
    problems: [],
    difference: differs(revision.determination, determination) ? 1 : 0,
    verdict: determination.verdict,
    qad: earliestQad(determination),
    review_findings: reviewFindings(determination),
    owed_comments: determination.comments.filter((comment) => comment.required && !comment.written).length,
    blocking_findings: blockersOf({ determination, openFields: openFieldsOf(revision.answers, determination) }).length,
    family_name: summary.familyName.slice(0, 200),
    child_count: summary.childCount,
    district: summary.schoolDistrict.slice(0, 200),
    interview_date: summary.interviewDate,
    search_text: summary.searchText.slice(0, 4000),
    rule_set: determination.ruleSet,
    child_keys: JSON.stringify(childKeysOf(revision.answers, determination.children)),
  };
}

/** A State without rules of its own works by the national ones, and what is signed there says so. */
const foreign = ({ policy }: Revision, state: string): Problems =>
  [state, policyFor(state).state].includes(policy.state)
    ? []
    : [{ code: "wrong-area", details: { state: policy.state } }];

/** A signature that does not stand for what it stands under: kept, but never looked at as signed (security.md S08). */
function unsigned(revision: Revision, asSigned: unknown): Problems {
  const faults = ownSignatureFaults(revision, asSigned as CoeAnswers, nameOf);
  return faults.length === 0 ? [] : [signatureInvalid(...new Set(faults))];
}

export const signatureInvalid = (...faults: readonly string[]): Problems[number] => ({
  code: "signature-invalid" satisfies SetAsideCode,
  details: { faults: faults.join(" ") },
});

/**
 * Reads a revision and determines it anew with the tablet's own code (D8). Never throws: a body on which the rules stumble is set
 * aside, kept, and looked at again after the next release (P7).
 */
export function judgeRevision(
  bytes: Uint8Array,
  state: string,
  reviewer: CertifiedBy["reviewer"] = null,
): JudgedRevision {
  const { envelope, revision, asSigned, problems } = readRevision(bytes);
  const setAside = (reasons: Problems): JudgedRevision => {
    return { envelope, revision, determination: null, judgement: { ...unread, problems: reasons } };
  };
  if (!revision) return setAside(problems);
  const elsewhere = foreign(revision, state);
  try {
    const determined = determine(revision.answers, policyFor(state));
    const determination = withCertification(determined, revision, reviewer);
    const judgement = {
      ...judgementOf(revision, determination),
      problems: [...elsewhere, ...unsigned(revision, asSigned)],
    };
    return { envelope, revision, determination, judgement };
  } catch (error) {
    const message = error instanceof Error ? error.message.slice(0, 200) : "";
    return setAside([...elsewhere, { code: "answers-invalid", details: { message } }]);
  }
}
