import { workField } from "../coe/field-path.ts";
import type { Work, Worker } from "../coe/qualifying-moves.ts";
import { type InterviewFacts, type MoveFacts, workerWent } from "./interview-facts.ts";
import { listedWords } from "./qualifying-activity.ts";
import { isWithinMonths } from "./thirty-six-months.ts";
import { blocks, holds, type Line, unknownYet } from "./trace-line.ts";

/** Did not find work: actively sought it and has a recent history of moves for such work. One alone is not enough. */
export function soughtLines(facts: InterviewFacts, worker: Worker, move: MoveFacts, work: Work): Line[] {
  const sought = workField(work.id, "activelySought");
  if (work.activelySought === null) return [unknownYet("R-33", "sought-missing", [sought])];
  const moves = historyMoves(facts, worker, move);
  const needed = facts.policy.recentHistoryMoves;
  const values = { moves: moves.length, needed, months: facts.policy.recentHistoryMonths };
  if (!work.activelySought) {
    const history = holds("R-34", moves.length >= needed ? "recent-history" : "too-few-moves", [], values);
    return [blocks("R-33", "did-not-seek", [sought, workField(work.id, "engaged")]), history];
  }
  if (facts.day === null) return [holds("R-33", "sought", [sought])];
  if (moves.length >= needed) {
    return [holds("R-33", "sought", [sought]), holds("R-34", "recent-history", [], values)];
  }
  return [
    blocks("R-33", "no-recent-history", ["qualifyingMoves.moves", sought], values),
    blocks("R-34", "too-few-moves", ["qualifyingMoves.moves"], values),
  ];
}

/** The worker's moves for temporary or seasonal farm or fishing work in the window, without the one after which no work was found. */
export function historyMoves(facts: InterviewFacts, worker: Worker, failed: MoveFacts): readonly MoveFacts[] {
  const { day, policy } = facts;
  if (day === null) return [];
  return facts.moves.filter(
    (move) =>
      move.id !== failed.id &&
      move.date !== null &&
      move.date !== failed.date &&
      workerWent(worker, move.move) &&
      isWithinMonths(move.date, day, policy.recentHistoryMonths, policy) &&
      facts.work.some((work) => work.workerId === worker.id && work.moveId === move.id && wasForSuchWork(work)),
  );
}

function wasForSuchWork(work: Work): boolean {
  if (work.engaged === false || work.employment === "year-round" || work.sector === "other") return false;
  if (work.activityQualifies === "no" || (work.activityQualifies === null && isSupportOnly(work))) return false;
  return work.engaged === true || work.description.trim() !== "";
}

/** Nobody judged the task, and the lists know its words as support work alone. */
function isSupportOnly(work: Work): boolean {
  const { qualifying, support } = listedWords(work.description);
  return support.length > 0 && qualifying.size === 0;
}
