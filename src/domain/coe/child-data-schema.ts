import * as z from "zod";
import { dashableTextSchema, dateAnswerSchema, yesNoSchema } from "./answer-schema.ts";

/** What decides and the early ends of eligibility. */
const schoolingSchema = z.strictObject({
  graduated: yesNoSchema,
  graduationDate: dateAnswerSchema,
  hsed: yesNoSchema,
  hsedDate: dateAnswerSchema,
  foreignDiploma: yesNoSchema,
  /** The State treats the youth with a foreign diploma as no longer entitled to free public education. */
  stateTreatsAsGraduated: yesNoSchema,
  enrolled: yesNoSchema,
});

/** COE Part I, one row of child data, with the evidence codes of NCES list 0315 (last two digits). */
export const childSchema = z.strictObject({
  id: z.string(),
  lastName1: z.string(),
  lastName2: dashableTextSchema,
  suffix: dashableTextSchema,
  firstName: z.string(),
  middleName: dashableTextSchema,
  sex: z.enum(["M", "F"]).nullable(),
  birthDate: dateAnswerSchema,
  multipleBirth: yesNoSchema,
  birthDateCode: z.string().nullable(),
  /** As told, where it differs from the date that the moves give; empty means: use the computed date. */
  residencyDate: dateAnswerSchema,
  schooling: schoolingSchema,
  /** Empty unless the child has died. */
  deathDate: dateAnswerSchema,
  /** Answers to the State's own questions about each child, by question id. */
  stateInformation: z.record(z.string(), z.string()),
});

export const childDataSchema = z.strictObject({ children: z.array(childSchema) });
