import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { SigningProgress } from "../../storage/signing-progress.ts";

/** The family has heard exactly these answers and says they are right. Whatever was signed before stood for other ones. */
export const readBack = (shown: CoeAnswers, language: string): SigningProgress => ({
  step: "statement",
  handedOver: false,
  language,
  shown,
  intervieweeSignature: null,
  intervieweeSignedOn: null,
  intervieweeSignedAt: null,
  paper: null,
  recruiterSignature: null,
  recruiterTyped: "",
});

/** A clerical correction leaves the family in peace: only the recruiter signs. */
export const onlyCertification = (language: string): SigningProgress => ({
  step: "certification",
  handedOver: false,
  language,
  shown: null,
  intervieweeSignature: null,
  intervieweeSignedOn: null,
  intervieweeSignedAt: null,
  paper: null,
  recruiterSignature: null,
  recruiterTyped: "",
});

/** Takes the family's signature back, for signing again or in another way. */
export const withoutFamilySignature = (progress: SigningProgress): SigningProgress => ({
  ...progress,
  step: "statement",
  intervieweeSignature: null,
  intervieweeSignedOn: null,
  intervieweeSignedAt: null,
});
