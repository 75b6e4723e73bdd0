import type * as z from "zod";
import { emptyDate } from "./answer.ts";
import type { intervieweeSignatureSchema } from "./interviewee-signature-schema.ts";

/** How the interviewee signed. `verbal-remote` only where the State's policy allows it. */
export const signatureMethods = ["drawn", "x-mark", "paper", "refused", "verbal-remote"] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

export type IntervieweeSignature = z.infer<typeof intervieweeSignatureSchema>;

export const emptyIntervieweeSignature: IntervieweeSignature = {
  interviewDate: emptyDate,
  intervieweeName: "",
  relationship: "",
  interviewLanguage: "",
  interpreter: "",
  method: null,
  witness: "",
};
