import type * as z from "zod";
import type { familyDataSchema } from "./family-data-schema.ts";

export type FamilyData = z.infer<typeof familyDataSchema>;

export const emptyFamilyData: FamilyData = {
  parent1: { lastName: "", firstName: "" },
  parent2: { lastName: "", firstName: "" },
  address: "",
  city: "",
  state: "",
  zip: "",
  telephone: "",
  schoolDistrict: "",
};
