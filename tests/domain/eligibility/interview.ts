import { type CalendarDate, parseCalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { dateAnswer, emptyDate } from "../../../src/domain/coe/answer.ts";
import { type Child, emptyChild } from "../../../src/domain/coe/child-data.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import {
  emptyMove,
  emptyPlace,
  emptyWork,
  emptyWorker,
  type Move,
  type Place,
  type Work,
  type Worker,
} from "../../../src/domain/coe/qualifying-moves.ts";

export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === null) throw new Error(`${text} is not a day`);
  return date;
}

export const on = (text: string) => (text === "" ? emptyDate : dateAnswer(day(text)));

export const place = (schoolDistrict: string, state = "ZZ", more: Partial<Place> = {}): Place => ({
  ...emptyPlace,
  schoolDistrict,
  city: `Town of ${schoolDistrict}`,
  state,
  ...more,
});

export const child = (id: string, birth: string, more: Partial<Child> = {}): Child => {
  const row = emptyChild(id);
  const schooling = { ...row.schooling, graduated: false, hsed: false };
  return { ...row, firstName: id, lastName1: "Luna", birthDate: on(birth), schooling, ...more };
};

export const parent = (id: string, more: Partial<Worker> = {}): Worker => ({
  ...emptyWorker(id),
  firstName: id,
  lastName: "Luna",
  relation: "parent",
  ...more,
});

export const move = (id: string, date: string, from: Place, to: Place, who: Partial<Move>): Move => ({
  ...emptyMove(id),
  date: on(date),
  from,
  to,
  economicNecessity: "yes",
  changedResidence: true,
  ...who,
});

export const picking = (workerId: string, moveId: string, date: string, more: Partial<Work> = {}): Work => ({
  ...emptyWork(`work-${workerId}-${moveId}`, workerId, moveId),
  engaged: true,
  engagedDate: on(date),
  description: "picking apples",
  employment: "seasonal",
  sector: "agricultural",
  newEmployment: true,
  activityQualifies: "yes",
  ...more,
});

export interface Told {
  readonly interview?: string;
  readonly children: Child[];
  readonly workers: Worker[];
  readonly moves: Move[];
  readonly work: Work[];
}

export function answersOf({ interview = "2026-06-10", children, workers, moves, work }: Told): CoeAnswers {
  const empty = emptyCoeAnswers();
  return {
    ...empty,
    childData: { children },
    qualifyingMoves: { workers, moves, work },
    intervieweeSignature: { ...empty.intervieweeSignature, interviewDate: on(interview), method: "drawn" },
  };
}

export const alder = place("Alder Creek SD");
export const mill = place("Mill River SD");
export const gull = place("Gull Harbor SD");
