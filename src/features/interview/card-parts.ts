import type { Child } from "../../domain/coe/child-data.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { FamilyData } from "../../domain/coe/family-data.ts";
import type { IntervieweeSignature } from "../../domain/coe/interviewee-signature.ts";
import { workAfter } from "../../domain/coe/move-list.ts";
import type { Move, QualifyingMoves, Work, Worker } from "../../domain/coe/qualifying-moves.ts";
import type { CardPart } from "./card-form.tsx";

/** The list with the one of the same id replaced. */
const withOne = <T extends { readonly id: string }>(list: readonly T[], one: T): T[] =>
  list.map((entry) => (entry.id === one.id ? one : entry));

const inMoves = (answers: CoeAnswers, part: Partial<QualifyingMoves>): CoeAnswers => ({
  ...answers,
  qualifyingMoves: { ...answers.qualifyingMoves, ...part },
});

export const familyPart: CardPart<FamilyData> = {
  read: (answers) => answers.familyData,
  write: (answers, familyData) => ({ ...answers, familyData }),
};

export const interviewPart: CardPart<IntervieweeSignature> = {
  read: (answers) => answers.intervieweeSignature,
  write: (answers, intervieweeSignature) => ({ ...answers, intervieweeSignature }),
};

export const childPart = (id: string): CardPart<Child> => ({
  read: (answers) => answers.childData.children.find((child) => child.id === id),
  write: (answers, child) => ({ ...answers, childData: { children: withOne(answers.childData.children, child) } }),
});

export const workerPart = (id: string): CardPart<Worker> => ({
  read: (answers) => answers.qualifyingMoves.workers.find((worker) => worker.id === id),
  write: (answers, worker) => inMoves(answers, { workers: withOne(answers.qualifyingMoves.workers, worker) }),
});

export const movePart = (id: string): CardPart<Move> => ({
  read: (answers) => answers.qualifyingMoves.moves.find((move) => move.id === id),
  write: (answers, move) => inMoves(answers, { moves: withOne(answers.qualifyingMoves.moves, move) }),
});

/**
 * What this worker did after this move. The entry comes into being with the first answer; until then the card shows `begun`,
 * whose id it keeps.
 */
export const workPart = (begun: Work): CardPart<Work> => ({
  read: (answers) => workAfter(answers, begun.workerId, begun.moveId) ?? begun,
  write: (answers, work) => {
    const { work: all } = answers.qualifyingMoves;
    const present = all.some((entry) => entry.id === work.id);
    return inMoves(answers, { work: present ? withOne(all, work) : [...all, work] });
  },
});

interface Texts {
  readonly text: string;
}

/** One comment; a comment that is emptied leaves the form. */
export function commentPart(kind: string): CardPart<Texts> {
  let held: Texts = { text: "" };
  return {
    read: (answers) => {
      const text = answers.comments[kind] ?? "";
      if (text !== held.text) held = { text };
      return held;
    },
    write: (answers, values) => {
      held = values;
      const { text } = values;
      const { [kind]: _, ...others } = answers.comments;
      return { ...answers, comments: text === "" ? others : { ...others, [kind]: text } };
    },
  };
}
