import type { Differences, Expected, Row } from "./worked-case.ts";
import { fresno, salinas, watsonville } from "./worked-case.ts";

type Outcome = Expected["eligible"];

const twoMoves = { from: salinas, to: watsonville };

/** One move of child and worker on this day, with work the day after. */
const movedOn = (date: string, interviewDate: string, engagedDate = date): Differences => ({
  interviewDate,
  move: { date },
  worker: { engagedDate },
});

/** A move exactly 36 months ago is outside; one on 29 February counts through 28 February. */
const lookBack: readonly (readonly [move: string, interview: string, eligible: Outcome])[] = [
  ["2020-06-10", "2023-06-09", true],
  ["2020-06-10", "2023-06-10", false],
  ["2020-02-29", "2023-02-28", true],
  ["2020-02-29", "2023-03-01", false],
  ["2021-03-01", "2024-02-29", true],
  ["2021-03-01", "2024-03-01", false],
  ["2021-02-28", "2024-02-27", true],
  ["2021-02-28", "2024-02-28", false],
  ["2020-12-31", "2023-12-30", true],
  ["2020-12-31", "2023-12-31", false],
  ["2021-01-31", "2024-01-30", true],
  ["2021-01-31", "2024-01-31", false],
];

const ofLookBack = lookBack.flatMap(([move, interview, eligible]): Row[] => [
  [
    `Moved on ${move}, interview on ${interview}`,
    movedOn(move, interview),
    { eligible, ...(eligible ? { qad: move, residencyDate: move } : {}), reasonRuleIds: ["R-67"] },
  ],
  [
    `The worker’s item 4 move on ${move}, the child’s later, interview on ${interview}`,
    {
      interviewDate: interview,
      childMove: { ...twoMoves, date: interview },
      workerMove: { date: move },
      worker: { engagedDate: move },
    },
    { eligible, ...(eligible ? { qad: interview } : {}), reasonRuleIds: ["R-36"] },
  ],
]);

/** The expiration date under both conventions. */
const expiration: readonly (readonly [qad: string, birth: string, eed: string, anniversary: string])[] = [
  ["2022-06-17", "2012-01-01", "2025-06-16", "2025-06-17"],
  ["2021-01-01", "2012-01-01", "2023-12-31", "2024-01-01"],
  ["2022-08-31", "2012-01-01", "2025-08-30", "2025-08-31"],
  ["2021-02-28", "2012-01-01", "2024-02-27", "2024-02-28"],
  ["2024-03-01", "2012-01-01", "2027-02-28", "2027-03-01"],
  ["2020-02-29", "2012-01-01", "2023-02-28", "2023-02-28"],
  ["2023-05-20", "2004-05-19", "2026-05-18", "2026-05-19"],
  ["2023-05-20", "2004-05-20", "2026-05-19", "2026-05-20"],
  ["2023-05-20", "2004-05-21", "2026-05-19", "2026-05-20"],
];

const ofExpiration = expiration.map(
  ([qad, birthDate, eed, eedAnniversarySetting]): Row => [
    `QAD ${qad}, born ${birthDate}`,
    { ...movedOn(qad, qad), child: { birthDate } },
    { eligible: true, qad, eed, eedAnniversarySetting, reasonRuleIds: ["R-70", "R-71"] },
  ],
);

/** Day 60 is soon after, day 61 is not; the day of the move is day 0. */
const starts: readonly (readonly [move: string, engaged: string, eligible: Outcome])[] = [
  ["2023-05-20", "2023-07-19", true],
  ["2023-05-20", "2023-07-20", "needs-review"],
  ["2023-12-31", "2024-02-29", true],
  ["2023-12-31", "2024-03-01", "needs-review"],
  ["2022-12-31", "2023-03-01", true],
  ["2022-12-31", "2023-03-02", "needs-review"],
];

const ofStarts = starts.map(
  ([move, engaged, eligible]): Row => [
    `Moved on ${move}, work from ${engaged}`,
    movedOn(move, "2024-06-01", engaged),
    eligible === true
      ? { eligible, reasonRuleIds: ["R-31"] }
      : { eligible, qad: move, requiredComments: ["4a"], reasonRuleIds: ["R-32", "R-91", "V-11"] },
  ],
);

/** Twelve months between the two moves are near enough, whoever came first. */
const gaps: readonly (readonly [first: string, second: string, eligible: Outcome])[] = [
  ["2023-05-20", "2024-05-20", true],
  ["2023-05-20", "2024-05-21", "needs-review"],
  ["2023-02-28", "2024-02-28", true],
  ["2023-02-28", "2024-02-29", "needs-review"],
  ["2024-02-29", "2025-02-28", true],
  ["2024-02-29", "2025-03-02", "needs-review"],
];

const ofGaps = gaps.flatMap(([first, second, eligible]): Row[] => [
  [
    `The worker on ${first}, the child joined on ${second}`,
    {
      interviewDate: second,
      childMove: { date: second, moveType: "join" },
      workerMove: { date: first },
      worker: { engagedDate: first },
    },
    { eligible, qad: second, requiredComments: ["2bi"], reasonRuleIds: ["R-61", "R-63"] },
  ],
  [
    `The child came before, on ${first}, the worker on ${second}`,
    {
      interviewDate: second,
      childMove: { date: first, moveType: "precede" },
      workerMove: { date: second },
      worker: { engagedDate: second },
    },
    { eligible, qad: second, residencyDate: first, requiredComments: ["2bi"], reasonRuleIds: ["R-62", "R-63"] },
  ],
]);

/** No for one of the two rules the move out; where one is not known, the reviewer decides. */
const answers = [true, false, null];
const leastSure = (a: boolean | null, b: boolean | null): Outcome =>
  a === false || b === false ? false : a === null || b === null ? "needs-review" : true;

const ofNecessity = answers.flatMap((child) =>
  answers.flatMap((worker): Row[] =>
    [{}, { ...twoMoves, date: "2023-06-01" }].map(
      (later): Row => [
        `Economic need of the child ${child}, of the worker ${worker}, ${"date" in later ? "two moves" : "one move"}`,
        { childMove: { ...later, economicNecessity: child }, workerMove: { economicNecessity: worker } },
        { eligible: leastSure(child, worker), reasonRuleIds: ["R-10"] },
      ],
    ),
  ),
);

/** One day of the period, from the third birthday on, is enough. */
const counts: readonly (readonly [qad: string, birth: string, period: string, counted: boolean])[] = [
  ["2022-08-31", "2013-04-12", "2021-22", true],
  ["2022-09-01", "2013-04-12", "2021-22", false],
  ["2022-09-01", "2013-04-12", "2024-25", true],
  ["2022-09-01", "2013-04-12", "2025-26", false],
  ["2022-09-02", "2013-04-12", "2025-26", true],
  ["2023-05-20", "2020-08-31", "2022-23", true],
  ["2023-05-20", "2020-09-01", "2022-23", false],
  ["2023-05-20", "2020-09-01", "2023-24", true],
];

const ofCounts = counts.map(
  ([qad, birthDate, period, category1]): Row => [
    `QAD ${qad}, born ${birthDate}, counted in ${period}: ${category1}`,
    { ...movedOn(qad, qad), child: { birthDate } },
    { eligible: true, countExpectation: { period, category1, ...(category1 ? {} : { category2: false }) } },
  ],
);

const others: readonly Row[] = [
  [
    "Areas within one district of a State with many districts",
    { move: { from: { ...salinas, adminArea: "north" }, to: { ...salinas, adminArea: "south" } } },
    { eligible: false, reasonRuleIds: ["R-12", "R-13"] },
  ],
  [
    "One name of a district in two States",
    { move: { from: { ...fresno, state: "NV" }, to: fresno } },
    { eligible: true, reasonRuleIds: ["R-12"] },
  ],
  [
    "A holiday abroad after the move, and the trip home",
    {
      interviewDate: "2023-12-01",
      otherMoves: [
        { date: "2023-08-01", from: salinas, to: watsonville, note: "vacation" },
        { date: "2023-08-22", from: watsonville, to: salinas, note: "home from the vacation" },
      ],
    },
    { eligible: true, qad: "2023-05-20", residencyDate: "2023-05-20", reasonRuleIds: ["R-65"] },
  ],
  [
    "Priority for services ends with graduation",
    { child: { birthDate: "2005-08-08", graduationDate: "2023-12-01" } },
    { eligible: true, expectedEndOfEligibility: "2023-12-01", pfsAt: { "2024-01-15": false } },
  ],
  [
    "Looked for work; nobody knows of earlier moves",
    { worker: { engagedDate: null, activelySought: true, recentHistory: null } },
    { eligible: "needs-review", qad: "2023-05-20", reasonRuleIds: ["R-33"] },
  ],
  [
    "Ticked “join”, but came the same day: the finding is a line of the trace",
    { childMove: { moveType: "join" } },
    { eligible: true, reasonRuleIds: ["R-60", "V-02"] },
  ],
];

/** The days before and after each border of the rules. */
export const ownCasesOfBorders: readonly Row[] = [
  ...ofLookBack,
  ...ofExpiration,
  ...ofStarts,
  ...ofGaps,
  ...ofNecessity,
  ...ofCounts,
  ...others,
];
