import { nationalDefault } from "./national-default.ts";
import type { StatePolicy } from "./state-policy.ts";

/** EED = QAD + 36 months − 1 day, as the State's QA report shows; regional coordinators keep the record for C, N, S and W. */
export const kentucky: StatePolicy = {
  ...nationalDefault,
  state: "KY",
  name: { en: "Kentucky", es: "Kentucky" },
  timeZone: "America/New_York",
  eedConvention: "minus-one-day",
  regions: [
    { code: "C", name: "Central" },
    { code: "N", name: "Northeast" },
    { code: "S", name: "South" },
    { code: "W", name: "West" },
  ],
};
