import * as z from "zod";
import { childDataSchema } from "./child-data-schema.ts";
import { commentsSchema } from "./comments-schema.ts";
import { familyDataSchema } from "./family-data-schema.ts";
import { intervieweeSignatureSchema } from "./interviewee-signature-schema.ts";
import { qualifyingMovesSchema } from "./qualifying-moves-schema.ts";

/**
 * All that a family said and a recruiter wrote on one national Certificate of Eligibility (OMB 1810-0662). This schema knows the
 * shape only: an interview may stop anywhere, so nothing here ever blocks saving. `completeness.ts` says what signing needs.
 */
export const coeAnswersSchema = z.strictObject({
  familyData: familyDataSchema,
  childData: childDataSchema,
  qualifyingMoves: qualifyingMovesSchema,
  comments: commentsSchema,
  intervieweeSignature: intervieweeSignatureSchema,
  /** Part III: answers to the State's own questions about the family, by question id. */
  stateInformation: z.record(z.string(), z.string()),
});
