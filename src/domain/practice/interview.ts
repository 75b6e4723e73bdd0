import { addDays, addYears, type CalendarDate } from "../base/calendar-date.ts";
import { dateAnswer } from "../coe/answer.ts";
import { type Child, emptyChild } from "../coe/child-data.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../coe/coe.ts";
import { emptyMove, emptyWork, emptyWorker, type QualifyingMoves, type Worker } from "../coe/qualifying-moves.ts";
import type { Chance } from "./chance.ts";
import { type Community, communities } from "./communities.ts";
import { cityOf, inState } from "./districts.ts";
import type { Telling } from "./telling.ts";

const none = { dash: "none" } as const;

interface Family {
  readonly community: Community;
  readonly father: string;
  readonly mother: string;
  readonly fatherNames: readonly [string, string];
  readonly motherNames: readonly [string, string];
  readonly turn: number;
}

/** Writes the answers down as a careful recruiter would on that day. */
export function answersOf(telling: Telling, interviewDate: CalendarDate, chance: Chance): CoeAnswers {
  const community = communities[telling.people];
  const family = familyOf(community, chance);
  const children = telling.ages.map((age, place) => childOf(telling, family, age, place, interviewDate, chance));
  const answers: CoeAnswers = {
    familyData: familyData(telling, family, chance),
    childData: { children },
    qualifyingMoves: movesOf(telling, family, children, interviewDate, chance),
    comments: telling.comments ?? {},
    intervieweeSignature: signatureOf(telling, family, children, interviewDate),
    stateInformation: { "home-language": community.language, "call-back": chance.below(4) > 0 ? "yes" : "no" },
  };
  return telling.change ? telling.change(answers) : answers;
}

function familyOf(community: Community, chance: Chance): Family {
  const surname = (...taken: readonly string[]) => otherThan(taken, community.surnames, chance);
  const father = chance.pick(community.men);
  const mother = chance.pick(community.women);
  const fatherName = surname();
  const fatherNames = [fatherName, surname(fatherName)] as const;
  const motherName = surname(fatherName);
  const motherNames = [motherName, surname(motherName)] as const;
  return { community, father, mother, fatherNames, motherNames, turn: chance.below(8) };
}

/** A name that none of these has: who is called the same twice in a row reads like a mistake of the form. The next in the list, where chance would have it so. */
function otherThan(taken: readonly string[], names: readonly string[], chance: Chance): string {
  const drawn = chance.pick(names);
  const from = names.indexOf(drawn);
  const inTurn = [...names.slice(from), ...names.slice(0, from)];
  return inTurn.find((name) => !taken.includes(name)) ?? drawn;
}

const fullSurname = (family: Family, names: readonly [string, string]): string =>
  family.community.doubleSurnames ? names.join(" ") : names[0];

const homes = [
  "Camp 4, River Road",
  "Trailer 12, Packing House Lane",
  "Blue cabin behind the cannery",
  "17 Orchard Way, upstairs",
];

function familyData(telling: Telling, family: Family, chance: Chance): CoeAnswers["familyData"] {
  const parent = (firstName: string, lastName: string) =>
    telling.alone ? { lastName: none, firstName: none } : { lastName, firstName };
  const mothers = family.community.doubleSurnames ? family.motherNames : family.fatherNames;
  return {
    parent1: parent(family.father, fullSurname(family, family.fatherNames)),
    parent2: parent(family.mother, fullSurname(family, mothers)),
    address: chance.pick(homes),
    city: cityOf(telling.district),
    state: "ZZ",
    zip: `00${String(100 + chance.below(800))}`,
    telephone: chance.below(5) === 0 ? { dash: "not-told" } : `555-01${String(chance.below(100)).padStart(2, "0")}`,
    schoolDistrict: telling.district,
  };
}

function childOf(
  telling: Telling,
  family: Family,
  age: number,
  place: number,
  interviewDate: CalendarDate,
  chance: Chance,
): Child {
  const { community } = family;
  const girl = chance.below(2) === 0;
  const names = girl ? community.girls : community.boys;
  const birthDate = addDays(addYears(interviewDate, -age), -20 - chance.below(300));
  const adult = age >= 18;
  return {
    ...emptyChild(chance.id()),
    lastName1: family.fatherNames[0],
    lastName2: community.doubleSurnames ? family.motherNames[0] : none,
    suffix: none,
    // Siblings take their turn through the names, so that no two are called the same.
    firstName: names[(place + family.turn) % names.length] ?? "",
    middleName: none,
    sex: girl ? "F" : "M",
    birthDate: dateAnswer(birthDate),
    multipleBirth: false,
    birthDateCode: chance.pick(["04", "04", "07", "10", "08"]),
    schooling: { ...emptyChild("").schooling, graduated: false, hsed: false, foreignDiploma: false, enrolled: !adult },
    stateInformation: { grade: gradeAt(age) },
    ...telling.children?.[place],
  };
}

function gradeAt(age: number): string {
  if (age < 5) return "PK";
  if (age === 5) return "K";
  return age > 17 ? "OS" : String(Math.min(12, age - 5));
}

function workersOf(telling: Telling, family: Family, children: readonly Child[], chance: Chance): Worker[] {
  const told = telling.workers ?? [telling.alone ? { relation: "self", child: 0 } : { relation: "parent" }];
  return told.map(({ relation, child }, place) => {
    const self = relation === "self" ? children[child ?? 0] : undefined;
    const names = place === 0 ? family.fatherNames : family.motherNames;
    return {
      ...emptyWorker(chance.id()),
      firstName: self?.firstName ?? (place === 0 ? family.father : family.mother),
      lastName: self?.lastName1 ?? fullSurname(family, names),
      relation,
      childId: child === undefined ? null : (children[child]?.id ?? null),
    };
  });
}

function movesOf(
  telling: Telling,
  family: Family,
  children: readonly Child[],
  interviewDate: CalendarDate,
  chance: Chance,
): QualifyingMoves {
  const workers = workersOf(telling, family, children, chance);
  const moves = telling.moves.map((move) => ({
    ...emptyMove(chance.id()),
    date: dateAnswer(addDays(interviewDate, -move.daysBefore)),
    from: move.from,
    to: move.to ?? inState(telling.district),
    childIds: children.filter((_, place) => move.children === "all" || move.children.includes(place)).map((c) => c.id),
    workerIds: workers.filter((_, place) => (move.workers ?? [0]).includes(place)).map((worker) => worker.id),
    arrived: true,
    economicNecessity: "yes" as const,
    necessityReason: chance.pick(["The harvest there was over", "No work and the rent was due", "They lost the house"]),
    changedResidence: true,
    ...move.change,
  }));
  const work = telling.work.map((one) => {
    const move = moves[one.move];
    const daysBefore = telling.moves[one.move]?.daysBefore ?? 0;
    return {
      ...emptyWork(chance.id(), workers[one.worker ?? 0]?.id ?? "", move?.id ?? ""),
      engaged: one.startedAfter !== null,
      ...(one.startedAfter === null
        ? { activelySought: true }
        : { engagedDate: dateAnswer(addDays(interviewDate, one.startedAfter - daysBefore)) }),
      description: one.description,
      employment: "seasonal" as const,
      sector: "agricultural" as const,
      personalSubsistence: false,
      newEmployment: true,
      activityQualifies: "yes" as const,
      commutes: false,
      ...one.change,
    };
  });
  return { workers, moves, work };
}

function signatureOf(
  telling: Telling,
  family: Family,
  children: readonly Child[],
  interviewDate: CalendarDate,
): CoeAnswers["intervieweeSignature"] {
  const youth = children[0];
  const mothers = family.community.doubleSurnames ? family.motherNames : family.fatherNames;
  const witnessed = telling.method === "x-mark" || telling.method === "verbal-remote";
  return {
    ...emptyCoeAnswers().intervieweeSignature,
    interviewDate: dateAnswer(interviewDate),
    intervieweeName: telling.alone
      ? `${youth?.firstName ?? ""} ${youth?.lastName1 ?? ""}`.trim()
      : `${family.mother} ${fullSurname(family, mothers)}`,
    relationship: telling.alone ? "Self" : "Mother",
    interviewLanguage: family.community.language,
    interpreter: family.community.interpreter,
    method: telling.stage === "draft" ? null : (telling.method ?? "drawn"),
    witness: witnessed ? `${family.father} ${fullSurname(family, family.fatherNames)}` : "",
  };
}
