import type { StatePolicy } from "./state-policy.ts";

/** What the federal rules say where a State has not decided otherwise. */
export const nationalDefault: StatePolicy = {
  state: "US",
  version: 1,
  name: { en: "National default", es: "Reglas nacionales" },
  timeZone: "America/Chicago",
  eedConvention: "minus-one-day",
  leapAnniversary: "march-1",
  soonAfterDays: 60,
  recentHistoryMoves: 2,
  recentHistoryMonths: 36,
  joinMonths: 12,
  shortStayDays: 10,
  singleDistrict: null,
  // The statute after ESSA names no fishing here; no district is listed, so the rule is not used.
  hugeDistrict: { squareMiles: 15_000, miles: 20, fishingOnly: false, nightsInYear: null, districts: [] },
  foreignDiplomaReview: false,
  maximumAge: 21,
  splitOnResidencyDate: false,
  stateDocumentation: [],
  // The federal flexibility of July 2022 was not confirmed after June 2023: a State says so for itself.
  remoteSignature: false,
  addedQuestions: [],
  regions: [],
  districts: [],
  clericalNeedsSignature: false,
  rescueNeedsTwo: true,
};
