import * as z from "zod";
import { parseCalendarDate } from "../../src/domain/base/calendar-date.ts";

/**
 * The documented format of worked cases. What it calls "where they matter" is optional here, and every fact may be null: not known.
 */
const day = z.string().transform((text, context) => {
  const date = parseCalendarDate(text);
  if (date !== null) return date;
  context.addIssue({ code: "custom", message: `"${text}" is not a day of the calendar written YYYY-MM-DD` });
  return z.NEVER;
});

const namedPlace = z.looseObject({
  district: z.string().nullish(),
  city: z.string().nullish(),
  state: z.string().nullish(),
  country: z.string().nullish(),
  adminArea: z.string().nullish(),
});
const place = namedPlace.nullable().transform((named) => named ?? {});

const child = z.looseObject({
  birthDate: day.nullable(),
  graduated: z.boolean().nullable(),
  hsed: z.boolean().nullable(),
  graduationDate: day.nullish(),
  hsedDate: day.nullish(),
  deathDate: day.nullish(),
  foreignDiploma: z.boolean().nullish(),
  stateTreatsAsGraduated: z.boolean().nullish(),
  enrolled: z.boolean().nullish(),
});

const count = z.int().min(0);

const childMove = z.looseObject({
  date: day.nullable(),
  from: place,
  to: place,
  moveType: z.enum(["as", "with", "join", "precede"]).nullable(),
  economicNecessity: z.boolean().nullable(),
  changedResidence: z.boolean().nullable(),
  distanceMiles: z.number().min(0).nullish(),
  nights: count.nullish(),
  stayDays: count.nullish(),
  returned: z.boolean().nullish(),
});

const workerMove = z.looseObject({
  date: day.nullable(),
  from: place,
  to: place,
  economicNecessity: z.boolean().nullable(),
  changedResidence: z.boolean().nullable(),
});

const historyMove = z.looseObject({ date: day.nullable(), from: place, to: place, work: z.string().nullish() });

const worker = z.looseObject({
  relation: z.string().nullable(),
  move: workerMove.nullable(),
  engagedDate: day.nullable(),
  activelySought: z.boolean().nullable(),
  recentHistory: z.array(historyMove).nullable(),
  arrivalAtChildPlace: day.nullish(),
  otherWorkers: z.unknown().optional(),
  workplace: z.unknown().optional(),
});

const work = z.looseObject({
  description: z.string().nullable(),
  employment: z.string().nullable(),
  sector: z.string().nullable(),
  temporaryBasis: z.enum(["worker", "employer", "state"]).nullable(),
  statedMonths: z.number().min(0).nullable(),
  personalSubsistence: z.boolean().nullable(),
  newEmployment: z.boolean().nullable(),
  activityQualifies: z.boolean().nullable(),
  stateDocExpired: z.boolean().nullish(),
});

const otherMove = z.looseObject({
  date: day.nullish(),
  from: place,
  to: place,
  economicNecessity: z.boolean().nullish(),
  changedResidence: z.boolean().nullish(),
  distanceMiles: z.number().min(0).nullish(),
  nights: count.nullish(),
  stayDays: count.nullish(),
  returned: z.boolean().nullish(),
  note: z.string().nullish(),
});

/** What `otherWorkers` holds is not described: whoever is told like the worker, with a move, can be the one who counts. */
export const otherWorker = z.looseObject({
  relation: z.string().nullish(),
  move: workerMove,
  engagedDate: day.nullish(),
  activelySought: z.boolean().nullish(),
  work: z.union([z.string(), work.partial()]).nullish(),
});
export type OtherWorker = z.infer<typeof otherWorker>;

const facts = z.looseObject({
  interviewDate: day,
  child,
  childMove,
  worker,
  work,
  otherMoves: z.array(otherMove).nullish(),
});

/** A performance period, 1 September to 31 August, by its two years. */
function isPeriod(text: string): boolean {
  const years = /^((?:19|20)\d\d)-(\d\d)$/.exec(text);
  return years !== null && (Number(years[1]) + 1) % 100 === Number(years[2]);
}

/** The form's paper writes `X-mark`, the cases `x-mark`. */
const signatureMethod = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["drawn", "x-mark", "paper", "paper-scan", "refused", "verbal-remote"]));

const expectation = z.looseObject({
  eligible: z.union([z.boolean(), z.literal("needs-review")], 'please write true, false or "needs-review"'),
  qad: day.nullish(),
  residencyDate: day.nullish(),
  eed: day.nullish(),
  eedAnniversarySetting: day.nullish(),
  expectedEndOfEligibility: day.nullish(),
  reasonRuleIds: z.array(z.string()).nullish(),
  requiredComments: z.array(z.string()).nullish(),
  pfs: z.boolean().nullish(),
  pfsAt: z
    .record(
      z.string().refine((text) => parseCalendarDate(text) !== null, "a day is written YYYY-MM-DD"),
      z.boolean(),
    )
    .nullish(),
  countExpectation: z
    .looseObject({
      period: z.string().refine(isPeriod, 'a period is two years on end, written like "2022-23"'),
      category1: z.boolean().nullish(),
      category2: z.boolean().nullish(),
    })
    .nullish(),
  /** Not in the format's table, but in its files: facts that stand among the expectations. */
  approvalDate: day.nullish(),
  signatureMethod: signatureMethod.nullish(),
  districtAreaSqMi: z.number().min(0).nullish(),
});

export const workedCaseSchema = z.looseObject({
  id: z.string().min(1),
  title: z.string(),
  source: z.unknown().optional(),
  confidence: z.string().nullish(),
  chosen: z.string().nullish(),
  notes: z.string().nullish(),
  facts,
  expect: expectation,
});
export type WorkedCase = z.infer<typeof workedCaseSchema>;
export type CaseFacts = WorkedCase["facts"];
export type CasePlace = z.infer<typeof namedPlace>;

export const caseFileSchema = z.looseObject({ meta: z.unknown().optional(), cases: z.array(z.unknown()) });
