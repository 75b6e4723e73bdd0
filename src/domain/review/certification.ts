import type { Determination, TraceLine } from "../eligibility/determination.ts";
import { usableDate } from "../eligibility/interview-facts.ts";
import { type CertifiedBy, signatureOrderFindings } from "../eligibility/signature-order.ts";
import type { Revision } from "../protocol/revision.ts";

type Certified = Pick<Revision, "answers" | "signatures" | "author">;

/** V-12 for a revision as it was signed, and for whoever is about to review it. A draft bears no signature and no finding. */
function certificationFindings(revision: Certified, reviewer: CertifiedBy["reviewer"]): readonly TraceLine[] {
  const signature = revision.signatures.findLast(({ role }) => role === "recruiter");
  return signatureOrderFindings({
    interviewDate: usableDate(revision.answers.intervieweeSignature.interviewDate),
    interviewer: signature ? { personId: revision.author.recruiterId, signedOn: signature.signedOn } : null,
    reviewer,
  });
}

/** What the answers say by themselves, and what the signatures under them add to it: what the office sees and decides by. */
export const withCertification = (
  determination: Determination,
  revision: Certified,
  reviewer: CertifiedBy["reviewer"],
): Determination => ({
  ...determination,
  findings: [...determination.findings, ...certificationFindings(revision, reviewer)],
});
