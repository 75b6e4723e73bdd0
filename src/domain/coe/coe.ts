import type * as z from "zod";
import type { coeAnswersSchema } from "./coe-schema.ts";
import { emptyFamilyData } from "./family-data.ts";
import { emptyIntervieweeSignature } from "./interviewee-signature.ts";

/** The version of the answers' shape. Old bodies are brought to it by `upgrade.ts`; a frozen sample of each is kept for ever. */
export const answersSchemaVersion = 1;

export type CoeAnswers = z.infer<typeof coeAnswersSchema>;

export const emptyCoeAnswers = (): CoeAnswers => ({
  familyData: emptyFamilyData,
  childData: { children: [] },
  qualifyingMoves: { workers: [], moves: [], work: [] },
  comments: {},
  intervieweeSignature: emptyIntervieweeSignature,
  stateInformation: {},
});
