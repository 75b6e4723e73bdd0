import type { CalendarDate } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import type { Work, Worker } from "../coe/qualifying-moves.ts";
import type { Verdict } from "./determination.ts";
import { economicNecessityLines } from "./economic-necessity.ts";
import { hugeDistrictLines } from "./huge-district.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import { arrivalLines, madeTheMoveLines } from "./made-the-move.ts";
import { type Meeting, meetingOf } from "./manner.ts";
import { lookBackLines, meetingLines, orderLine, qadOf } from "./qualifying-arrival-date.ts";
import { homeBaseLines, residenceLines, shortStayLines } from "./residence.ts";
import { type DistrictChange, districtChange } from "./school-districts.ts";
import { holds, type Line, verdictOf } from "./trace-line.ts";
import { relationLines } from "./worker-relation.ts";
import { anyWorkerLine, workerTimeLines, workLines } from "./worker-standing.ts";

/** A child's move (item 1) with a worker's move (item 4) and its work, and what the rules say about the three together. */
export interface MovePair {
  readonly child: Child;
  readonly worker: Worker;
  readonly childMove: MoveFacts;
  readonly workerMove: MoveFacts;
  readonly work: Work | null;
  readonly meeting: Meeting;
  readonly qad: CalendarDate | null;
  readonly lines: readonly Line[];
  readonly verdict: Verdict;
  readonly blocked: number;
  readonly unknown: number;
}

/** What the rules say about one move whoever made it, and about one worker's work after it: judged once, used in every pair. */
export interface JudgedMove {
  readonly lines: readonly Line[];
  readonly districts: DistrictChange;
}

export interface JudgedWork {
  readonly worker: Worker;
  readonly move: MoveFacts;
  readonly work: Work | null;
  readonly lines: readonly Line[];
}

export function judgeMove(facts: InterviewFacts, move: MoveFacts): JudgedMove {
  const districts = districtChange(facts, move);
  const stay = districts.withinHugeDistrict ? [] : shortStayLines(facts, move);
  const lines = [...economicNecessityLines(move), ...residenceLines(move), ...districts.lines, ...stay];
  return { lines: [...lines, ...homeBaseLines(facts, move)], districts };
}

export const judgeWork = (facts: InterviewFacts, worker: Worker, move: MoveFacts, work: Work | null): JudgedWork => ({
  worker,
  move,
  work,
  lines: [...workerTimeLines(facts, move), ...workLines(facts, worker, move, work)],
});

/** A child, one of its moves and one of its workers, before the worker's item 4 move is chosen. */
export interface Encounter {
  readonly child: Child;
  readonly worker: Worker;
  readonly childMove: MoveFacts;
  readonly meeting: Meeting;
  readonly qad: CalendarDate | null;
  readonly lines: readonly Line[];
}

export function encounterOf(
  facts: InterviewFacts,
  child: Child,
  worker: Worker,
  childMove: MoveFacts,
  judged: JudgedMove,
): Encounter {
  const meeting = meetingOf(facts, childMove, worker);
  const qad = qadOf(meeting, childMove);
  const lines = [
    ...arrivalLines(childMove),
    ...madeTheMoveLines(child, childMove),
    ...meetingLines(facts, childMove, meeting),
    ...relationLines(child, worker, childMove),
    anyWorkerLine(),
    ...judged.lines,
    holds("R-22", "no-minimum"),
  ];
  if (qad !== null) lines.push(...lookBackLines(facts, qad, childMove));
  return { child, worker, childMove, meeting, qad, lines };
}

export function pairOf(
  facts: InterviewFacts,
  encounter: Encounter,
  judgedWork: JudgedWork,
  judged: (move: MoveFacts) => JudgedMove,
): MovePair {
  const { child, childMove, meeting } = encounter;
  const { work, move: workerMove, worker } = judgedWork;
  const lines: Line[] = [...encounter.lines, ...judgedWork.lines];
  if (workerMove.id !== childMove.id) lines.push(...judged(workerMove).lines);
  if (judged(childMove).districts.withinHugeDistrict)
    lines.push(...hugeDistrictLines(facts, childMove, child.id, work));
  else if (judged(workerMove).districts.withinHugeDistrict) {
    lines.push(...hugeDistrictLines(facts, workerMove, child.id, work));
  }
  const order = meeting.kind === "met" ? orderLine(meeting, childMove, workerMove) : null;
  if (order) lines.push(order);
  return {
    child,
    worker,
    childMove,
    workerMove,
    work,
    meeting,
    qad: encounter.qad,
    lines,
    verdict: verdictOf(lines),
    blocked: lines.filter((line) => line.severity === "blocks").length,
    unknown: lines.filter((line) => line.severity === "unknown-yet").length,
  };
}
