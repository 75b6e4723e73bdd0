import * as z from "zod";
import { dateAnswerSchema, emptyDate } from "./answer.ts";

/** How the interviewee signed. `verbal-remote` only where the State's policy allows it. */
export const signatureMethods = ["drawn", "x-mark", "paper", "refused", "verbal-remote"] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

/** The interview itself and who answered: facts that stand beside the signature. The drawn strokes are an attachment of the revision. */
export const intervieweeSignatureSchema = z.strictObject({
  interviewDate: dateAnswerSchema,
  intervieweeName: z.string(),
  relationship: z.string(),
  interviewLanguage: z.string(),
  interpreter: z.string(),
  method: z.enum(signatureMethods).nullable(),
  /** Who saw the mark, where the method is `x-mark` or `verbal-remote`. */
  witness: z.string(),
});
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
