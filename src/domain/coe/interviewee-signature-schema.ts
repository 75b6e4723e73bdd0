import * as z from "zod";
import { dateAnswerSchema } from "./answer-schema.ts";
import { signatureMethods } from "./interviewee-signature.ts";

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
