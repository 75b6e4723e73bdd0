import type { CalendarDate } from "../base/calendar-date.ts";
import type { TraceLine } from "./determination.ts";
import { blocks, needsReview, spokenFor } from "./trace-line.ts";

/** Who certified and when; null where nobody has yet. */
export interface CertifiedBy {
  readonly interviewDate: CalendarDate | null;
  readonly interviewer: { readonly personId: string; readonly signedOn: CalendarDate } | null;
  readonly reviewer: { readonly personId: string; readonly signedOn: CalendarDate } | null;
}

/**
 * V-12: interview, then interviewer, then reviewer; and never the same person twice. What the interviewer wrote is looked at by the
 * reviewer; what the reviewer is about to certify must be so.
 */
export function signatureOrderFindings({ interviewDate, interviewer, reviewer }: CertifiedBy): readonly TraceLine[] {
  const findings: TraceLine[] = [];
  const field = ["intervieweeSignature.interviewDate"];
  if (interviewer && interviewDate !== null && interviewer.signedOn < interviewDate) {
    const values = { signedOn: interviewer.signedOn, interviewDate };
    findings.push(spokenFor(null, needsReview("V-12", "signed-before-interview", field, values)));
  }
  if (interviewer && reviewer && reviewer.signedOn < interviewer.signedOn) {
    const values = { signedOn: reviewer.signedOn, interviewerSignedOn: interviewer.signedOn };
    findings.push(spokenFor(null, blocks("V-12", "reviewed-before-signed", field, values)));
  }
  if (interviewer && reviewer && interviewer.personId === reviewer.personId) {
    findings.push(spokenFor(null, blocks("V-12", "reviewer-is-interviewer", field)));
  }
  return findings;
}
