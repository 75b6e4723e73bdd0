import type { CalendarDate } from "../base/calendar-date.ts";
import { type DateAnswer, dateOf } from "../coe/answer.ts";
import type { Child } from "../coe/child-data.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import type { Move, Work, Worker } from "../coe/qualifying-moves.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { type PlaceFacts, placeFacts } from "./place-facts.ts";

/** One move with its day and places read once. */
export interface MoveFacts {
  readonly move: Move;
  readonly id: string;
  readonly date: CalendarDate | null;
  /** False: not arrived by the interview; null: the day is not known yet. */
  readonly arrived: boolean | null;
  readonly from: PlaceFacts;
  readonly to: PlaceFacts;
}

/** The answers read once, so that the rules only compare. */
export interface InterviewFacts {
  readonly answers: CoeAnswers;
  readonly policy: StatePolicy;
  /** The day of the determination: the interview. */
  readonly day: CalendarDate | null;
  readonly approvalDate: CalendarDate | null;
  /** Newest first; moves without a day stand before all others. */
  readonly moves: readonly MoveFacts[];
  readonly workers: readonly Worker[];
  readonly work: readonly Work[];
}

/** Years outside 1901–2150 are slips of the keyboard; within them no sum of this folder leaves the calendar. */
export function usableDate(answer: DateAnswer): CalendarDate | null {
  const date = dateOf(answer);
  if (date === null) return null;
  return date >= "1901" && date < "2151" ? date : null;
}

function moveFacts(move: Move, day: CalendarDate | null): MoveFacts {
  const date = usableDate(move.date);
  const notYet = move.arrived === false || (date !== null && day !== null && date > day);
  return {
    move,
    id: move.id,
    date,
    arrived: notYet ? false : date === null ? null : true,
    from: placeFacts(move.from),
    to: placeFacts(move.to),
  };
}

const newestFirst = (a: MoveFacts, b: MoveFacts): number => {
  if (a.date === b.date) return 0;
  if (a.date === null) return -1;
  if (b.date === null) return 1;
  return a.date < b.date ? 1 : -1;
};

export function interviewFacts(
  answers: CoeAnswers,
  policy: StatePolicy,
  approvalDate: CalendarDate | null,
): InterviewFacts {
  const day = usableDate(answers.intervieweeSignature.interviewDate);
  return {
    answers,
    policy,
    day,
    approvalDate,
    moves: answers.qualifyingMoves.moves.map((move) => moveFacts(move, day)).sort(newestFirst),
    workers: answers.qualifyingMoves.workers.map((worker) => withTheirChild(worker, answers.childData.children)),
    work: answers.qualifyingMoves.work,
  };
}

const belongsToOne = (worker: Worker): boolean =>
  worker.relation === "self" || worker.relation === "spouse" || worker.relation === "partner";

/** A youth who is the worker, a spouse or a partner belongs to one child; where there is only one child, it is that one. */
function withTheirChild(worker: Worker, children: readonly Child[]): Worker {
  const onlyChild = children.length === 1 ? children[0] : undefined;
  return worker.childId === null && onlyChild && belongsToOne(worker) ? { ...worker, childId: onlyChild.id } : worker;
}

export const isWorkerOf = (worker: Worker, child: Child): boolean =>
  worker.childId === null ? !belongsToOne(worker) : worker.childId === child.id;

/** Whether the worker went on this move; a youth who is the worker goes wherever the child goes. */
export const workerWent = (worker: Worker, move: Move): boolean =>
  move.workerIds.includes(worker.id) ||
  (worker.relation === "self" && worker.childId !== null && move.childIds.includes(worker.childId));
