import { nationalDefault } from "./national-default.ts";
import type { StatePolicy } from "./state-policy.ts";

/** One school district: a move between its educational regions counts. */
export const puertoRico: StatePolicy = {
  ...nationalDefault,
  state: "PR",
  name: { en: "Puerto Rico", es: "Puerto Rico" },
  timeZone: "America/Puerto_Rico",
  singleDistrict: {
    name: "Puerto Rico DOE",
    adminAreas: [
      "Arecibo region",
      "Bayamón region",
      "Caguas region",
      "Humacao region",
      "Mayagüez region",
      "Ponce region",
      "San Juan region",
    ],
  },
  districts: [{ name: "Puerto Rico DOE", region: null }],
};
