import type * as z from "zod";
import { emptyDate } from "./answer.ts";
import type {
  moveSchema,
  placeSchema,
  qualifyingMovesSchema,
  workerSchema,
  workSchema,
} from "./qualifying-moves-schema.ts";

export type Place = z.infer<typeof placeSchema>;

export const workerRelations = [
  "parent",
  "step-parent",
  "guardian",
  "spouse",
  "partner",
  "other-relative",
  "self",
] as const;
export type WorkerRelation = (typeof workerRelations)[number];

export type Worker = z.infer<typeof workerSchema>;

export const manners = ["as", "with", "join", "precede"] as const;
export type Manner = (typeof manners)[number];

export type Move = z.infer<typeof moveSchema>;

export type Work = z.infer<typeof workSchema>;

export type QualifyingMoves = z.infer<typeof qualifyingMovesSchema>;

export const emptyPlace: Place = { schoolDistrict: "", city: "", state: "", country: "US", adminArea: "" };

export const emptyWorker = (id: string): Worker => ({ id, firstName: "", lastName: "", relation: null, childId: null });

export const emptyMove = (id: string): Move => ({
  id,
  date: emptyDate,
  from: emptyPlace,
  to: emptyPlace,
  childIds: [],
  workerIds: [],
  manner: null,
  arrived: null,
  economicNecessity: null,
  necessityReason: "",
  changedResidence: null,
  notAResidence: null,
  distanceMiles: "",
  nights: "",
  stayDays: "",
  returned: null,
});

export const emptyWork = (id: string, workerId: string, moveId: string): Work => ({
  id,
  workerId,
  moveId,
  engaged: null,
  engagedDate: emptyDate,
  activelySought: null,
  description: "",
  employment: null,
  sector: null,
  personalSubsistence: null,
  temporaryBasis: null,
  statedMonths: "",
  employer: "",
  newEmployment: null,
  activityQualifies: null,
  stateDocumentationExpired: null,
  commutes: null,
});
