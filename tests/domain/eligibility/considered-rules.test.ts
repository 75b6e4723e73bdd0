import { expect, test } from "vitest";
import { checkCase } from "../../cases/check-expectations.ts";
import { type Differences, fresno, salinas, workedCase } from "../../cases/worked-case.ts";

const history = ["2021-05-10", "2022-05-15"].map((date) => ({
  date,
  from: fresno,
  to: salinas,
  work: "picking pears",
}));

const inAlaska = (city: string) => ({ district: "Northwest Arctic Borough SD", city, state: "AK", country: "US" });

const inHawaii = (adminArea: string) => ({
  district: "Hawaii DOE",
  city: adminArea,
  state: "HI",
  country: "US",
  adminArea,
});

const temporary = { employment: "temporary", temporaryBasis: "worker", statedMonths: 14 };

const rows: readonly (readonly [title: string, differences: Differences, eligible: boolean, rules: string])[] = [
  [
    "[R-07, R-08] a cousin is neither in a parent’s place nor a spouse",
    { worker: { relation: "cousin" } },
    false,
    "R-07 R-08",
  ],
  [
    "[R-12, R-13] where the State is one district, its areas decide and R-12 says so",
    { move: { from: inHawaii("Hilo-Waiakea"), to: inHawaii("Hilo-Waiakea") } },
    false,
    "R-12 R-13",
  ],
  [
    "[R-12, R-14] inside a huge district the trip decides: berries are not fish",
    { move: { from: inAlaska("Kotzebue"), to: inAlaska("Noatak") }, childMove: { distanceMiles: 35, nights: 10 } },
    false,
    "R-12 R-14",
  ],
  [
    "[R-33, R-34] the history is looked at also where nobody sought work",
    { worker: { engagedDate: null, recentHistory: history } },
    false,
    "R-30 R-33 R-34",
  ],
  [
    "[R-30, R-33] not engaged, but sought with a history",
    { worker: { engagedDate: null, activelySought: true, recentHistory: history } },
    true,
    "R-30 R-33 R-34",
  ],
  ["[R-56, R-57] more than 12 months and no State documentation", { work: temporary }, false, "R-56 R-57"],
  [
    "[R-58] growing a little for fun is no personal subsistence",
    { work: { activityQualifies: false } },
    false,
    "R-54 R-58",
  ],
  [
    "[R-67] an arrival after the interview is not within the 36 months before it",
    { move: { date: "2023-06-20" } },
    false,
    "R-05 R-06 R-67",
  ],
  [
    "[R-62, R-67] the same for a worker who comes after the interview",
    { childMove: { moveType: "precede" }, workerMove: { date: "2023-06-20" } },
    false,
    "R-62 R-67",
  ],
];

test.each(rows)("%s", (title, differences, eligible, rules) => {
  const requiredComments = eligible ? ["4b"] : [];
  const expected = { eligible, requiredComments, reasonRuleIds: rules.split(" ") };
  const { checks } = checkCase(workedCase("considered", title, differences, expected));
  expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
});
