import { ownCasesOfBorders } from "./own-cases-of-borders.ts";
import { ownCasesOfMoves } from "./own-cases-of-moves.ts";
import { ownCasesOfWork } from "./own-cases-of-work.ts";
import { fresno, morelia, type Row, salinas, watsonville, workedCase } from "./worked-case.ts";

const self = { childMove: { moveType: "as" }, worker: { relation: "self" } };

/** the child, and how long it stays eligible. */
const rows: readonly Row[] = [
  [
    "Turns 22 the day after the interview",
    { ...self, child: { birthDate: "2001-06-11" } },
    { eligible: true, eed: "2023-06-10", eedAnniversarySetting: "2023-06-11", reasonRuleIds: ["R-01", "R-71", "R-09"] },
  ],
  [
    "Born on 29 February: 22 on 1 March",
    { ...self, child: { birthDate: "2004-02-29" } },
    { eligible: true, eed: "2026-02-28", eedAnniversarySetting: "2026-03-01", reasonRuleIds: ["R-75", "R-71"] },
  ],
  [
    "An infant who made the move",
    { child: { birthDate: "2023-05-01" } },
    { eligible: true, reasonRuleIds: ["R-01", "R-04"] },
  ],
  [
    "Born on the day of the move",
    { child: { birthDate: "2023-05-20" } },
    { eligible: "needs-review", qad: "2023-05-20", reasonRuleIds: ["R-04"] },
  ],
  [
    "Has an equivalency diploma",
    { ...self, child: { birthDate: "2004-02-02", hsed: true } },
    { eligible: false, reasonRuleIds: ["R-02"] },
  ],
  [
    "Dropped out of school",
    { ...self, child: { birthDate: "2005-02-02", enrolled: false } },
    { eligible: true, reasonRuleIds: ["R-02", "R-09"] },
  ],
  [
    "The State treats the diploma from abroad as a graduation",
    { ...self, child: { birthDate: "2004-02-02", foreignDiploma: true, stateTreatsAsGraduated: true } },
    { eligible: "needs-review", reasonRuleIds: ["R-03"] },
  ],
  [
    "Gets an equivalency diploma after the interview",
    { ...self, child: { birthDate: "2004-02-02", hsedDate: "2024-01-15" } },
    { eligible: true, expectedEndOfEligibility: "2024-01-15", reasonRuleIds: ["R-72"] },
  ],
  ["Step-parent", { worker: { relation: "step-parent" } }, { eligible: true, reasonRuleIds: ["R-07"] }],
  ["A friend of the family", { worker: { relation: "friend" } }, { eligible: false, reasonRuleIds: ["R-07"] }],
  [
    "An uncle in the place of a parent",
    { worker: { relation: "uncle" } },
    { eligible: true, requiredComments: ["advisory:guardian"], reasonRuleIds: ["R-07"] },
  ],
  [
    "A child of twelve as the worker",
    { ...self, child: { birthDate: "2011-01-01" } },
    { eligible: "needs-review", reasonRuleIds: ["R-09"] },
  ],
  [
    "Signed on paper",
    {},
    {
      eligible: true,
      signatureMethod: "paper-scan",
      requiredComments: ["signature:paper-scan"],
      reasonRuleIds: ["R-95"],
    },
  ],
  [
    "Died before the interview",
    { child: { deathDate: "2023-06-01" } },
    { eligible: "needs-review", expectedEndOfEligibility: "2023-06-01", reasonRuleIds: ["R-67", "R-73"] },
  ],
  [
    "Graduated between move and interview",
    { ...self, child: { birthDate: "2005-01-01", graduationDate: "2023-06-02" } },
    { eligible: false, reasonRuleIds: ["R-02"] },
  ],
  ["Birth date not known", { child: { birthDate: null } }, { eligible: "needs-review", reasonRuleIds: ["R-01"] }],
  ["Boyfriend only", { worker: { relation: "boyfriend" } }, { eligible: false, reasonRuleIds: ["R-08"] }],
  [
    "Youth with an H-2A visa",
    {
      childMove: { moveType: "as", from: morelia },
      workerMove: { from: morelia },
      worker: { relation: "self" },
      child: { birthDate: "2004-11-02" },
    },
    { eligible: true, reasonRuleIds: ["R-09", "R-15"] },
  ],
  [
    "QAD on 1 January",
    { interviewDate: "2022-02-01", move: { date: "2022-01-01" }, worker: { engagedDate: "2022-01-05" } },
    { eligible: true, eed: "2024-12-31", eedAnniversarySetting: "2025-01-01", reasonRuleIds: ["R-70"] },
  ],
  [
    "QAD on 31 August still counts in 2024-25",
    { interviewDate: "2022-09-10", move: { date: "2022-08-31" }, worker: { engagedDate: "2022-09-05" } },
    {
      eligible: true,
      eed: "2025-08-30",
      countExpectation: { period: "2024-25", category1: true, category2: false },
      reasonRuleIds: ["R-80"],
    },
  ],
  [
    "QAD exactly 36 months before the interview is outside",
    { interviewDate: "2026-05-20" },
    { eligible: false, reasonRuleIds: ["R-67"] },
  ],
  [
    "QAD one day less than 36 months ago",
    { interviewDate: "2026-05-19" },
    { eligible: true, qad: "2023-05-20", eed: "2026-05-19", reasonRuleIds: ["R-67", "R-36"] },
  ],
  [
    "QAD on 29 February counts through 28 February three years later",
    { interviewDate: "2027-02-28", move: { date: "2024-02-29" }, worker: { engagedDate: "2024-03-05" } },
    { eligible: true, eed: "2027-02-28", reasonRuleIds: ["R-75"] },
  ],
  [
    "QAD on 29 February no longer counts on 1 March",
    { interviewDate: "2027-03-01", move: { date: "2024-02-29" }, worker: { engagedDate: "2024-03-05" } },
    { eligible: false, reasonRuleIds: ["R-67"] },
  ],
  [
    "Approved on the last eligible day",
    { interviewDate: "2026-05-10" },
    { eligible: true, approvalDate: "2026-05-19", reasonRuleIds: ["R-84", "R-67"] },
  ],
  [
    "A two-year-old is eligible but not counted",
    { child: { birthDate: "2021-12-01" } },
    { eligible: true, countExpectation: { period: "2022-23", category1: false, category2: false } },
  ],
  [
    "Counted from the third birthday",
    { child: { birthDate: "2020-08-31" } },
    { eligible: true, countExpectation: { period: "2022-23", category1: true } },
  ],
  [
    "Priority for services ends with the first year",
    {},
    { eligible: true, pfsAt: { "2024-05-20": false }, reasonRuleIds: ["R-83"] },
  ],
  [
    "Refused to sign",
    {},
    { eligible: true, signatureMethod: "refused", requiredComments: ["signature:refused"], reasonRuleIds: ["R-95"] },
  ],
  [
    "Works in another district than the new home",
    { worker: { workplace: watsonville } },
    { eligible: true, requiredComments: ["advisory:commute"], reasonRuleIds: ["R-11", "R-96"] },
  ],
  [
    "Across the street, in one town",
    { move: { from: { ...salinas, district: "Alisal USD" } } },
    { eligible: true, requiredComments: ["advisory:odd-geography"], reasonRuleIds: ["R-12"] },
  ],
  [
    "A later move for comfort changes the residency date only",
    {
      interviewDate: "2023-09-01",
      otherMoves: [{ date: "2023-08-01", from: salinas, to: watsonville, note: "nearer to friends" }],
    },
    { eligible: true, qad: "2023-05-20", residencyDate: "2023-08-01", reasonRuleIds: ["R-65", "R-66"] },
  ],
  [
    "A later move within the district changes nothing",
    { interviewDate: "2023-09-01", otherMoves: [{ date: "2023-08-01", from: salinas, to: salinas }] },
    { eligible: true, qad: "2023-05-20", residencyDate: "2023-05-20", reasonRuleIds: ["R-65"] },
  ],
  [
    "An earlier move is no matter",
    { otherMoves: [{ date: "2022-01-01", from: watsonville, to: fresno }] },
    { eligible: true, qad: "2023-05-20", residencyDate: "2023-05-20", reasonRuleIds: ["R-64"] },
  ],
];

const prefixed = (letter: string, list: readonly Row[]) =>
  list.map(([title, differences, expected], index) =>
    workedCase(`${letter}-${String(index + 1).padStart(3, "0")}`, title, differences, expected),
  );

/** Cases of our own, beside the public ones: for each rule the edges that the public cases leave out. */
export const ownCases = [
  ...prefixed("S", rows),
  ...prefixed("M", ownCasesOfMoves),
  ...prefixed("W", ownCasesOfWork),
  ...prefixed("B", ownCasesOfBorders),
];
