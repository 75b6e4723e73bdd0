import { type Child, emptyChild } from "./child-data.ts";
import type { CoeAnswers } from "./coe.ts";
import type { QualifyingMoves } from "./qualifying-moves.ts";

/**
 * The children of a COE as the screens change them. Every function gives new answers and shares what did not change, so that an
 * undo is the value from before. An id that is not there changes nothing: a late tap on a removed card does no harm.
 */
const withChildren = (answers: CoeAnswers, children: Child[]): CoeAnswers => ({ ...answers, childData: { children } });

/**
 * A new child stands last, with the last names and the moves that all the others share: siblings mostly do, and what a recruiter
 * can see and change is quicker than what must be typed again in the field.
 */
export function addChild(answers: CoeAnswers, id: string): CoeAnswers {
  const { children } = answers.childData;
  if (children.some((child) => child.id === id)) return answers;
  const last = children.at(-1);
  const child: Child = last
    ? { ...emptyChild(id), lastName1: last.lastName1, lastName2: last.lastName2 }
    : emptyChild(id);
  const added = withChildren(answers, [...children, child]);
  return {
    ...added,
    qualifyingMoves: inMoves(added.qualifyingMoves, (childIds) => {
      const sharedByAll = children.every((sibling) => childIds.includes(sibling.id));
      return sharedByAll ? [...childIds, id] : childIds;
    }),
  };
}

/** Takes the child off the form, off every move, and with it a worker who was this child. A spouse stays, pointing to nobody. */
export function removeChild(answers: CoeAnswers, id: string): CoeAnswers {
  const { children } = answers.childData;
  if (!children.some((child) => child.id === id)) return answers;
  const moves = inMoves(answers.qualifyingMoves, (childIds) => childIds.filter((childId) => childId !== id));
  const selves = moves.workers.filter((worker) => worker.relation === "self" && worker.childId === id);
  const gone = new Set(selves.map((worker) => worker.id));
  return {
    ...withChildren(
      answers,
      children.filter((child) => child.id !== id),
    ),
    qualifyingMoves: {
      workers: moves.workers
        .filter((worker) => !gone.has(worker.id))
        .map((worker) => (worker.childId === id ? { ...worker, childId: null } : worker)),
      moves: moves.moves.map((move) =>
        move.workerIds.some((workerId) => gone.has(workerId))
          ? { ...move, workerIds: move.workerIds.filter((workerId) => !gone.has(workerId)) }
          : move,
      ),
      work: moves.work.filter((work) => !gone.has(work.workerId)),
    },
  };
}

/** Undo of `removeChild`: puts back what `before` says about this child and leaves alone what was changed since. */
export function restoreChild(answers: CoeAnswers, before: CoeAnswers, id: string): CoeAnswers {
  const place = before.childData.children.findIndex((child) => child.id === id);
  const child = before.childData.children[place];
  if (!child || answers.childData.children.some((present) => present.id === id)) return answers;
  const children = [...answers.childData.children];
  children.splice(Math.min(place, children.length), 0, child);
  const was = before.qualifyingMoves;
  const now = answers.qualifyingMoves;
  const selves = was.workers.filter(
    (worker) => worker.childId === id && !now.workers.some((present) => present.id === worker.id),
  );
  const back = new Set(selves.map((worker) => worker.id));
  return {
    ...withChildren(answers, children),
    qualifyingMoves: {
      workers: [
        ...now.workers.map((worker) => {
          const theirs = was.workers.find((earlier) => earlier.id === worker.id)?.childId === id;
          return theirs && worker.childId === null ? { ...worker, childId: id } : worker;
        }),
        ...selves,
      ],
      moves: now.moves.map((move) => {
        const earlier = was.moves.find((entry) => entry.id === move.id);
        if (!earlier) return move;
        const childIds = earlier.childIds.includes(id) ? [...move.childIds, id] : move.childIds;
        return { ...move, childIds, workerIds: [...move.workerIds, ...earlier.workerIds.filter((w) => back.has(w))] };
      }),
      work: [...now.work, ...was.work.filter((work) => back.has(work.workerId))],
    },
  };
}

/** Puts the child at `place` (0 is first); a place outside the list means its end or its beginning. */
export function reorderChild(answers: CoeAnswers, id: string, place: number): CoeAnswers {
  const { children } = answers.childData;
  const child = children.find((present) => present.id === id);
  if (!child) return answers;
  const others = children.filter((present) => present.id !== id);
  others.splice(Math.max(0, Math.min(place, others.length)), 0, child);
  return withChildren(answers, others);
}

/** A move whose children stay the same stays the same object, so that its card need not be drawn again. */
function inMoves(moves: QualifyingMoves, change: (childIds: string[]) => string[]): QualifyingMoves {
  const changed = moves.moves.map((move) => {
    const childIds = change(move.childIds);
    return childIds.length === move.childIds.length ? move : { ...move, childIds };
  });
  return changed.every((move, place) => move === moves.moves[place]) ? moves : { ...moves, moves: changed };
}
