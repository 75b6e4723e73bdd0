import { dateAnswer } from "../../src/domain/coe/answer.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../src/domain/coe/coe.ts";
import {
  childMoveOf,
  childOf,
  historyMoves,
  isOneMove,
  otherMoves,
  workerMoves,
  workerOf,
  workOf,
  workRecords,
} from "./case-answers.ts";
import { type CaseFacts, type OtherWorker, otherWorker, type WorkedCase } from "./case-schema.ts";

/** What is told about another parent's work; what is not told of it, nobody knows. Nothing told: the work of the case. */
function workOfOther(facts: CaseFacts, work: OtherWorker["work"]): CaseFacts["work"] {
  if (work === null || work === undefined) return facts.work;
  if (typeof work === "string") return { ...facts.work, description: work, activityQualifies: null };
  return {
    description: work.description ?? null,
    employment: work.employment ?? null,
    sector: work.sector ?? null,
    temporaryBasis: work.temporaryBasis ?? null,
    statedMonths: work.statedMonths ?? null,
    personalSubsistence: work.personalSubsistence ?? null,
    newEmployment: work.newEmployment ?? null,
    activityQualifies: work.activityQualifies ?? null,
    stateDocExpired: work.stateDocExpired ?? null,
  };
}

/** Another parent, told like the worker. */
function withOtherWorker(facts: CaseFacts, other: OtherWorker, index: number) {
  const { move, relation, engagedDate, activelySought, work } = other;
  const own: CaseFacts = {
    ...facts,
    worker: {
      relation: relation ?? facts.worker.relation,
      move,
      engagedDate: engagedDate ?? null,
      activelySought: activelySought ?? null,
      recentHistory: null,
    },
    work: workOfOther(facts, work),
  };
  const id = `other-worker-${index}`;
  const along = isOneMove(own);
  const moveId = along ? "child-move" : `${id}-move`;
  return {
    along,
    worker: { ...workerOf(own), id },
    moves: workerMoves(own).map((made) => ({ ...made, id: moveId, workerIds: [id] })),
    work: { ...workOf(own), id: `work-${id}`, workerId: id, moveId },
  };
}

function otherWorkers(facts: CaseFacts) {
  const told = facts.worker.otherWorkers;
  const each: readonly unknown[] = Array.isArray(told) ? told : [told];
  return each.flatMap((one, index) => {
    const read = otherWorker.safeParse(one);
    return read.success ? [withOtherWorker(facts, read.data, index)] : [];
  });
}

/** The facts of one worked case as the answers of an interview, so that the engine of the tablet judges them. */
export function coeOfCase({ facts, expect }: Pick<WorkedCase, "facts" | "expect">): CoeAnswers {
  const empty = emptyCoeAnswers();
  const others = otherWorkers(facts);
  const childMove = childMoveOf(facts);
  const along = others.filter((other) => other.along).map(({ worker }) => worker.id);
  return {
    ...empty,
    childData: { children: [childOf(facts)] },
    qualifyingMoves: {
      workers: [workerOf(facts), ...others.map(({ worker }) => worker)],
      moves: [
        { ...childMove, workerIds: [...childMove.workerIds, ...along] },
        ...workerMoves(facts),
        ...historyMoves(facts),
        ...otherMoves(facts),
        ...others.flatMap(({ moves }) => moves),
      ],
      work: [...workRecords(facts), ...others.map(({ work }) => work)],
    },
    intervieweeSignature: {
      ...empty.intervieweeSignature,
      interviewDate: dateAnswer(facts.interviewDate),
      method: expect.signatureMethod === "paper-scan" ? "paper" : (expect.signatureMethod ?? "drawn"),
    },
  };
}
