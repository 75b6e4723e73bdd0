import type { Work, Worker } from "../coe/qualifying-moves.ts";
import { economicNecessityLines } from "./economic-necessity.ts";
import { type InterviewFacts, type MoveFacts, workerWent } from "./interview-facts.ts";
import { type JudgedLines, tallied } from "./judged-lines.ts";
import { homeBaseLines, residenceLines, shortStayLines } from "./residence.ts";
import { districtChange } from "./school-districts.ts";
import { workerTimeLines, workLines } from "./worker-standing.ts";

/** What the rules say about one move, whoever made it. */
export interface JudgedMove {
  readonly said: JudgedLines;
  readonly withinHugeDistrict: boolean;
}

/** What the rules say about one worker's work after one move. */
export interface JudgedWork {
  readonly worker: Worker;
  readonly move: MoveFacts;
  readonly judgedMove: JudgedMove;
  readonly work: Work | null;
  readonly said: JudgedLines;
}

/** Everything about moves and work that does not depend on the child, judged once for the whole family. */
export interface JudgedFamily {
  readonly moves: ReadonlyMap<MoveFacts, JudgedMove>;
  readonly work: ReadonlyMap<Worker, readonly JudgedWork[]>;
}

function judgeMove(facts: InterviewFacts, move: MoveFacts): JudgedMove {
  const { lines, withinHugeDistrict } = districtChange(facts, move);
  const stay = withinHugeDistrict ? [] : shortStayLines(facts, move);
  const said = [...economicNecessityLines(move), ...residenceLines(move), ...lines, ...stay];
  return { said: tallied([...said, ...homeBaseLines(facts, move)]), withinHugeDistrict };
}

export const judgeWork = (
  facts: InterviewFacts,
  worker: Worker,
  move: MoveFacts,
  judgedMove: JudgedMove,
  work: Work | null,
): JudgedWork => ({
  worker,
  move,
  judgedMove,
  work,
  said: tallied([...workerTimeLines(facts, move), ...workLines(facts, worker, move, work)]),
});

export function judgeFamily(facts: InterviewFacts): JudgedFamily {
  const moves = new Map(facts.moves.map((move) => [move, judgeMove(facts, move)]));
  const work = new Map<Worker, readonly JudgedWork[]>();
  for (const worker of facts.workers) {
    const judged: JudgedWork[] = [];
    for (const [move, judgedMove] of moves) {
      if (!workerWent(worker, move.move)) continue;
      const records = facts.work.filter((record) => record.workerId === worker.id && record.moveId === move.id);
      for (const record of records.length > 0 ? records : [null]) {
        judged.push(judgeWork(facts, worker, move, judgedMove, record));
      }
    }
    work.set(worker, judged);
  }
  return { moves, work };
}
