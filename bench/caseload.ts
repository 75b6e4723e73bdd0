import { type CalendarDate, parseCalendarDate } from "../src/domain/base/calendar-date.ts";
import type { Instant } from "../src/domain/base/instant.ts";
import { dateAnswer } from "../src/domain/coe/answer.ts";
import { type Child, emptyChild } from "../src/domain/coe/child-data.ts";
import { answersSchemaVersion, type CoeAnswers, emptyCoeAnswers } from "../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../src/domain/coe/material.ts";
import { emptyMove, emptyWork, emptyWorker } from "../src/domain/coe/qualifying-moves.ts";
import { ruleSetVersion } from "../src/domain/eligibility/determination.ts";
import { type NamedBytes, type Revision, revisionBytes, type Signature } from "../src/domain/protocol/revision.ts";

const surnames = ["Ríos", "Domínguez", "Ajú", "Velasco", "Ixcoy", "Castellanos", "Toribio", "Nájera"];
const firstNames = ["Guadalupe", "Esperanza", "Ángel", "Rosalinda", "Mateo", "Itzel", "Joaquín", "Noemí"];

/** A small generator of chance, the same on every machine (mulberry32). */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const hexId = (chance: () => number): string =>
  Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join("");

const pick = <T>(chance: () => number, from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date === null) throw new RangeError(text);
  return date;
};

/** A family's name and its children's, as a line of the list shows them. */
export function childNamesForBench(
  chance: () => number,
  children: number,
): { familyName: string; childNames: string[] } {
  const familyName = `${pick(chance, surnames)} ${pick(chance, surnames)}`;
  return { familyName, childNames: Array.from({ length: children }, () => pick(chance, firstNames)) };
}

function child(chance: () => number): Child {
  const year = 2008 + Math.floor(chance() * 14);
  return {
    ...emptyChild(hexId(chance)),
    lastName1: pick(chance, surnames),
    lastName2: pick(chance, surnames),
    suffix: { dash: "none" },
    firstName: pick(chance, firstNames),
    middleName: chance() < 0.5 ? pick(chance, firstNames) : { dash: "none" },
    sex: chance() < 0.5 ? "F" : "M",
    birthDate: dateAnswer(day(`${year}-0${1 + Math.floor(chance() * 9)}-1${Math.floor(chance() * 10)}`)),
    multipleBirth: false,
    birthDateCode: "04",
  };
}

/** A family of `children` who moved together for seasonal work, complete down to the comments. */
export function benchAnswers(chance: () => number, children: number): CoeAnswers {
  const list = Array.from({ length: children }, () => child(chance));
  const worker = {
    ...emptyWorker(hexId(chance)),
    firstName: pick(chance, firstNames),
    lastName: pick(chance, surnames),
    relation: "parent" as const,
  };
  const everybody = { childIds: list.map((one) => one.id), workerIds: [worker.id] };
  const place = (schoolDistrict: string, city: string) => ({
    schoolDistrict,
    city,
    state: "ZZ",
    country: "US",
    adminArea: "",
  });
  const places = [
    place("Cedar Valley USD", "Cedar"),
    place("Alder Creek SD", "Alder"),
    place("Juniper ISD", "Juniper"),
    place("Sage Flat SD", "Sage"),
  ];
  const move = (date: string, from: number, to: number) => ({
    ...emptyMove(hexId(chance)),
    ...everybody,
    date: dateAnswer(day(date)),
    from: places[from] as (typeof places)[number],
    to: places[to] as (typeof places)[number],
    arrived: true,
    economicNecessity: "yes" as const,
    necessityReason: "The season ended and there was no more work to pay the rent.",
    changedResidence: true,
  });
  const moves = [move("2026-06-12", 2, 3), move("2025-10-03", 1, 2), move("2025-05-20", 0, 1)];
  const work = moves.map((one) => ({
    ...emptyWork(hexId(chance), worker.id, one.id),
    engaged: true,
    engagedDate: one.date,
    description: "picking apples and packing them in the field shed",
    employment: "seasonal" as const,
    sector: "agricultural" as const,
    personalSubsistence: false,
    newEmployment: true,
    activityQualifies: "yes" as const,
  }));
  const empty = emptyCoeAnswers();
  return {
    ...empty,
    familyData: {
      ...empty.familyData,
      parent1: { lastName: worker.lastName, firstName: worker.firstName },
      parent2: { lastName: { dash: "not-told" }, firstName: { dash: "not-told" } },
      address: `Camp ${1 + Math.floor(chance() * 40)}, County Road ${Math.floor(chance() * 900)}`,
      city: "Sage",
      state: "ZZ",
      zip: "00000",
      telephone: { dash: "none" },
      schoolDistrict: "Sage Flat SD",
    },
    childData: { children: list },
    qualifyingMoves: { workers: [worker], moves, work },
    comments: {
      other: "The family lives in the second row of cabins and plans to stay until the end of the harvest. ".repeat(3),
    },
    intervieweeSignature: {
      ...empty.intervieweeSignature,
      interviewDate: dateAnswer(day("2026-07-01")),
      intervieweeName: `${worker.firstName} ${worker.lastName}`,
      relationship: "mother",
      interviewLanguage: "Spanish",
      method: "refused",
    },
  };
}

const encoder = new TextEncoder();

const signedAt = "2026-07-01T18:00:00.000Z" as Instant;

/** A family that would not sign on the glass, and a recruiter who typed: nothing was drawn. */
function signaturesUnder(answers: CoeAnswers, recruiter: string): Signature[] {
  const bound = {
    shownHash: shownHash(answers),
    materialHash: materialHash(answers),
    signedOn: day("2026-07-01"),
    signedAt,
  };
  return [
    { ...bound, role: "interviewee", name: "", relationship: "mother", method: "refused", language: "es", slot: null },
    { ...bound, role: "recruiter", name: recruiter, relationship: "", method: "typed", language: "en", slot: null },
  ];
}

/** `count` signed revisions of distinct COEs by one recruiter. */
export function benchRevisions(
  count: number,
  author: { recruiterId: string; name: string },
  seed = 20260901,
): NamedBytes[] {
  const chance = seededChance(seed);
  const deviceId = hexId(chance);
  return Array.from({ length: count }, (_, place) => {
    const coeId = hexId(chance);
    const answers = benchAnswers(chance, 1 + Math.floor(chance() * 8));
    const revision: Revision = {
      schema: 1,
      form: "national-coe/2023",
      policy: { state: "ZZ", version: 1 },
      coeId,
      parents: [],
      stage: "signed",
      reason: "signing",
      answersSchema: answersSchemaVersion,
      answers,
      determination: { ruleSet: ruleSetVersion, verdict: "eligible", children: [] },
      signatures: signaturesUnder(answers, author.name),
      attachments: [],
      author,
      made: {
        deviceId,
        deviceSeq: place + 1,
        deviceTime: signedAt,
        clockOffsetMs: 0,
        app: "bench",
      },
    };
    return revisionBytes(revision, (text) => encoder.encode(text));
  });
}
