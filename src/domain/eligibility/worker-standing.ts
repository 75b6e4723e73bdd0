import { moveField, signatureField, workField } from "../coe/field-path.ts";
import type { Work, Worker } from "../coe/qualifying-moves.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import { newEmploymentLines } from "./new-employment.ts";
import { activityLines } from "./qualifying-activity.ts";
import { soughtLines } from "./recent-history.ts";
import { engagedLines, engagementOf } from "./soon-after.ts";
import { employmentLines } from "./temporary-employment.ts";
import { isWithin36Months, lastEligibleDayOf } from "./thirty-six-months.ts";
import { blocks, holds, type Line, unknownYet } from "./trace-line.ts";

/** The worker's move lies in the 36 months before the interview; nobody has to work on a farm today. */
export function workerTimeLines(facts: InterviewFacts, move: MoveFacts): Line[] {
  const fields = [moveField(move.id, "date")];
  if (move.arrived === false) return [blocks("R-36", "worker-not-arrived", [moveField(move.id, "arrived"), ...fields])];
  if (move.date === null) return [unknownYet("R-36", "move-date-missing", fields)];
  if (facts.day === null) return [unknownYet("R-36", "interview-date-missing", [signatureField("interviewDate")])];
  const lastDay = lastEligibleDayOf(move.date, facts.policy);
  const values = { moveDate: move.date, lastDay };
  return isWithin36Months(move.date, facts.day, facts.policy)
    ? [holds("R-36", "worker-within-36-months", fields, values)]
    : [blocks("R-36", "worker-move-too-old", fields, values)];
}

/** What the worker did, or looked for, after this move: items 4a, 4b, 5 and 6. */
export function workLines(facts: InterviewFacts, worker: Worker, move: MoveFacts, work: Work | null): Line[] {
  if (work === null) return [unknownYet("R-30", "work-missing", ["qualifyingMoves.work"])];
  const engagement = engagementOf(work);
  if (engagement === "not-told") return [unknownYet("R-30", "engaged-missing", [workField(work.id, "engaged")])];
  const lines =
    engagement === "engaged"
      ? engagedLines(facts, move, work)
      : [holds("R-30", "not-engaged", [workField(work.id, "engaged")]), ...soughtLines(facts, worker, move, work)];
  // Who neither worked nor looked for work has no work to describe.
  if (engagement === "not-engaged" && work.activelySought !== true) return lines;
  lines.push(
    ...newEmploymentLines(work, engagement),
    ...activityLines(work),
    ...employmentLines(facts, work, move.date),
  );
  return lines;
}
