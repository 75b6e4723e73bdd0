import type { Place } from "../coe/qualifying-moves.ts";
import type { Stage } from "../coe/stage.ts";
import type { CommunityKey } from "./communities.ts";
import { communities } from "./communities.ts";
import { california, florida, georgia, inState, michigan, texas, washington } from "./districts.ts";
import type { Telling } from "./telling.ts";

/** The everyday COE: the family came together, work began within days, everybody is eligible. Most of a real queue looks like this. */
type PlainRow = readonly [
  people: CommunityKey,
  district: string,
  interviewedDaysAgo: number,
  ages: readonly number[],
  movedDaysBefore: number,
  from: Place | "home",
  startedAfter: number,
  description: string,
  stage: Stage,
];

const fishing = /crab|oyster|salmon|shrimp|clam/;

const rows: readonly PlainRow[] = [
  ["mexican", "Alder Creek SD", 2, [9, 6, 3], 24, california, 3, "pruning apple trees", "received"],
  ["mexican", "High Orchard SD", 3, [14, 11, 10, 8, 6, 5, 3, 1], 40, california, 6, "picking cherries", "received"],
  ["mixtec", "Palmetto Bend SD", 1, [7, 4], 15, florida, 2, "picking strawberries", "received"],
  [
    "mam",
    "Llano Verde Unified SD",
    5,
    [12, 10, 2],
    31,
    "home",
    12,
    "cutting and packing lettuce in the field",
    "received",
  ],
  ["kiche", "Two Rivers Unified SD", 4, [5], 60, georgia, 4, "transplanting onions", "in-review"],
  ["haitian", "Palmetto Bend SD", 8, [8, 7], 21, florida, 1, "picking and packing oranges", "received"],
  ["karen", "Mill River SD", 6, [13, 9, 4, 2], 90, michigan, 15, "gathering eggs and feeding hens", "in-review"],
  ["marshallese", "Gull Harbor SD", 9, [6, 4, 1], 34, washington, 5, "heading and gutting salmon", "received"],
  ["vietnamese", "Bahia Clara SD", 7, [15, 12], 50, "home", 8, "catching shrimp", "received"],
  ["tejano", "Cold Spring Unified SD", 12, [16, 13, 9], 45, texas, 10, "hoeing sugar beets", "approved"],
  ["mexican", "Stone Ridge SD", 20, [4, 1], 70, washington, 14, "thinning apples", "approved"],
  ["mexican", "Maple Flats SD", 26, [17, 15, 12, 8], 120, texas, 20, "detasseling corn", "approved"],
  ["mixtec", "Salt Marsh Unified SD", 30, [10, 8, 5], 200, california, 9, "picking tomatoes", "approved"],
  ["mam", "Bahia Clara SD", 33, [3], 65, florida, 30, "shucking oysters", "approved"],
  ["haitian", "Two Rivers Unified SD", 35, [11, 6], 400, georgia, 2, "digging and sorting sweet potatoes", "approved"],
  ["marshallese", "Maple Flats SD", 41, [9, 7, 6, 2], 500, washington, 25, "catching and loading chickens", "approved"],
  ["karen", "Alder Creek SD", 44, [8, 5], 160, michigan, 7, "planting and potting nursery trees", "approved"],
  ["alaskan", "Gull Harbor SD", 48, [12, 7, 5], 100, "home", 3, "setting nets and catching salmon", "approved"],
  ["mexican", "Llano Verde Unified SD", 52, [13, 6], 300, california, 4, "weeding and thinning carrots", "approved"],
  ["kiche", "Palmetto Bend SD", 55, [2], 80, florida, 11, "picking blueberries", "approved"],
  ["tejano", "Mill River SD", 3, [10, 8], 33, texas, 6, "baling hay", "signed"],
  ["mixtec", "High Orchard SD", 0, [11, 9, 4], 18, washington, 2, "shearing and baling Christmas trees", "signed"],
  ["vietnamese", "Salt Marsh Unified SD", 1, [6], 29, "home", 5, "picking crab and packing it on ice", "signed"],
];

export const plainTellings: readonly Telling[] = rows.map(
  ([people, district, interviewedDaysAgo, ages, movedDaysBefore, from, startedAfter, description, stage]) => ({
    about: `plain move: ${description}, ${district}`,
    people,
    district,
    interviewedDaysAgo,
    ages,
    moves: [
      {
        daysBefore: movedDaysBefore,
        from: from === "home" ? communities[people].home : from,
        to: inState(district),
        children: "all",
      },
    ],
    work: [
      {
        move: 0,
        startedAfter,
        description,
        change: { sector: fishing.test(description) ? "fishing" : "agricultural" },
      },
    ],
    stage,
    verdict: "eligible",
    ...(stage === "approved" ? { review: { decision: "approved" as const, reasons: [], note: "", comments: [] } } : {}),
  }),
);
