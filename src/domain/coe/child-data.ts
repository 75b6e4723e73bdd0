import type * as z from "zod";
import { emptyDate } from "./answer.ts";
import type { childSchema } from "./child-data-schema.ts";

export type Child = z.infer<typeof childSchema>;

export const emptyChild = (id: string): Child => ({
  id,
  lastName1: "",
  lastName2: "",
  suffix: "",
  firstName: "",
  middleName: "",
  sex: null,
  birthDate: emptyDate,
  multipleBirth: null,
  birthDateCode: null,
  residencyDate: emptyDate,
  schooling: {
    graduated: null,
    graduationDate: emptyDate,
    hsed: null,
    hsedDate: emptyDate,
    foreignDiploma: null,
    stateTreatsAsGraduated: null,
    enrolled: null,
  },
  deathDate: emptyDate,
  stateInformation: {},
});
