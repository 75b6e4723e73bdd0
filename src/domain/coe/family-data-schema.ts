import * as z from "zod";
import { dashableTextSchema } from "./answer-schema.ts";

const parentSchema = z.strictObject({ lastName: dashableTextSchema, firstName: dashableTextSchema });

/** COE Part I, family data. `schoolDistrict` is the present district: it decides the residency date and the route of the COE. */
export const familyDataSchema = z.strictObject({
  parent1: parentSchema,
  parent2: parentSchema,
  address: z.string(),
  city: z.string(),
  state: z.string(),
  zip: dashableTextSchema,
  telephone: dashableTextSchema,
  schoolDistrict: z.string(),
});
