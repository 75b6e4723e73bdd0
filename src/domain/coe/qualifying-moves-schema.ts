import * as z from "zod";
import { dashableTextSchema, dateAnswerSchema, yesNoSchema, yesNoUnknownSchema } from "./answer-schema.ts";
import { manners, workerRelations } from "./qualifying-moves.ts";

/** A residence as items 1 and 4 write it. Outside the United States the district may be a dash. `adminArea` counts in single-district States. */
export const placeSchema = z.strictObject({
  schoolDistrict: dashableTextSchema,
  city: z.string(),
  state: z.string(),
  country: z.string(),
  adminArea: z.string(),
});

/** Somebody whose work may make the children migratory. */
export const workerSchema = z.strictObject({
  id: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  relation: z.enum(workerRelations).nullable(),
  /** The child who is this worker (`self`), or whose spouse or partner this is; null: all children on the form. */
  childId: z.string().nullable(),
});

/**
 * One move of the family's last three years: who went, when, from where to where. A child who followed later, or came first,
 * has a move of its own; the engine pairs it with the worker's (items 1 and 4).
 */
export const moveSchema = z.strictObject({
  id: z.string(),
  date: dateAnswerSchema,
  from: placeSchema,
  to: placeSchema,
  childIds: z.array(z.string()),
  workerIds: z.array(z.string()),
  /** Item 2a as told; null: take it from the dates. */
  manner: z.enum(manners).nullable(),
  /** False while these persons have not arrived yet. */
  arrived: yesNoSchema,
  economicNecessity: yesNoUnknownSchema,
  necessityReason: z.string(),
  /** From one residence to another: not a visit, a holiday, a commute, or a stop on the way. */
  changedResidence: yesNoSchema,
  notAResidence: z.enum(["commute", "visit", "stop-over"]).nullable(),
  /** Only asked in huge districts. */
  distanceMiles: z.string(),
  nights: z.string(),
  /** Only asked when the stay was short. */
  stayDays: z.string(),
  returned: yesNoSchema,
});

/** What a worker did, or looked for, after one of the moves: items 4a, 4b, 5 and 6. */
export const workSchema = z.strictObject({
  id: z.string(),
  workerId: z.string(),
  moveId: z.string(),
  /** Did the worker engage in qualifying work after the move? "no" leads to 4b. */
  engaged: yesNoSchema,
  engagedDate: dateAnswerSchema,
  activelySought: yesNoSchema,
  description: z.string(),
  employment: z.enum(["seasonal", "temporary", "year-round"]).nullable(),
  sector: z.enum(["agricultural", "fishing", "other"]).nullable(),
  personalSubsistence: yesNoSchema,
  temporaryBasis: z.enum(["worker", "employer", "state"]).nullable(),
  statedMonths: z.string(),
  employer: z.string(),
  /** False when the same job was simply continued from the old home. */
  newEmployment: yesNoSchema,
  /** The recruiter's own judgement of the task: "unknown" goes to the reviewer (section 3 of the rules). */
  activityQualifies: yesNoUnknownSchema,
  /** The State's documentation for this employer and job has run out, where the policy's list does not already say. */
  stateDocumentationExpired: yesNoSchema,
  /** The work is in another district than the new home: worth a comment. */
  commutes: yesNoSchema,
});

export const qualifyingMovesSchema = z.strictObject({
  workers: z.array(workerSchema),
  moves: z.array(moveSchema),
  work: z.array(workSchema),
});
