import * as z from "zod";
import { childDataSchema } from "./child-data.ts";
import { commentsSchema } from "./comments.ts";
import { emptyFamilyData, familyDataSchema } from "./family-data.ts";
import { emptyIntervieweeSignature, intervieweeSignatureSchema } from "./interviewee-signature.ts";
import { qualifyingMovesSchema } from "./qualifying-moves.ts";

/** The version of the answers' shape. Old bodies are brought to it by `upgrade.ts`; a frozen sample of each is kept for ever. */
export const answersSchemaVersion = 1;

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
export type CoeAnswers = z.infer<typeof coeAnswersSchema>;

export const emptyCoeAnswers = (): CoeAnswers => ({
  familyData: emptyFamilyData,
  childData: { children: [] },
  qualifyingMoves: { workers: [], moves: [], work: [] },
  comments: {},
  intervieweeSignature: emptyIntervieweeSignature,
  stateInformation: {},
});
