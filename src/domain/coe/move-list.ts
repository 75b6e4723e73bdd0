import { dateOf } from "./answer.ts";
import type { CoeAnswers } from "./coe.ts";
import { emptyMove, emptyWorker, type Move, type QualifyingMoves, type Work, type Worker } from "./qualifying-moves.ts";

/** The family's moves of three years, who worked, and what they did after each move. New answers every time; nothing is changed in place. */
const withMoves = (answers: CoeAnswers, change: Partial<QualifyingMoves>): CoeAnswers => ({
  ...answers,
  qualifyingMoves: { ...answers.qualifyingMoves, ...change },
});

const changeOne = <T extends { readonly id: string }>(list: T[], id: string, change: Partial<NoInfer<T>>): T[] =>
  list.some((member) => member.id === id)
    ? list.map((member) => (member.id === id ? { ...member, ...change } : member))
    : list;

/**
 * Families tell the latest move first. The first one ends where they live now; each further one ended where the move after it began.
 * Everybody is on it until somebody says otherwise.
 */
export function addMove(answers: CoeAnswers, id: string): CoeAnswers {
  const { moves, workers } = answers.qualifyingMoves;
  if (moves.some((move) => move.id === id)) return answers;
  const { schoolDistrict, city, state } = answers.familyData;
  const start = emptyMove(id);
  const earliest = sortMovesNewestFirst(answers).qualifyingMoves.moves.at(-1);
  const to = earliest ? earliest.from : { ...start.to, schoolDistrict, city, state };
  const move: Move = {
    ...start,
    to,
    childIds: answers.childData.children.map((child) => child.id),
    workerIds: workers.map((worker) => worker.id),
  };
  return withMoves(answers, { moves: earliest ? [...moves, move] : [move] });
}

export const changeMove = (answers: CoeAnswers, id: string, change: Partial<Omit<Move, "id">>): CoeAnswers =>
  withMoves(answers, { moves: changeOne(answers.qualifyingMoves.moves, id, change) });

/** The work that followed the move goes with it. */
export const removeMove = (answers: CoeAnswers, id: string): CoeAnswers =>
  withMoves(answers, {
    moves: answers.qualifyingMoves.moves.filter((move) => move.id !== id),
    work: answers.qualifyingMoves.work.filter((work) => work.moveId !== id),
  });

/** Newest first; a move whose day is not known yet stays above the dated ones, in the order in which it was told. */
export function sortMovesNewestFirst(answers: CoeAnswers): CoeAnswers {
  const keyed = answers.qualifyingMoves.moves.map((move) => ({ move, day: dateOf(move.date) }));
  const sorted = keyed.toSorted((a, b) => {
    if (a.day === b.day) return 0;
    if (a.day === null) return -1;
    if (b.day === null) return 1;
    return a.day < b.day ? 1 : -1;
  });
  return sorted.every((entry, place) => entry === keyed[place])
    ? answers
    : withMoves(answers, { moves: sorted.map((entry) => entry.move) });
}

/** A new worker is on every move that the children made, until somebody says otherwise. */
export function addWorker(answers: CoeAnswers, id: string): CoeAnswers {
  const { workers, moves } = answers.qualifyingMoves;
  if (workers.some((worker) => worker.id === id)) return answers;
  const everyWorker = (move: Move) => workers.every((worker) => move.workerIds.includes(worker.id));
  return withMoves(answers, {
    workers: [...workers, emptyWorker(id)],
    moves: moves.map((move) => (everyWorker(move) ? { ...move, workerIds: [...move.workerIds, id] } : move)),
  });
}

export const changeWorker = (answers: CoeAnswers, id: string, change: Partial<Omit<Worker, "id">>): CoeAnswers =>
  withMoves(answers, { workers: changeOne(answers.qualifyingMoves.workers, id, change) });

export const removeWorker = (answers: CoeAnswers, id: string): CoeAnswers =>
  withMoves(answers, {
    workers: answers.qualifyingMoves.workers.filter((worker) => worker.id !== id),
    moves: answers.qualifyingMoves.moves.map((move) =>
      move.workerIds.includes(id) ? { ...move, workerIds: move.workerIds.filter((workerId) => workerId !== id) } : move,
    ),
    work: answers.qualifyingMoves.work.filter((work) => work.workerId !== id),
  });

export const workAfter = (answers: CoeAnswers, workerId: string, moveId: string): Work | null =>
  answers.qualifyingMoves.work.find((work) => work.workerId === workerId && work.moveId === moveId) ?? null;
