import { fresno, type Row, salinas } from "./worked-case.ts";

const history = (...dates: string[]) =>
  dates.map((date) => ({ date, from: fresno, to: salinas, work: "picking cherries" }));

const sought = (recentHistory: readonly object[], activelySought = true) => ({
  worker: { engagedDate: null, activelySought, recentHistory },
});

const temporary = (temporaryBasis: string | null, statedMonths: number | null, more: object = {}) => ({
  work: { description: "milking cows", employment: "temporary", temporaryBasis, statedMonths, ...more },
});

const task = (description: string, activityQualifies: boolean | null, more: object = {}) => ({
  work: { description, activityQualifies, ...more },
});

/** what the worker did, or looked for. */
export const ownCasesOfWork: readonly Row[] = [
  [
    "Work on the day of the move",
    { worker: { engagedDate: "2023-05-20" } },
    { eligible: true, reasonRuleIds: ["R-31"] },
  ],
  [
    "Two moves for farm work, the older one day inside 36 months",
    sought(history("2020-06-11", "2022-05-01")),
    { eligible: true, requiredComments: ["4b"], reasonRuleIds: ["R-33", "R-34", "R-92"] },
  ],
  [
    "Two moves for farm work, the older exactly 36 months ago",
    sought(history("2020-06-10", "2022-05-01")),
    { eligible: false, reasonRuleIds: ["R-33", "R-34"] },
  ],
  ["One earlier move is not a history", sought(history("2022-05-01")), { eligible: false, reasonRuleIds: ["R-33"] }],
  [
    "A history, but nobody looked for work",
    sought(history("2021-05-10", "2022-05-15"), false),
    { eligible: false, reasonRuleIds: ["R-33"] },
  ],
  [
    "A new season with last year’s employer",
    task("picking strawberries", true),
    { eligible: true, reasonRuleIds: ["R-35"] },
  ],
  [
    "Temporary for eight months",
    temporary("worker", 8),
    { eligible: true, requiredComments: ["6a"], reasonRuleIds: ["R-56", "R-94"] },
  ],
  [
    "Temporary for exactly twelve months",
    temporary("employer", 12),
    { eligible: true, requiredComments: ["6b"], reasonRuleIds: ["R-56"] },
  ],
  ["Temporary for thirteen months", temporary("employer", 13), { eligible: false, reasonRuleIds: ["R-56"] }],
  [
    "Temporary, no basis told",
    temporary(null, null),
    { eligible: "needs-review", qad: "2023-05-20", reasonRuleIds: ["R-56"] },
  ],
  [
    "Year-round and documented by the State",
    temporary("state", null, { employment: "year-round" }),
    { eligible: true, reasonRuleIds: ["R-57"] },
  ],
  [
    "Year-round, not documented",
    temporary("worker", null, { employment: "year-round" }),
    { eligible: false, reasonRuleIds: ["R-56"] },
  ],
  [
    "Mending nets on board",
    task("mending nets on board", true, { sector: "fishing" }),
    { eligible: true, reasonRuleIds: ["R-53"] },
  ],
  [
    "Sorting fish on a fish farm",
    task("feeding and sorting catfish on a fish farm", true, { sector: "fishing" }),
    { eligible: true, reasonRuleIds: ["R-53"] },
  ],
  ["Shearing Christmas trees", task("shearing Christmas trees", true), { eligible: true, reasonRuleIds: ["R-52"] }],
  ["Ice-cream plant", task("packing ice cream", false), { eligible: false, reasonRuleIds: ["R-54"] }],
  [
    "Night sanitation in a packing plant",
    task("night sanitation by a contractor", null),
    { eligible: "needs-review", reasonRuleIds: ["R-54"] },
  ],
  [
    "Crew leader who only supervises",
    task("supervising the crew", false),
    { eligible: false, reasonRuleIds: ["R-54"] },
  ],
  [
    "Crew leader who also picks",
    task("picking and supervising the crew", null),
    { eligible: "needs-review", reasonRuleIds: ["R-54"] },
  ],
  [
    "Charter boat guide",
    task("guiding a charter boat", false, { sector: "other" }),
    { eligible: false, reasonRuleIds: ["R-54"] },
  ],
  [
    "Chef at a golf course",
    task("cooking at a golf course", false, { sector: "other", employment: "permanent" }),
    { eligible: false, reasonRuleIds: ["R-54"] },
  ],
  [
    "Paid by piece with room and board",
    task("cutting lettuce by piece", true),
    { eligible: true, reasonRuleIds: ["R-50", "R-30"] },
  ],
  [
    "Late and for the family’s own food",
    {
      interviewDate: "2023-08-01",
      worker: { engagedDate: "2023-07-30" },
      work: { description: "growing maize", personalSubsistence: true },
    },
    { eligible: "needs-review", requiredComments: ["4a", "5"], reasonRuleIds: ["R-32", "R-58"] },
  ],
  [
    "Year-round kind of job that this worker leaves after eight months",
    temporary("employer", 8, { employment: "year-round" }),
    { eligible: true, requiredComments: ["6b"], reasonRuleIds: ["R-56"] },
  ],
  [
    "Documented by the State, stays fourteen months",
    temporary("state", 14),
    { eligible: true, reasonRuleIds: ["R-57", "R-56"] },
  ],
  [
    "Documentation has run out and the stay is long",
    temporary("state", 14, { stateDocExpired: true }),
    { eligible: "needs-review", reasonRuleIds: ["R-57"] },
  ],
  [
    "Earlier moves for building work are no history",
    sought(history("2021-05-10", "2022-05-15").map((move) => ({ ...move, work: "construction" }))),
    { eligible: false, reasonRuleIds: ["R-34"] },
  ],
  [
    "The failed move itself is no history",
    sought(history("2022-05-15", "2023-05-20")),
    { eligible: false, reasonRuleIds: ["R-34"] },
  ],
  [
    "Whether the work was new is not known",
    task("picking strawberries", true, { newEmployment: null }),
    { eligible: "needs-review", reasonRuleIds: ["R-35"] },
  ],
];
