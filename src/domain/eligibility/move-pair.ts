import type { CalendarDate } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import type { Work, Worker } from "../coe/qualifying-moves.ts";
import type { Verdict } from "./determination.ts";
import type { Encounter } from "./encounter.ts";
import { hugeDistrictLines } from "./huge-district.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import type { JudgedWork } from "./judged-family.ts";
import { tallied, verdictOfTally } from "./judged-lines.ts";
import type { Meeting } from "./manner.ts";
import { orderLine, workerMovedTooLate } from "./qualifying-arrival-date.ts";
import type { Line } from "./trace-line.ts";

/** A child's move (item 1) with a worker's move (item 4) and its work, and what the rules say about the three together. */
export interface MovePair {
  readonly encounter: Encounter;
  readonly judgedWork: JudgedWork;
  readonly child: Child;
  readonly worker: Worker;
  readonly childMove: MoveFacts;
  readonly workerMove: MoveFacts;
  readonly work: Work | null;
  readonly meeting: Meeting;
  readonly qad: CalendarDate | null;
  /** R-14 is judged with the work, so it belongs to the pair. */
  readonly tripLines: readonly Line[];
  readonly verdict: Verdict;
  readonly blocked: number;
  readonly unknown: number;
}

/** Only numbers are added up here: a family of eight with ten moves has sixteen hundred pairs, on every keystroke. */
export function pairOf(facts: InterviewFacts, encounter: Encounter, judgedWork: JudgedWork): MovePair {
  const { child, childMove, meeting, qad, judged } = encounter;
  const { work, move: workerMove, worker, judgedMove } = judgedWork;
  const ownMove = workerMove === childMove ? null : judgedMove.said;
  const trip = judged.withinHugeDistrict ? childMove : judgedMove.withinHugeDistrict ? workerMove : null;
  const tripLines = trip ? hugeDistrictLines(facts, trip, child.id, work) : [];
  const said = tallied(tripLines);
  const tooLate = meeting.kind === "met" && workerMovedTooLate(meeting, childMove, workerMove) ? 1 : 0;
  const blocked = encounter.said.blocked + judgedWork.said.blocked + (ownMove?.blocked ?? 0) + said.blocked + tooLate;
  const unknown = encounter.said.unknown + judgedWork.said.unknown + (ownMove?.unknown ?? 0) + said.unknown;
  const review = encounter.said.review + judgedWork.said.review + (ownMove?.review ?? 0) + said.review;
  const verdict = verdictOfTally({ blocked, unknown, review });
  return {
    encounter,
    judgedWork,
    child,
    worker,
    childMove,
    workerMove,
    work,
    meeting,
    qad,
    tripLines,
    verdict,
    blocked,
    unknown,
  };
}

export function linesOf(pair: MovePair): Line[] {
  const { encounter, judgedWork, childMove, workerMove, meeting, tripLines } = pair;
  const lines = [...encounter.said.lines, ...judgedWork.said.lines];
  if (workerMove !== childMove) lines.push(...judgedWork.judgedMove.said.lines);
  lines.push(...tripLines);
  const order = meeting.kind === "met" ? orderLine(meeting, childMove, workerMove) : null;
  if (order) lines.push(order);
  return lines;
}
