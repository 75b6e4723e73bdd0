import type { Child } from "../../../src/domain/coe/child-data.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { workAfter } from "../../../src/domain/coe/move-list.ts";
import { emptyWork, type Work } from "../../../src/domain/coe/qualifying-moves.ts";

/** The same answers, with something else said of one child. */
export const changeChild = (answers: CoeAnswers, id: string, change: Partial<Omit<Child, "id">>): CoeAnswers => ({
  ...answers,
  childData: {
    children: answers.childData.children.map((child) => (child.id === id ? { ...child, ...change } : child)),
  },
});

/** The same answers, with something else said of what a worker did after a move. */
export function setWork(
  answers: CoeAnswers,
  at: { readonly workerId: string; readonly moveId: string; readonly newId: string },
  change: Partial<Omit<Work, "id" | "workerId" | "moveId">>,
): CoeAnswers {
  const present = workAfter(answers, at.workerId, at.moveId) ?? emptyWork(at.newId, at.workerId, at.moveId);
  const others = answers.qualifyingMoves.work.filter((entry) => entry.id !== present.id);
  return { ...answers, qualifyingMoves: { ...answers.qualifyingMoves, work: [...others, { ...present, ...change }] } };
}
