import { addDays } from "../base/calendar-date.ts";
import { dateAnswer, dateOf, emptyDate } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { communities } from "./communities.ts";
import { california, florida, georgia, inState, texas } from "./districts.ts";
import type { Telling, ToldReview } from "./telling.ts";

const denied = (reason: ToldReview["reasons"][number], note: string): ToldReview => ({
  decision: "denied",
  reasons: [reason],
  note,
  comments: [],
});

/** The youngest child is born forty days after the family's move. */
function bornAfterTheMove(answers: CoeAnswers): CoeAnswers {
  const { children } = answers.childData;
  const moved = answers.qualifyingMoves.moves[0];
  const day = moved ? dateOf(moved.date) : null;
  const youngest = children.at(-1);
  if (day === null || !youngest) return answers;
  const born = { ...youngest, birthDate: dateAnswer(addDays(day, 40)) };
  return { ...answers, childData: { children: [...children.slice(0, -1), born] } };
}

/** Not eligible, each by another rule, and interviews that were only begun. */
export const declinedTellings: readonly Telling[] = [
  {
    about: "not eligible: moved within the same school district (R-12)",
    people: "mexican",
    district: "Maple Flats SD",
    interviewedDaysAgo: 19,
    ages: [10, 7],
    moves: [{ daysBefore: 40, from: inState("Maple Flats SD"), children: "all" }],
    work: [{ move: 0, startedAfter: 3, description: "detasseling corn" }],
    stage: "denied",
    verdict: "not-eligible",
    review: denied(
      "no-qualifying-move",
      "Both homes are in the Maple Flats district, as the family confirmed by telephone.",
    ),
  },
  {
    about: "not eligible: the work is driving a truck (R-54)",
    people: "tejano",
    district: "Two Rivers Unified SD",
    interviewedDaysAgo: 24,
    ages: [12],
    moves: [{ daysBefore: 85, from: texas, children: "all" }],
    work: [
      { move: 0, startedAfter: 5, description: "driving a truck with onions", change: { activityQualifies: "no" } },
    ],
    stage: "denied",
    verdict: "not-eligible",
    review: denied("work-does-not-qualify", "Hauling is not qualifying work; there was no other work after the move."),
  },
  {
    about: "not eligible: a visit to relatives (R-19)",
    people: "mixtec",
    district: "Alder Creek SD",
    interviewedDaysAgo: 5,
    ages: [9, 5],
    moves: [
      {
        daysBefore: 21,
        from: california,
        children: "all",
        change: { changedResidence: false, notAResidence: "visit", economicNecessity: "no" },
      },
    ],
    work: [{ move: 0, startedAfter: 2, description: "picking apples" }],
    stage: "draft",
    verdict: "not-eligible",
  },
  {
    about: "not eligible: daily commuting from an unchanged home (R-11)",
    people: "haitian",
    district: "Palmetto Bend SD",
    interviewedDaysAgo: 7,
    ages: [6],
    moves: [
      { daysBefore: 50, from: florida, children: "all", change: { changedResidence: false, notAResidence: "commute" } },
    ],
    work: [{ move: 0, startedAfter: 0, description: "picking oranges" }],
    stage: "draft",
    verdict: "not-eligible",
  },
  {
    about: "not eligible: the last move is more than 36 months ago (R-67)",
    people: "marshallese",
    district: "Gull Harbor SD",
    interviewedDaysAgo: 28,
    ages: [13, 9],
    moves: [{ daysBefore: 1200, from: communities.marshallese.home, children: "all" }],
    work: [{ move: 0, startedAfter: 4, description: "heading and gutting salmon", change: { sector: "fishing" } }],
    stage: "denied",
    verdict: "not-eligible",
    review: denied("no-qualifying-move", "The family has not moved since; please visit again if it does."),
  },
  {
    about: "not eligible: graduated last year (R-02)",
    people: "mexican",
    district: "Cold Spring Unified SD",
    interviewedDaysAgo: 3,
    ages: [19],
    alone: true,
    moves: [{ daysBefore: 48, from: california, children: "all" }],
    work: [{ move: 0, startedAfter: 6, description: "hoeing sugar beets" }],
    change: (answers) => ({
      ...answers,
      childData: {
        children: answers.childData.children.map((child) => ({
          ...child,
          schooling: { ...child.schooling, graduated: true },
        })),
      },
    }),
    stage: "draft",
    verdict: "not-eligible",
  },
  {
    about: "not eligible: the youth is 22 (R-01)",
    people: "kiche",
    district: "Llano Verde Unified SD",
    interviewedDaysAgo: 4,
    ages: [22],
    alone: true,
    moves: [{ daysBefore: 30, from: communities.kiche.home, children: "all" }],
    work: [{ move: 0, startedAfter: 3, description: "cutting lettuce" }],
    stage: "draft",
    verdict: "not-eligible",
  },
  {
    about: "not eligible: looked for work without a recent history (R-33, R-34)",
    people: "karen",
    district: "Mill River SD",
    interviewedDaysAgo: 6,
    ages: [8],
    moves: [{ daysBefore: 27, from: georgia, children: "all" }],
    work: [{ move: 0, startedAfter: null, description: "gathering eggs" }],
    comments: { "4b": "Asked at the egg farm twice in the first two weeks; the first move for such work." },
    stage: "draft",
    verdict: "not-eligible",
  },
  {
    about: "one of two children was born after the move and is not eligible (R-04)",
    people: "mam",
    district: "Bahia Clara SD",
    interviewedDaysAgo: 2,
    ages: [6, 0],
    moves: [{ daysBefore: 300, from: florida, children: "all" }],
    work: [{ move: 0, startedAfter: 5, description: "picking peppers" }],
    change: bornAfterTheMove,
    stage: "draft",
    verdict: "eligible",
  },
  {
    about: "begun: why the family moved is not known yet (R-10)",
    people: "vietnamese",
    district: "Salt Marsh Unified SD",
    interviewedDaysAgo: 0,
    ages: [7],
    moves: [
      {
        daysBefore: 16,
        from: communities.vietnamese.home,
        children: "all",
        change: { economicNecessity: null, necessityReason: "" },
      },
    ],
    work: [{ move: 0, startedAfter: 2, description: "catching shrimp", change: { sector: "fishing" } }],
    stage: "draft",
    verdict: "not-yet-known",
  },
  {
    about: "begun: the day of the move is only half known",
    people: "mixtec",
    district: "High Orchard SD",
    interviewedDaysAgo: 0,
    ages: [11, 8],
    moves: [
      {
        daysBefore: 60,
        from: california,
        children: "all",
        change: { date: { ...emptyDate, m: "6", estimated: true, how: "after the cherries" } },
      },
    ],
    work: [{ move: 0, startedAfter: 5, description: "picking apples", change: { engagedDate: emptyDate } }],
    stage: "draft",
    verdict: "not-yet-known",
  },
  {
    about: "begun: only the names, at the gate of the camp",
    people: "alaskan",
    district: "Gull Harbor SD",
    interviewedDaysAgo: 0,
    ages: [9, 4],
    moves: [],
    work: [],
    workers: [],
    stage: "draft",
    verdict: "not-yet-known",
  },
];
