import { expect, test } from "vitest";
import { checkCase } from "../../cases/check-expectations.ts";
import { fresno, type Row, salinas, watsonville, workedCase } from "../../cases/worked-case.ts";

const toWatsonville = { from: salinas, to: watsonville };

const secondMove = {
  date: "2022-04-01",
  from: fresno,
  to: salinas,
  economicNecessity: true,
  changedResidence: true,
};

const inAlaska = (city: string) => ({ district: "Northwest Arctic Borough SD", city, state: "AK", country: "US" });

const toFishCamp = { from: inAlaska("Kotzebue"), to: inAlaska("Noatak fish camp") };

/** The same facts in other words than the public cases use. */
const rows: readonly Row[] = [
  ["[R-07] an adoptive parent", { worker: { relation: "adoptive" } }, { eligible: true, reasonRuleIds: ["R-07"] }],
  [
    "[R-07, R-96] a foster parent stands in the place of a parent",
    { worker: { relation: "foster parent" } },
    { eligible: true, reasonRuleIds: ["R-07", "R-96"], requiredComments: ["advisory:guardian"] },
  ],
  [
    "[R-07] the mother’s boyfriend can stand in the place of a parent",
    { worker: { relation: "mother’s boyfriend" } },
    { eligible: true, reasonRuleIds: ["R-07"] },
  ],
  [
    "[R-08] the youth’s own boyfriend cannot",
    { worker: { relation: "boyfriend" } },
    { eligible: false, reasonRuleIds: ["R-08"] },
  ],
  [
    "[R-07] the child’s mother is no own worker",
    { worker: { relation: "the child's mother" } },
    { eligible: true, reasonRuleIds: ["R-07"] },
  ],
  [
    "[R-10] child and worker moved for need: the worker’s no counts on one and the same move",
    { workerMove: { economicNecessity: false } },
    { eligible: false, reasonRuleIds: ["R-10"] },
  ],
  [
    "[R-10] nobody knows the worker’s reason",
    { workerMove: { economicNecessity: null } },
    { eligible: "needs-review", qad: "2023-05-20", reasonRuleIds: ["R-10"] },
  ],
  [
    "[R-11] the worker kept the old home",
    { workerMove: { changedResidence: false } },
    { eligible: false, reasonRuleIds: ["R-11"] },
  ],
  [
    "[R-35] the same job goes on after the newest move; the move that brought it stays item 4",
    {
      childMove: toWatsonville,
      workerMove: { date: "2022-05-20" },
      worker: { engagedDate: "2022-05-25" },
      work: { newEmployment: false },
    },
    { eligible: true, qad: "2023-05-20", reasonRuleIds: ["R-35", "R-41"] },
  ],
  [
    "[R-35] the same, with the move that brought the job told in the history",
    {
      move: toWatsonville,
      worker: { recentHistory: [{ date: "2022-05-20", from: fresno, to: salinas, work: "picking strawberries" }] },
      work: { newEmployment: false },
    },
    { eligible: true, qad: "2023-05-20", reasonRuleIds: ["R-35", "R-41"] },
  ],
  [
    "[R-35, R-36] the move that brought the job is 36 months old",
    {
      move: toWatsonville,
      worker: { recentHistory: [{ date: "2020-06-10", from: fresno, to: salinas, work: "picking strawberries" }] },
      work: { newEmployment: false },
    },
    { eligible: false, reasonRuleIds: ["R-35", "R-36"] },
  ],
  [
    "[R-66] the worker went on without the children",
    { otherMoves: [{ date: "2023-06-01", ...toWatsonville, note: "father alone, for the next harvest" }] },
    { eligible: true, residencyDate: "2023-05-20" },
  ],
  [
    "[R-42] the first parent’s move is too old, the other parent’s is not",
    {
      childMove: toWatsonville,
      workerMove: { date: "2019-05-20" },
      worker: {
        engagedDate: "2019-05-25",
        otherWorkers: [{ relation: "parent", move: secondMove, engagedDate: "2022-04-05" }],
      },
    },
    { eligible: true, qad: "2023-05-20", reasonRuleIds: ["R-36", "R-41", "R-42"] },
  ],
  [
    "[R-42] another parent who does not qualify takes nothing away, nor do words that are no worker",
    {
      worker: {
        otherWorkers: [
          { relation: "mother", move: secondMove, engagedDate: null, work: "cooking at a golf course" },
          "the grandmother stayed at home",
        ],
      },
    },
    { eligible: true, qad: "2023-05-20", reasonRuleIds: ["R-42"] },
  ],
  [
    "[R-14] the trips of the last twelve months add up to seven nights",
    {
      move: { date: "2023-06-01", ...toFishCamp },
      childMove: { distanceMiles: 35, nights: 4 },
      worker: { engagedDate: "2023-06-01" },
      work: { description: "catching salmon", sector: "fishing" },
      otherMoves: [{ date: "2022-07-01", ...toFishCamp, distanceMiles: 35, nights: 3 }],
    },
    { eligible: true, qad: "2023-06-01", reasonRuleIds: ["R-14"] },
  ],
  [
    "[R-52] forestry is agricultural work",
    { work: { sector: "forestry" } },
    { eligible: true, reasonRuleIds: ["R-52"] },
  ],
  [
    "[R-15] an origin that nobody could name",
    { childMove: { from: null }, workerMove: { from: null } },
    { eligible: "needs-review", reasonRuleIds: ["R-12"] },
  ],
];

test.each(rows)("%s", (title, differences, expected) => {
  const { checks } = checkCase(workedCase("told", title, differences, expected));
  expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
});
