import type { CoeAnswers } from "./coe.ts";
import type { Comments } from "./comments.ts";
import type { QualifyingMoves } from "./qualifying-moves.ts";

/**
 * One COE per family, Qualifying Arrival Date and basis: gives one set of answers for each group of children, the
 * first for the COE at hand. Each keeps the family's facts and the interview, and of workers, moves and work what concerns its
 * children; ids stay, so that a child can be followed from one COE to the other. Children in no group stay on the first.
 */
export function splitCoe(answers: CoeAnswers, groups: readonly (readonly string[])[]): readonly CoeAnswers[] {
  const placed = new Set<string>();
  const parts = groups
    .map((group) =>
      answers.childData.children
        .map((child) => child.id)
        .filter((id) => {
          if (!group.includes(id) || placed.has(id)) return false;
          placed.add(id);
          return true;
        }),
    )
    .filter((ids) => ids.length > 0);
  const unplaced = answers.childData.children.map((child) => child.id).filter((id) => !placed.has(id));
  const [first = [], ...others] = parts;
  const whole = [[...first, ...unplaced], ...others];
  return whole.length === 1 ? [answers] : whole.map((ids) => partFor(answers, new Set(ids)));
}

function partFor(answers: CoeAnswers, ids: ReadonlySet<string>): CoeAnswers {
  const qualifyingMoves = movesFor(answers.qualifyingMoves, ids);
  return {
    ...answers,
    childData: { children: answers.childData.children.filter((child) => ids.has(child.id)) },
    qualifyingMoves,
    comments: commentsThatStillHold(answers, qualifyingMoves),
    // Every COE is signed by itself.
    intervieweeSignature: { ...answers.intervieweeSignature, method: null, witness: "" },
  };
}

function movesFor(all: QualifyingMoves, ids: ReadonlySet<string>): QualifyingMoves {
  const workers = all.workers.filter((worker) => worker.childId === null || ids.has(worker.childId));
  const workerIds = new Set(workers.map((worker) => worker.id));
  // A move of the worker stays even where none of these children was on it: item 4 and the recent history of 4b may need it.
  const moves = all.moves
    .map((move) => ({
      ...move,
      childIds: move.childIds.filter((id) => ids.has(id)),
      workerIds: move.workerIds.filter((id) => workerIds.has(id)),
    }))
    .filter((move) => move.childIds.length + move.workerIds.length > 0);
  const moveIds = new Set(moves.map((move) => move.id));
  return {
    workers,
    moves,
    work: all.work.filter((work) => workerIds.has(work.workerId) && moveIds.has(work.moveId)),
  };
}

/** A comment goes along only where everything it may speak of is the same as before; otherwise it is written afresh. */
function commentsThatStillHold(answers: CoeAnswers, part: QualifyingMoves): Comments {
  const all = answers.qualifyingMoves;
  const childMoves = (moves: QualifyingMoves) => moves.moves.filter((move) => move.childIds.length > 0).length;
  const sameMoves = childMoves(part) === childMoves(all);
  const sameWork = part.work.length === all.work.length && part.workers.length === all.workers.length;
  return Object.fromEntries(
    Object.entries(answers.comments).filter(([key]) => {
      if (key.startsWith("signature:")) return false;
      if (key === "other") return true;
      if (key === "2bi") return sameMoves;
      return key.startsWith("advisory:") ? sameMoves && sameWork : sameWork;
    }),
  );
}
