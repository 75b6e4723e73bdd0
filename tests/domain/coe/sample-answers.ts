import { type CalendarDate, parseCalendarDate } from "../../../src/domain/base/calendar-date.ts";
import { type DateAnswer, dateAnswer } from "../../../src/domain/coe/answer.ts";
import { type Child, emptyChild } from "../../../src/domain/coe/child-data.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { emptyMove, emptyWork, emptyWorker, type Place } from "../../../src/domain/coe/qualifying-moves.ts";

export function day(text: string): CalendarDate {
  const date = parseCalendarDate(text);
  if (date === null) throw new Error(`not a day: ${text}`);
  return date;
}

export const on = (text: string): DateAnswer => dateAnswer(day(text));

const none = { dash: "none" as const };

export const place = (schoolDistrict: string, city: string, state: string, country = "US"): Place => ({
  schoolDistrict: schoolDistrict === "" ? none : schoolDistrict,
  city,
  state,
  country,
  adminArea: "",
});

export const child = (id: string, firstName: string, birthDate: string): Child => ({
  ...emptyChild(id),
  lastName1: "García",
  lastName2: "Núñez",
  suffix: none,
  firstName,
  middleName: none,
  sex: "F",
  birthDate: on(birthDate),
  multipleBirth: false,
  birthDateCode: "04",
});

/** Two children, two moves, one worker: complete in every element that the form asks for. */
export function sampleAnswers(): CoeAnswers {
  const empty = emptyCoeAnswers();
  return {
    ...empty,
    familyData: {
      parent1: { lastName: "García López", firstName: "Tomás" },
      parent2: { lastName: "Núñez", firstName: "Elena" },
      address: "Camp 4, River Road",
      city: "Alder Creek",
      state: "ZZ",
      zip: none,
      telephone: { dash: "not-told" },
      schoolDistrict: "Alder Creek School District",
    },
    childData: { children: [child("c1", "Ana", "2016-04-02"), child("c2", "Luz", "2019-11-30")] },
    qualifyingMoves: {
      workers: [{ ...emptyWorker("w1"), firstName: "Tomás", lastName: "García López", relation: "parent" }],
      moves: [
        {
          ...emptyMove("m1"),
          date: on("2026-03-14"),
          from: place("Mesa Verde School District", "Mesa Verde", "ZZ"),
          to: place("Alder Creek School District", "Alder Creek", "ZZ"),
          childIds: ["c1", "c2"],
          workerIds: ["w1"],
          arrived: true,
          economicNecessity: "yes",
          necessityReason: "The lettuce was over and there was no other work",
          changedResidence: true,
        },
        {
          ...emptyMove("m2"),
          date: on("2025-08-01"),
          from: place("", "Juxtlahuaca", "Oaxaca", "MX"),
          to: place("Mesa Verde School District", "Mesa Verde", "ZZ"),
          childIds: ["c1", "c2"],
          workerIds: ["w1"],
          arrived: true,
          economicNecessity: "yes",
          changedResidence: true,
        },
      ],
      work: [
        {
          ...emptyWork("k1", "w1", "m1"),
          engaged: true,
          engagedDate: on("2026-03-20"),
          description: "pruning apple trees",
          employment: "seasonal",
          sector: "agricultural",
          personalSubsistence: false,
          newEmployment: true,
          activityQualifies: "yes",
        },
      ],
    },
    comments: { other: "The mother was at work." },
    intervieweeSignature: {
      ...empty.intervieweeSignature,
      interviewDate: on("2026-04-10"),
      intervieweeName: "Tomás García López",
      relationship: "Father",
      interviewLanguage: "Spanish",
    },
  };
}

/** The same with two children of one first name, who are no siblings. */
export const cousins: CoeAnswers = {
  ...sampleAnswers(),
  childData: {
    children: [
      { ...child("c1", "Luz", "2015-03-02"), lastName1: "Xol" },
      { ...child("c2", "Luz", "2016-03-02"), lastName1: "Chub" },
    ],
  },
};
