import type { Child } from "../coe/child-data.ts";
import type { Verdict } from "./determination.ts";
import { type Encounter, encounterOf } from "./encounter.ts";
import { type InterviewFacts, isWorkerOf } from "./interview-facts.ts";
import { type JudgedFamily, type JudgedWork, judgeWork } from "./judged-family.ts";
import { type MovePair, pairOf } from "./move-pair.ts";

/** A child's moves with each of its workers, and the worker's moves that could be item 4. */
interface Candidates {
  readonly encounter: Encounter;
  readonly itemFour: readonly JudgedWork[];
}

function candidatesOf(facts: InterviewFacts, family: JudgedFamily, child: Child): readonly Candidates[] {
  const candidates: Candidates[] = [];
  for (const worker of facts.workers) {
    if (!isWorkerOf(worker, child)) continue;
    const judgedWork = family.work.get(worker) ?? [];
    for (const [childMove, judged] of family.moves) {
      if (!childMove.move.childIds.includes(child.id)) continue;
      const encounter = encounterOf(facts, child, worker, childMove, judged);
      const itemFour = judgedWork.length > 0 ? judgedWork : [judgeWork(facts, worker, childMove, judged, null)];
      candidates.push({ encounter, itemFour });
    }
  }
  return candidates;
}

/**
 * The best pair of each of the child's moves and workers, the best of all first: pairs that hold, the latest QAD before the
 * others, then the surer verdict, then the latest item 4 move; then those with something unknown; then those that fail.
 */
export function pairsOf(facts: InterviewFacts, family: JudgedFamily, child: Child): readonly MovePair[] {
  const pairs: MovePair[] = [];
  for (const { encounter, itemFour } of candidatesOf(facts, family, child)) {
    let chosen: MovePair | null = null;
    for (const candidate of itemFour) {
      const pair = pairOf(facts, encounter, candidate);
      if (chosen === null || better(pair, chosen) < 0) chosen = pair;
    }
    if (chosen) pairs.push(chosen);
  }
  return pairs.sort(better);
}

/** Every pair there is, to tell each reason where all of them fail. */
export const allPairsOf = (facts: InterviewFacts, family: JudgedFamily, child: Child): readonly MovePair[] =>
  candidatesOf(facts, family, child).flatMap(({ encounter, itemFour }) =>
    itemFour.map((candidate) => pairOf(facts, encounter, candidate)),
  );

const rank: Readonly<Record<Verdict, number>> = {
  eligible: 0,
  "needs-review": 0,
  "not-yet-known": 1,
  "not-eligible": 2,
};

function better(a: MovePair, b: MovePair): number {
  const place = rank[a.verdict];
  if (place !== rank[b.verdict]) return place - rank[b.verdict];
  if (place === 0) return latest(a.qad, b.qad) || surer(a, b) || latest(a.workerMove.date, b.workerMove.date);
  if (place === 2 && a.blocked !== b.blocked) return a.blocked - b.blocked;
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
