import type { Child } from "../coe/child-data.ts";
import type { Verdict } from "./determination.ts";
import { type InterviewFacts, isWorkerOf, type MoveFacts, workerWent } from "./interview-facts.ts";
import {
  encounterOf,
  type JudgedMove,
  type JudgedWork,
  judgeMove,
  judgeWork,
  type MovePair,
  pairOf,
} from "./move-pair.ts";

/** Everything about moves and work that does not depend on the child, judged once for the whole family. */
export interface JudgedFamily {
  readonly moves: (move: MoveFacts) => JudgedMove;
  readonly work: ReadonlyMap<string, readonly JudgedWork[]>;
}

export function judgeFamily(facts: InterviewFacts): JudgedFamily {
  const moves = new Map(facts.moves.map((move) => [move, judgeMove(facts, move)]));
  const work = new Map<string, readonly JudgedWork[]>();
  for (const worker of facts.workers) {
    const judged = facts.moves
      .filter((move) => workerWent(worker, move.move))
      .flatMap((move) => {
        const records = facts.work.filter((record) => record.workerId === worker.id && record.moveId === move.id);
        return (records.length > 0 ? records : [null]).map((record) => judgeWork(facts, worker, move, record));
      });
    work.set(worker.id, judged);
  }
  return { moves: (move) => moves.get(move) ?? judgeMove(facts, move), work };
}

/**
 * Every pair of the child's moves and the workers' moves, judged. Pairs that hold stand first, the latest QAD before the others
 * (R-64), then the surer verdict, then the latest item 4 move; then those with something unknown; then those that fail.
 */
export function pairsOf(facts: InterviewFacts, family: JudgedFamily, child: Child): readonly MovePair[] {
  const childMoves = facts.moves.filter((move) => move.move.childIds.includes(child.id));
  const pairs: MovePair[] = [];
  for (const worker of facts.workers) {
    if (!isWorkerOf(worker, child)) continue;
    const judgedWork = family.work.get(worker.id) ?? [];
    for (const childMove of childMoves) {
      const encounter = encounterOf(facts, child, worker, childMove, family.moves(childMove));
      const candidates = judgedWork.length > 0 ? judgedWork : [judgeWork(facts, worker, childMove, null)];
      for (const candidate of candidates) pairs.push(pairOf(facts, encounter, candidate, family.moves));
    }
  }
  return pairs.sort(best);
}

const rank: Readonly<Record<Verdict, number>> = {
  eligible: 0,
  "needs-review": 0,
  "not-yet-known": 1,
  "not-eligible": 2,
};

function best(a: MovePair, b: MovePair): number {
  if (rank[a.verdict] !== rank[b.verdict]) return rank[a.verdict] - rank[b.verdict];
  if (rank[a.verdict] === 0) {
    return latest(a.qad, b.qad) || surer(a, b) || latest(a.workerMove.date, b.workerMove.date);
  }
  if (a.verdict === "not-eligible" && a.blocked !== b.blocked) return a.blocked - b.blocked;
  return (
    latest(a.childMove.date, b.childMove.date) || a.unknown - b.unknown || latest(a.workerMove.date, b.workerMove.date)
  );
}

const surer = (a: MovePair, b: MovePair): number => Number(a.verdict !== "eligible") - Number(b.verdict !== "eligible");

/** A day that is not known yet stands before all others: it is the move being written. */
function latest(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? 1 : -1;
}
