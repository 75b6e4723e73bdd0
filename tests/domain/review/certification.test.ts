import { describe, expect, it } from "vitest";
import { addDays, type CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { dateOf } from "../../../src/domain/coe/answer.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { withCertification } from "../../../src/domain/review/certification.ts";
import { blockersOf } from "../../../src/domain/review/decisions.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import { write } from "../../server/family-coe.ts";

const { revision } = write();
const interviewed = dateOf(revision.answers.intervieweeSignature.interviewDate) as CalendarDate;
const determination = determine(revision.answers, policyFor("ZZ"));

const signedOn = (day: CalendarDate) => ({
  ...revision,
  signatures: revision.signatures.map((signature) => ({ ...signature, role: "recruiter" as const, signedOn: day })),
});
const added = (signed: typeof revision, reviewer: Parameters<typeof withCertification>[2]) => {
  const judged = withCertification(determination, signed, reviewer);
  return {
    messages: judged.findings.slice(determination.findings.length).map(({ message }) => message),
    blockers: blockersOf({ determination: judged, openFields: [] }).map(({ rule }) => rule),
  };
};

describe("[V-12] the signatures under a revision", () => {
  it("add nothing in order, nor while only the family has signed", () => {
    const rosa = { personId: "rosa", signedOn: interviewed };
    expect(added(signedOn(interviewed), rosa)).toEqual({ messages: [], blockers: [] });
    const byFamily = { ...revision, signatures: revision.signatures.filter(({ role }) => role === "interviewee") };
    expect(added(byFamily, { personId: "rosa", signedOn: addDays(interviewed, -9) }).messages).toEqual([]);
  });

  it("are for the reviewer to look at where the interviewer signed before the interview", () => {
    const early = added(signedOn(addDays(interviewed, -1)), null);
    expect(early).toEqual({ messages: ["finding.V-12.signed-before-interview"], blockers: [] });
  });

  it("hold up a reviewer who would be earlier than the interviewer, or is the interviewer", () => {
    const same = { personId: revision.author.recruiterId, signedOn: addDays(interviewed, -1) };
    expect(added(signedOn(interviewed), same)).toEqual({
      messages: ["finding.V-12.reviewed-before-signed", "finding.V-12.reviewer-is-interviewer"],
      blockers: ["V-12", "V-12"],
    });
  });
});
