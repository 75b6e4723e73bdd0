import { fresno, morelia, type Row, salinas, watsonville } from "./worked-case.ts";

const hilo = {
  district: "Hawaii DOE",
  city: "Hilo",
  state: "HI",
  country: "US",
  adminArea: "Hilo-Waiakea complex area",
};
const kotzebue = { district: "Northwest Arctic Borough SD", city: "Kotzebue", state: "AK", country: "US" };
const camp = { ...kotzebue, city: "Noatak fish camp" };
const nome = { district: "Bering Strait SD", city: "Unalakleet", state: "AK", country: "US" };
const weslaco = { district: "Weslaco ISD", city: "Weslaco", state: "TX", country: "US" };
const fennville = { district: "Fennville Public Schools", city: "Fennville", state: "MI", country: "US" };

const trip = (details: object) => ({
  interviewDate: "2023-09-15",
  childMove: { date: "2023-07-01", from: kotzebue, to: camp, distanceMiles: 35, nights: 10, ...details },
  workerMove: { date: "2023-07-01", from: kotzebue, to: camp },
  worker: { engagedDate: "2023-07-01" },
});

const fishing = { description: "catching salmon", sector: "fishing" };

/** the moves of child and worker. */
export const ownCasesOfMoves: readonly Row[] = [
  [
    "Within one district",
    { move: { from: { ...salinas, city: "Salinas North" } } },
    { eligible: false, reasonRuleIds: ["R-12"] },
  ],
  [
    "Whether they moved out of need is not known",
    { move: { economicNecessity: null } },
    { eligible: "needs-review", qad: "2023-05-20", reasonRuleIds: ["R-10"] },
  ],
  [
    "The worker had no economic need",
    { workerMove: { economicNecessity: false, from: watsonville } },
    { eligible: false, reasonRuleIds: ["R-10"] },
  ],
  ["Ends in Mexico", { move: { to: morelia } }, { eligible: false, reasonRuleIds: ["R-15"] }],
  [
    "Went home for no need",
    {
      interviewDate: "2023-11-10",
      childMove: { date: "2023-10-28", from: fennville, to: weslaco, economicNecessity: false },
      workerMove: { date: "2023-06-01", from: weslaco, to: fennville },
      worker: { engagedDate: "2023-06-05" },
    },
    { eligible: false, reasonRuleIds: ["R-18", "R-10"] },
  ],
  [
    "Went home, why is not known",
    {
      interviewDate: "2023-11-10",
      childMove: { date: "2023-10-28", from: fennville, to: weslaco, economicNecessity: null },
      workerMove: { date: "2023-06-01", from: weslaco, to: fennville },
      worker: { engagedDate: "2023-06-05" },
    },
    { eligible: "needs-review", qad: "2023-10-28", reasonRuleIds: ["R-18"] },
  ],
  [
    "Ten days are not a short stay",
    { childMove: { stayDays: 10, returned: true } },
    { eligible: true, residencyDate: "2023-05-30", reasonRuleIds: ["R-17"] },
  ],
  [
    "Hawaii within one area",
    { move: { from: { ...hilo, city: "Pahoa" }, to: hilo } },
    { eligible: false, reasonRuleIds: ["R-13"] },
  ],
  ["From California to Hawaii", { move: { to: hilo } }, { eligible: true, reasonRuleIds: ["R-12"] }],
  ["Alaska: berry picking in one district", trip({}), { eligible: false, reasonRuleIds: ["R-14"] }],
  [
    "Alaska: berry picking in another district",
    {
      ...trip({ to: nome }),
      workerMove: { date: "2023-07-01", from: kotzebue, to: nome },
      work: { description: "picking berries" },
    },
    { eligible: true, reasonRuleIds: ["R-12", "R-50"] },
  ],
  [
    "Alaska: seven nights twenty miles away",
    { ...trip({ distanceMiles: 20, nights: 7 }), work: fishing },
    { eligible: true, reasonRuleIds: ["R-14"] },
  ],
  ["Alaska: six nights", { ...trip({ nights: 6 }), work: fishing }, { eligible: false, reasonRuleIds: ["R-14"] }],
  [
    "Another State does not use the rule",
    {
      childMove: { from: { ...fresno, city: "Clovis" }, to: fresno, distanceMiles: 40, nights: 12 },
      workerMove: { from: { ...fresno, city: "Clovis" }, to: fresno },
      work: fishing,
    },
    { eligible: false, reasonRuleIds: ["R-12", "R-14"] },
  ],
  [
    "Joins exactly twelve months later",
    { interviewDate: "2024-06-01", childMove: { date: "2024-05-20", moveType: "join" } },
    { eligible: true, qad: "2024-05-20", requiredComments: ["2bi"], reasonRuleIds: ["R-63", "R-61"] },
  ],
  [
    "Joins more than twelve months later",
    { interviewDate: "2024-07-01", childMove: { date: "2024-06-20", moveType: "join" } },
    { eligible: "needs-review", qad: "2024-06-20", requiredComments: ["2bi"], reasonRuleIds: ["R-63", "R-90"] },
  ],
  [
    "Came before a worker who has not come yet",
    {
      childMove: { date: "2023-05-01", moveType: "precede" },
      workerMove: { date: null },
      worker: { engagedDate: null },
    },
    { eligible: false, reasonRuleIds: ["R-62", "R-06"] },
  ],
  [
    "Came before a worker who comes after the interview",
    {
      childMove: { date: "2023-05-01", moveType: "precede" },
      workerMove: { date: "2023-07-01" },
      worker: { engagedDate: null },
    },
    { eligible: false, reasonRuleIds: ["R-62"] },
  ],
  [
    "Came before a migratory worker who is still at the last place",
    {
      childMove: { date: "2023-06-01", to: watsonville, moveType: "precede" },
      worker: { arrivalAtChildPlace: null },
    },
    { eligible: false, reasonRuleIds: ["R-62"] },
  ],
  [
    "Came one day before the worker",
    { childMove: { date: "2023-05-19", moveType: "precede" } },
    {
      eligible: true,
      qad: "2023-05-20",
      residencyDate: "2023-05-19",
      requiredComments: ["2bi"],
      reasonRuleIds: ["R-62", "R-66"],
    },
  ],
  [
    "Moved before the worker’s qualifying move, to another place",
    { childMove: { date: "2023-03-01", from: watsonville, to: fresno } },
    { eligible: false, reasonRuleIds: ["R-41"] },
  ],
  [
    "The worker’s move is exactly 36 months old",
    {
      interviewDate: "2023-06-10",
      childMove: { date: "2023-01-15", from: salinas, to: watsonville },
      workerMove: { date: "2020-06-10" },
      worker: { engagedDate: "2020-06-12" },
    },
    { eligible: false, reasonRuleIds: ["R-36"] },
  ],
  [
    "The worker’s move counts one day more",
    {
      interviewDate: "2023-06-10",
      childMove: { date: "2023-01-15", from: salinas, to: watsonville },
      workerMove: { date: "2020-06-11" },
      worker: { engagedDate: "2020-06-12" },
    },
    { eligible: true, qad: "2023-01-15", reasonRuleIds: ["R-36", "R-41"] },
  ],
  [
    "The child moves after the interview",
    { move: { date: "2023-06-20" }, worker: { engagedDate: null } },
    { eligible: false, reasonRuleIds: ["R-05"] },
  ],
  [
    "The worker has not moved at all",
    { workerMove: { date: null }, worker: { engagedDate: null } },
    { eligible: false, reasonRuleIds: ["R-36"] },
  ],
  [
    "With the worker, back at last year’s place",
    { childMove: { from: watsonville }, workerMove: { date: "2022-05-20" }, worker: { engagedDate: "2022-05-22" } },
    { eligible: true, qad: "2023-05-20", reasonRuleIds: ["R-41", "R-60"] },
  ],
  [
    "Ticked “with”, but came a month after the worker",
    { interviewDate: "2023-07-10", childMove: { date: "2023-06-20" } },
    { eligible: true, qad: "2023-06-20", requiredComments: ["2bi"], reasonRuleIds: ["R-61"] },
  ],
  [
    "Joined where the worker had moved on to",
    {
      interviewDate: "2023-09-10",
      childMove: { date: "2023-09-01", to: watsonville, moveType: "join" },
      worker: { arrivalAtChildPlace: "2023-08-01" },
    },
    {
      eligible: true,
      qad: "2023-09-01",
      residencyDate: "2023-09-01",
      requiredComments: ["2bi"],
      reasonRuleIds: ["R-61", "R-41"],
    },
  ],
];
