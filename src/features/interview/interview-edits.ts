import type { CalendarDate } from "../../domain/base/calendar-date.ts";
import { dateAnswer } from "../../domain/coe/answer.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { addMove, addWorker, changeMove, changeWorker } from "../../domain/coe/move-list.ts";
import { emptyMove, type Move, type Worker } from "../../domain/coe/qualifying-moves.ts";

/** Changes that one tap makes. All of them are plain functions of the answers, so that an undo is the value from before. */

export const setInterviewDate = (answers: CoeAnswers, day: CalendarDate): CoeAnswers => ({
  ...answers,
  intervieweeSignature: { ...answers.intervieweeSignature, interviewDate: dateAnswer(day) },
});

/** A move after all those told so far: it began where the last one ended. */
export function addNewerMove(answers: CoeAnswers, id: string): CoeAnswers {
  const newest = answers.qualifyingMoves.moves[0];
  const added = addMove(answers, id);
  if (!newest) return added;
  const { schoolDistrict, city, state } = answers.familyData;
  const now = changeMove(added, id, { from: newest.to, to: { ...emptyMove(id).to, schoolDistrict, city, state } });
  const { moves } = now.qualifyingMoves;
  const first = moves.filter((move) => move.id === id);
  return inOrder(now, [...first, ...moves.filter((move) => move.id !== id)]);
}

/** These persons came on another day: they get a move of their own from and to the same places, right below the others'. */
export function addOwnMove(answers: CoeAnswers, of: { moveId: string; newId: string; who: Who }): CoeAnswers {
  const move = answers.qualifyingMoves.moves.find((entry) => entry.id === of.moveId);
  if (!move) return answers;
  const isChild = of.who.kind === "child";
  const own: Move = {
    ...emptyMove(of.newId),
    from: move.from,
    to: move.to,
    economicNecessity: move.economicNecessity,
    necessityReason: move.necessityReason,
    childIds: isChild ? [of.who.id] : [],
    workerIds: isChild ? [] : [of.who.id],
  };
  const others: Move = {
    ...move,
    childIds: move.childIds.filter((id) => id !== of.who.id),
    workerIds: move.workerIds.filter((id) => id !== of.who.id),
  };
  return inOrder(
    answers,
    answers.qualifyingMoves.moves.flatMap((entry) => (entry.id === move.id ? [others, own] : [entry])),
  );
}

export interface Who {
  readonly kind: "child" | "worker";
  readonly id: string;
}

const inOrder = (answers: CoeAnswers, moves: Move[]): CoeAnswers => ({
  ...answers,
  qualifyingMoves: { ...answers.qualifyingMoves, moves },
});

/** Somebody whose name is written down already becomes a worker: nobody types a name twice. */
export const addKnownWorker = (answers: CoeAnswers, id: string, known: Omit<Worker, "id">): CoeAnswers =>
  changeWorker(addWorker(answers, id), id, known);
