import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import { dateAnswer, emptyDate, type YesNoUnknown } from "../../src/domain/coe/answer.ts";
import { type Child, emptyChild } from "../../src/domain/coe/child-data.ts";
import {
  emptyMove,
  emptyWork,
  emptyWorker,
  type Move,
  type Work,
  type Worker,
} from "../../src/domain/coe/qualifying-moves.ts";
import type { CaseFacts } from "./case-schema.ts";
import {
  employmentOf,
  isElsewhere,
  lessSure,
  place,
  relationOf,
  samePlace,
  sectorOf,
  wasAVisit,
  wasWithoutTheChild,
} from "./case-words.ts";

const childId = "child";
const workerId = "worker";

const dateOrEmpty = (date: CalendarDate | null | undefined) => (date ? dateAnswer(date) : emptyDate);

const written = (count: number | null | undefined): string =>
  count === null || count === undefined ? "" : String(Math.floor(count));

/** `null` in a case file says that nobody knows, not that nobody has asked yet. */
const known = (answer: boolean | null | undefined): YesNoUnknown =>
  answer === null || answer === undefined ? "unknown" : answer ? "yes" : "no";

export function childOf({ child }: CaseFacts): Child {
  const row = emptyChild(childId);
  return {
    ...row,
    firstName: "Child",
    birthDate: dateOrEmpty(child.birthDate),
    schooling: {
      graduated: child.graduated,
      graduationDate: dateOrEmpty(child.graduationDate),
      hsed: child.hsed,
      hsedDate: dateOrEmpty(child.hsedDate),
      foreignDiploma: child.foreignDiploma ?? null,
      stateTreatsAsGraduated: child.stateTreatsAsGraduated ?? null,
      enrolled: child.enrolled ?? null,
    },
    deathDate: dateOrEmpty(child.deathDate),
  };
}

export function workerOf({ worker }: CaseFacts): Worker {
  const relation = relationOf(worker.relation);
  const ofOneChild = relation === "self" || relation === "spouse" || relation === "partner";
  return { ...emptyWorker(workerId), firstName: "Worker", relation, childId: ofOneChild ? childId : null };
}

export const isOneMove = ({ childMove, worker }: CaseFacts): boolean =>
  childMove.date !== null &&
  worker.move !== null &&
  childMove.date === worker.move.date &&
  samePlace(childMove.from, worker.move.from) &&
  samePlace(childMove.to, worker.move.to);

/**
 * With or as the worker, on another move than item 4: the worker was along. Two dates for one and the same way are no such
 * thing: there the dates decide (V-02).
 */
function workerWasAlong(facts: CaseFacts): boolean {
  const { childMove, worker } = facts;
  const { move } = worker;
  if (childMove.moveType !== "with" && childMove.moveType !== "as") return false;
  if (move === null || isOneMove(facts)) return false;
  return !samePlace(childMove.to, move.to) || !samePlace(childMove.from, move.from);
}

export function childMoveOf(facts: CaseFacts): Move {
  const { childMove } = facts;
  const oneMove = isOneMove(facts) ? facts.worker.move : null;
  const together = oneMove !== null || workerWasAlong(facts);
  const necessity = childMove.economicNecessity;
  const residence = childMove.changedResidence;
  return {
    ...emptyMove("child-move"),
    date: dateOrEmpty(childMove.date),
    from: place(childMove.from),
    to: place(childMove.to),
    childIds: [childId],
    workerIds: together ? [workerId] : [],
    manner: childMove.moveType,
    arrived: childMove.date === null ? false : null,
    economicNecessity: known(oneMove ? lessSure(necessity, oneMove.economicNecessity) : necessity),
    changedResidence: oneMove ? lessSure(residence, oneMove.changedResidence) : residence,
    distanceMiles: written(childMove.distanceMiles),
    nights: written(childMove.nights),
    stayDays: written(childMove.stayDays),
    returned: childMove.returned ?? null,
  };
}

const itemFourId = (facts: CaseFacts): string => (isOneMove(facts) ? "child-move" : "worker-move");

export function workerMoves(facts: CaseFacts): Move[] {
  const { worker, childMove } = facts;
  const { move } = worker;
  if (isOneMove(facts)) return [];
  const moves: Move[] = [
    {
      ...emptyMove("worker-move"),
      date: dateOrEmpty(move?.date),
      from: place(move?.from ?? childMove.from),
      to: place(move?.to ?? childMove.to),
      workerIds: [workerId],
      arrived: move === null || move.date === null ? false : null,
      economicNecessity: known(move?.economicNecessity),
      changedResidence: move?.changedResidence ?? null,
    },
  ];
  if (worker.arrivalAtChildPlace === undefined || move === null || samePlace(move.to, childMove.to)) return moves;
  moves.push({
    ...emptyMove("worker-arrival"),
    date: dateOrEmpty(worker.arrivalAtChildPlace),
    from: place(move.to),
    to: place(childMove.to),
    workerIds: [workerId],
    arrived: worker.arrivalAtChildPlace === null ? false : null,
    economicNecessity: known(move.economicNecessity),
    changedResidence: true,
  });
  return moves;
}

/**
 * After the newest move the worker went on in the same job: then the earlier move that brought the job stays item 4. It
 * is `worker.move` where the child moved later with the worker, else it can only stand in the history.
 */
const wentOnInTheJob = ({ work, worker }: CaseFacts): boolean =>
  work.newEmployment === false && worker.engagedDate !== null;

function jobCameWithItemFour(facts: CaseFacts): boolean {
  const { childMove, worker } = facts;
  const began = worker.engagedDate;
  return wentOnInTheJob(facts) && workerWasAlong(facts) && !!began && childMove.date !== null && began < childMove.date;
}

const jobCameEarlier = (facts: CaseFacts): boolean => wentOnInTheJob(facts) && isOneMove(facts);

/** Item 4 of a case is `worker.move`; the moves of the history are told for item 4b, or for the job that goes on. */
export function historyMoves(facts: CaseFacts): Move[] {
  return (facts.worker.recentHistory ?? []).map((move, index) => ({
    ...emptyMove(`history-${index}`),
    date: dateOrEmpty(move.date),
    from: place(move.from),
    to: place(move.to),
    workerIds: [workerId],
    economicNecessity: jobCameEarlier(facts) ? "yes" : "no",
    changedResidence: true,
  }));
}

/** "Moves that must not change the outcome": the child made them, for no reason that qualifies unless the case says one. */
export function otherMoves({ otherMoves }: CaseFacts): Move[] {
  return (otherMoves ?? []).map((move, index) => ({
    ...emptyMove(`other-${index}`),
    date: dateOrEmpty(move.date),
    from: place(move.from),
    to: place(move.to),
    childIds: wasWithoutTheChild(move.note) ? [] : [childId],
    economicNecessity: known(move.economicNecessity ?? false),
    changedResidence: move.changedResidence ?? !wasAVisit(move.note),
    distanceMiles: written(move.distanceMiles),
    nights: written(move.nights),
    stayDays: written(move.stayDays),
    returned: move.returned ?? null,
  }));
}

export function workOf(facts: CaseFacts): Work {
  const { work, worker, childMove } = facts;
  return {
    ...emptyWork("work", workerId, itemFourId(facts)),
    engaged: worker.engagedDate !== null,
    engagedDate: dateOrEmpty(worker.engagedDate),
    // A history that nobody knows is no history of none: item 4b needs both, and one of the two is not known.
    activelySought: worker.recentHistory === null && worker.activelySought ? null : worker.activelySought,
    description: work.description ?? "",
    employment: employmentOf(work.employment),
    sector: sectorOf(work.sector),
    personalSubsistence: work.personalSubsistence,
    temporaryBasis: work.temporaryBasis,
    statedMonths: written(work.statedMonths === null ? null : Math.ceil(work.statedMonths)),
    newEmployment: jobCameWithItemFour(facts) ? true : work.newEmployment,
    activityQualifies: known(work.activityQualifies),
    stateDocumentationExpired: work.stateDocExpired ?? null,
    commutes: isElsewhere(worker.workplace, childMove.to),
  };
}

/** After the worker's other moves there was no new qualifying work: otherwise they would be item 4. */
const noWorkAfter = (moveId: string): Work => ({
  ...emptyWork(`work-${moveId}`, workerId, moveId),
  engaged: false,
  activelySought: false,
});

export function workRecords(facts: CaseFacts): Work[] {
  const records = [workOf(facts)];
  if (workerWasAlong(facts)) records.push(noWorkAfter("child-move"));
  if (facts.worker.arrivalAtChildPlace !== undefined) records.push(noWorkAfter("worker-arrival"));
  for (const [index, move] of (facts.worker.recentHistory ?? []).entries()) {
    const ofMove = emptyWork(`work-history-${index}`, workerId, `history-${index}`);
    const sameJob: Partial<Work> = jobCameEarlier(facts)
      ? {
          ...workOf(facts),
          id: ofMove.id,
          moveId: ofMove.moveId,
          engagedDate: dateOrEmpty(move.date),
          newEmployment: true,
        }
      : {};
    records.push({ ...ofMove, ...sameJob, engaged: true, description: move.work ?? sameJob.description ?? "" });
  }
  return records;
}
