import { expect, it } from "vitest";
import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import type { SignatureMethod } from "../../../src/domain/coe/interviewee-signature.ts";
import type { Revision } from "../../../src/domain/protocol/revision.ts";
import { waitsForRecruiter } from "../../../src/domain/review/set-aside.ts";
import { type HandedIn, refusedSigning, signaturesDue } from "../../../src/domain/signing/refused-signing.ts";
import { intervieweeSignature } from "../../../src/domain/signing/signed-revision.ts";
import { withMethod } from "../../../src/domain/signing/signing-act.ts";
import { sampleAnswers } from "../coe/sample-answers.ts";

const answers = sampleAnswers();
const moment = { on: "2026-04-10" as CalendarDate, at: "2026-04-10T17:00:00.000Z" as Instant };
const policy = { clericalNeedsSignature: false };
const problem = (code: string, details: Record<string, string> = {}) => ({ code, details });

function handedIn(method: SignatureMethod, ...setAside: HandedIn["setAside"]): HandedIn {
  const signed = withMethod(answers, method);
  const family = intervieweeSignature(signed, signed, moment, { language: "es", slot: "interviewee" });
  return { revision: { answers: signed, signatures: [family] } as unknown as Revision, setAside };
}

it.each([
  [["signature-invalid"], true],
  [["picture-not-allowed"], true],
  [["signature-invalid", "picture-not-allowed"], true],
  [[], false],
  [["schema-not-known"], false],
  [["answers-invalid"], false],
  [["author-is-not-sender"], false],
  [["wrong-area"], false],
  [["parent-of-other-coe"], false],
  [["child-of-approved"], false],
  [["signature-invalid", "child-of-approved"], false],
  [["a-code-of-tomorrow"], false],
])("[P7] set aside for %j: its recruiter can put it right: %s", (codes, theirs) => {
  expect(waitsForRecruiter(codes.map((code) => problem(code)))).toBe(theirs);
});

it("[P7] [S08] a signature that was not accepted is given again by both, though no answer was changed", () => {
  const before = handedIn("drawn", problem("signature-invalid", { faults: "interviewee-signed-other-facts" }));
  expect(refusedSigning(before)).toMatchObject({ family: true, photo: false });
  const due = signaturesDue(before, before.revision.answers, policy);
  expect(due).toEqual({ interviewee: true, recruiter: "signature", because: [] });
});

it("[P7] [S21] of a photo that was not accepted the family's signature stands on the paper: only the photo is taken again", () => {
  const before = handedIn("paper", problem("picture-not-allowed", { slot: "interviewee", fault: "broken" }));
  expect(refusedSigning(before)).toMatchObject({ family: false, photo: true });
  expect(signaturesDue(before, before.revision.answers, policy)).toMatchObject({
    interviewee: false,
    recruiter: "signature",
  });
});

it("[P7] [S21] a drawing that is none is drawn again; the picture made of a drawing is left out", () => {
  const drawing = handedIn("drawn", problem("picture-not-allowed", { slot: "interviewee", fault: "broken" }));
  expect(refusedSigning(drawing)).toMatchObject({ family: true, photo: false });
  const picture = handedIn("drawn", problem("picture-not-allowed", { slot: "interviewee-picture", fault: "broken" }));
  expect(refusedSigning(picture)).toEqual({ family: false, photo: false, slots: new Set(["interviewee-picture"]) });
  expect(signaturesDue(picture, picture.revision.answers, policy).interviewee).toBe(false);
});

it("[P7] what was accepted, or waits for the office, asks for no signature that its changes do not ask for", () => {
  for (const before of [handedIn("drawn"), handedIn("drawn", problem("child-of-approved"))]) {
    expect(refusedSigning(before)).toBeNull();
    expect(signaturesDue(before, before.revision.answers, policy)).toMatchObject({
      interviewee: false,
      recruiter: "none",
    });
  }
});

it("[P7] facts that were changed besides are named as ever", () => {
  const before = handedIn("drawn", problem("signature-invalid"));
  const now = { ...before.revision.answers, familyData: { ...answers.familyData, schoolDistrict: "Other SD" } };
  expect(signaturesDue(before, now, policy).because).toEqual(["familyData.schoolDistrict"]);
});
