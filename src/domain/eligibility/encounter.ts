import type { CalendarDate } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import type { Worker } from "../coe/qualifying-moves.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import type { JudgedMove } from "./judged-family.ts";
import { type JudgedLines, tallied } from "./judged-lines.ts";
import { arrivalLines, madeTheMoveLines } from "./made-the-move.ts";
import { type Meeting, meetingOf } from "./manner.ts";
import { lookBackLines, meetingLines, qadOf } from "./qualifying-arrival-date.ts";
import { holds } from "./trace-line.ts";
import { relationLines } from "./worker-relation.ts";

/** A child, one of its moves and one of its workers, before the worker's item 4 move is chosen. */
export interface Encounter {
  readonly child: Child;
  readonly worker: Worker;
  readonly childMove: MoveFacts;
  readonly judged: JudgedMove;
  readonly meeting: Meeting;
  readonly qad: CalendarDate | null;
  readonly said: JudgedLines;
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
    holds("R-42", "one-worker-is-enough"),
    ...judged.said.lines,
    holds("R-22", "no-minimum"),
  ];
  if (qad !== null) lines.push(...lookBackLines(facts, qad, childMove));
  return { child, worker, childMove, judged, meeting, qad, said: tallied(lines) };
}
