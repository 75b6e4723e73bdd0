import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import { dateAnswer, emptyDate, type YesNoUnknown } from "../../src/domain/coe/answer.ts";
import { type Child, emptyChild } from "../../src/domain/coe/child-data.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../src/domain/coe/coe.ts";
import {
  emptyMove,
  emptyWork,
  emptyWorker,
  type Move,
  type Place,
  type Work,
  type Worker,
  type WorkerRelation,
} from "../../src/domain/coe/qualifying-moves.ts";
import type { CaseFacts, CasePlace, WorkedCase } from "./case-schema.ts";

const childId = "child";
const workerId = "worker";

const dateOrEmpty = (date: CalendarDate | null | undefined) => (date ? dateAnswer(date) : emptyDate);

const written = (count: number | null | undefined): string =>
  count === null || count === undefined ? "" : String(Math.floor(count));

/** `null` in a case file says that nobody knows, not that nobody has asked yet. */
const known = (answer: boolean | null | undefined): YesNoUnknown =>
  answer === null || answer === undefined ? "unknown" : answer ? "yes" : "no";

const place = ({ district, city, state, country, adminArea }: CasePlace): Place => ({
  schoolDistrict: !district || district === "-" ? { dash: "unknown" } : district,
  city: city ?? "",
  state: state ?? "",
  country: country ?? "",
  adminArea: adminArea ?? "",
});

function childOf({ child }: CaseFacts): Child {
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

const whenRelated: readonly (readonly [RegExp, WorkerRelation])[] = [
  [/partner|boyfriend|girlfriend|fianc|unmarried/, "partner"],
  [/step/, "step-parent"],
  [/guardian|loco|grand|uncle|aunt|sibling|brother|sister/, "guardian"],
  [/spouse|husband|wife/, "spouse"],
  [/self|own/, "self"],
  [/parent|mother|father/, "parent"],
];

/** The format leaves the words for a relation open; a relative who is the worker stands in the place of a parent. */
function relationOf(written: string | null): WorkerRelation | null {
  if (written === null) return null;
  return whenRelated.find(([pattern]) => pattern.test(written.toLowerCase()))?.[1] ?? "other-relative";
}

function workerOf({ worker }: CaseFacts): Worker {
  const relation = relationOf(worker.relation);
  const ofOneChild = relation === "self" || relation === "spouse" || relation === "partner";
  return { ...emptyWorker(workerId), firstName: "Worker", relation, childId: ofOneChild ? childId : null };
}

const samePlace = (a: CasePlace, b: CasePlace): boolean =>
  (a.district ?? "") === (b.district ?? "") && (a.city ?? "") === (b.city ?? "") && (a.state ?? "") === (b.state ?? "");

const isOneMove = ({ childMove, worker }: CaseFacts): boolean =>
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

function childMoveOf(facts: CaseFacts): Move {
  const { childMove } = facts;
  const together = isOneMove(facts) || workerWasAlong(facts);
  return {
    ...emptyMove("child-move"),
    date: dateOrEmpty(childMove.date),
    from: place(childMove.from),
    to: place(childMove.to),
    childIds: [childId],
    workerIds: together ? [workerId] : [],
    manner: childMove.moveType,
    arrived: childMove.date === null ? false : null,
    economicNecessity: known(childMove.economicNecessity),
    changedResidence: childMove.changedResidence,
    distanceMiles: written(childMove.distanceMiles),
    nights: written(childMove.nights),
    stayDays: written(childMove.stayDays),
    returned: childMove.returned ?? null,
  };
}

const itemFourId = (facts: CaseFacts): string => (isOneMove(facts) ? "child-move" : "worker-move");

function workerMoves(facts: CaseFacts): Move[] {
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

/** Item 4 of a case is `worker.move`; the moves of the history are told for item 4b only. */
function historyMoves({ worker }: CaseFacts): Move[] {
  return (worker.recentHistory ?? []).map((move, index) => ({
    ...emptyMove(`history-${index}`),
    date: dateAnswer(move.date),
    from: place(move.from),
    to: place(move.to),
    workerIds: [workerId],
    economicNecessity: "no",
    changedResidence: true,
  }));
}

/** "Moves that must not change the outcome": the child made them, for no reason that qualifies unless the case says one. */
function otherMoves({ otherMoves }: CaseFacts): Move[] {
  return (otherMoves ?? []).map((move, index) => ({
    ...emptyMove(`other-${index}`),
    date: dateOrEmpty(move.date),
    from: place(move.from),
    to: place(move.to),
    childIds: [childId],
    economicNecessity: known(move.economicNecessity ?? false),
    changedResidence: move.changedResidence ?? true,
  }));
}

function isElsewhere(workplace: unknown, home: CasePlace): boolean {
  if (typeof workplace === "string") {
    const text = workplace.toLowerCase();
    return ![home.district, home.city].some((name) => name && text.includes(name.toLowerCase()));
  }
  if (typeof workplace !== "object" || workplace === null) return false;
  const { district, city } = workplace as { readonly district?: unknown; readonly city?: unknown };
  if (typeof district === "string") return district !== home.district;
  return typeof city === "string" && city !== home.city;
}

function workOf(facts: CaseFacts): Work {
  const { work, worker, childMove } = facts;
  const { employment, sector } = work;
  return {
    ...emptyWork("work", workerId, itemFourId(facts)),
    engaged: worker.engagedDate !== null,
    engagedDate: dateOrEmpty(worker.engagedDate),
    activelySought: worker.activelySought,
    description: work.description ?? "",
    employment:
      employment === null || employment === "seasonal" || employment === "temporary" ? employment : "year-round",
    sector: sector === null || sector === "agricultural" || sector === "fishing" ? sector : "other",
    personalSubsistence: work.personalSubsistence,
    temporaryBasis: work.temporaryBasis,
    statedMonths: written(work.statedMonths === null ? null : Math.ceil(work.statedMonths)),
    newEmployment: work.newEmployment,
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

function workRecords(facts: CaseFacts): Work[] {
  const records = [workOf(facts)];
  if (workerWasAlong(facts)) records.push(noWorkAfter("child-move"));
  if (facts.worker.arrivalAtChildPlace !== undefined) records.push(noWorkAfter("worker-arrival"));
  for (const [index, move] of (facts.worker.recentHistory ?? []).entries()) {
    records.push({
      ...emptyWork(`work-history-${index}`, workerId, `history-${index}`),
      engaged: true,
      description: move.work ?? "",
    });
  }
  return records;
}

/** The facts of one worked case as the answers of an interview, so that the engine of the tablet judges them. */
export function coeOfCase({ facts, expect }: Pick<WorkedCase, "facts" | "expect">): CoeAnswers {
  const empty = emptyCoeAnswers();
  return {
    ...empty,
    childData: { children: [childOf(facts)] },
    qualifyingMoves: {
      workers: [workerOf(facts)],
      moves: [childMoveOf(facts), ...workerMoves(facts), ...historyMoves(facts), ...otherMoves(facts)],
      work: workRecords(facts),
    },
    intervieweeSignature: {
      ...empty.intervieweeSignature,
      interviewDate: dateAnswer(facts.interviewDate),
      method: expect.signatureMethod === "paper-scan" ? "paper" : (expect.signatureMethod ?? "drawn"),
    },
  };
}
