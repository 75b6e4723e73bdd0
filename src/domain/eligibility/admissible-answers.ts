import { addDays } from "../base/calendar-date.ts";
import { dateAnswer } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import type { FieldPath } from "../coe/field-path.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { usableDate } from "./interview-facts.ts";
import type { Values } from "./trace-line.ts";

/** One answer that the form admits to a field, and its name in messages (`what-if.<field>.<answer>`). */
interface AdmissibleAnswer {
  readonly name: string;
  readonly value: unknown;
  readonly values: Values;
}

const named = (name: string, value: unknown = name, values: Values = {}): AdmissibleAnswer => ({ name, value, values });

const yesNo = [named("yes", true), named("no", false)];
const yesNoUnknown = [named("yes"), named("no"), named("unknown")];

/** A usual length of temporary work, to try where none was told. */
const usualMonths = 6;

/** The fields whose answers can be tried one by one; names, places and birth dates cannot. */
const answersByField: Readonly<Record<string, readonly AdmissibleAnswer[]>> = {
  "schooling.graduated": yesNo,
  "schooling.hsed": yesNo,
  relation: [named("parent"), named("guardian"), named("spouse"), named("self")],
  economicNecessity: yesNoUnknown,
  changedResidence: yesNo,
  arrived: [named("yes", true)],
  activelySought: yesNo,
  newEmployment: yesNo,
  activityQualifies: yesNoUnknown,
  employment: [named("seasonal"), named("temporary"), named("year-round")],
  sector: [named("agricultural"), named("fishing")],
  temporaryBasis: [named("worker"), named("employer"), named("state")],
  statedMonths: [named("usual", String(usualMonths), { months: usualMonths })],
};

interface Listed {
  readonly id: string;
}

/** The list and the member that a path names, and the rest of the path. Members are named by their id. */
interface Place {
  readonly list: "children" | "workers" | "moves" | "work";
  readonly id: string;
  readonly field: string;
}

function placeOf(answers: CoeAnswers, path: FieldPath): Place | null {
  const lists: Readonly<Record<Place["list"], readonly Listed[]>> = {
    children: answers.childData.children,
    workers: answers.qualifyingMoves.workers,
    moves: answers.qualifyingMoves.moves,
    work: answers.qualifyingMoves.work,
  };
  for (const list of ["children", "workers", "moves", "work"] as const) {
    const section = list === "children" ? "childData" : "qualifyingMoves";
    for (const { id } of lists[list]) {
      const prefix = `${section}.${list}.${id}.`;
      if (path.startsWith(prefix)) return { list, id, field: path.slice(prefix.length) };
    }
  }
  return null;
}

/** For a day that is not told, or too late: the last day that is still soon after the worker's move. */
function soonAfterAnswer(answers: CoeAnswers, policy: StatePolicy, workId: string): readonly AdmissibleAnswer[] {
  const work = answers.qualifyingMoves.work.find(({ id }) => id === workId);
  const move = answers.qualifyingMoves.moves.find(({ id }) => id === work?.moveId);
  const moved = move ? usableDate(move.date) : null;
  const interview = usableDate(answers.intervieweeSignature.interviewDate);
  if (moved === null) return [];
  const last = addDays(moved, policy.soonAfterDays);
  const day = interview !== null && interview < last ? interview : last;
  return day < moved ? [] : [named("soon-after", dateAnswer(day), { answerDate: day })];
}

interface TriedAnswer {
  readonly field: FieldPath;
  readonly message: string;
  readonly values: Values;
  readonly answers: CoeAnswers;
}

/** The drafts that differ from this one in the answer to one field. */
export function triedAnswers(answers: CoeAnswers, policy: StatePolicy, path: FieldPath): readonly TriedAnswer[] {
  const place = placeOf(answers, path);
  if (place === null) return [];
  const { list, id, field } = place;
  const isStart = list === "work" && field === "engagedDate";
  const known = Object.hasOwn(answersByField, field) ? (answersByField[field] ?? []) : [];
  const admissible = isStart ? soonAfterAnswer(answers, policy, id) : known;
  return admissible.map(({ name, value, values }) => ({
    field: path,
    message: `what-if.${field}.${name}`,
    values,
    answers: withAnswer(answers, place, value),
  }));
}

function withMember<T extends Listed>(members: T[], id: string, field: string, value: unknown): T[] {
  const [outer = field, inner] = field.split(".");
  return members.map((member) => {
    if (member.id !== id) return member;
    if (inner === undefined) return { ...member, [outer]: value };
    const group = Object.entries(member).find(([key]) => key === outer)?.[1];
    return { ...member, [outer]: { ...group, [inner]: value } };
  });
}

function withAnswer(answers: CoeAnswers, { list, id, field }: Place, value: unknown): CoeAnswers {
  if (list === "children") {
    return { ...answers, childData: { children: withMember(answers.childData.children, id, field, value) } };
  }
  const { qualifyingMoves } = answers;
  switch (list) {
    case "workers":
      return {
        ...answers,
        qualifyingMoves: { ...qualifyingMoves, workers: withMember(qualifyingMoves.workers, id, field, value) },
      };
    case "moves":
      return {
        ...answers,
        qualifyingMoves: { ...qualifyingMoves, moves: withMember(qualifyingMoves.moves, id, field, value) },
      };
    case "work":
      return {
        ...answers,
        qualifyingMoves: { ...qualifyingMoves, work: withMember(qualifyingMoves.work, id, field, value) },
      };
  }
}
