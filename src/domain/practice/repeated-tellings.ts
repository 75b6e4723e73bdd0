import { addDays, addYears } from "../base/calendar-date.ts";
import { dateAnswer, dateOf } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { georgia, inState } from "./districts.ts";
import type { Telling } from "./telling.ts";

/** The first child of both COEs is one and the same: a girl who came with her mother and is at her aunt's on school days. */
function withTheSameChild(answers: CoeAnswers): CoeAnswers {
  const [move] = answers.qualifyingMoves.moves;
  const arrived = move ? dateOf(move.date) : null;
  if (arrived === null) return answers;
  const same = {
    firstName: "Nayeli",
    lastName1: "Castañeda",
    sex: "F" as const,
    birthDate: dateAnswer(addDays(addYears(arrived, -8), -100)),
  };
  const children = answers.childData.children.map((child, place) => (place === 0 ? { ...child, ...same } : child));
  return { ...answers, childData: { children } };
}

const shared = {
  people: "mexican",
  district: "Palmetto Bend SD",
  work: [{ move: 0, startedAfter: 4, description: "picking cucumbers" }],
  change: withTheSameChild,
  verdict: "eligible",
} as const;

const arrival = (daysBefore: number) => [
  { daysBefore, from: georgia, to: inState(shared.district), children: "all" as const },
];

/** The same child told by two families: both came on one day, and were interviewed six days apart (V-13). */
export const repeatedTellings: readonly Telling[] = [
  {
    ...shared,
    about: "a child on two COEs: told by her mother, and approved (V-13)",
    interviewedDaysAgo: 10,
    ages: [8, 5],
    moves: arrival(22),
    stage: "approved",
    review: { decision: "approved", reasons: [], note: "", comments: [] },
  },
  {
    ...shared,
    about: "a child on two COEs: told again by her aunt (V-13)",
    interviewedDaysAgo: 4,
    ages: [8, 11],
    moves: arrival(28),
    stage: "received",
  },
];
