import fc from "fast-check";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { signatureMethods } from "../../../src/domain/coe/interviewee-signature.ts";
import { manners, workerRelations } from "../../../src/domain/coe/qualifying-moves.ts";

const ids = ["a", "b", "c", "__proto__", ""] as const;
const id = fc.constantFrom(...ids);
const yesNo = fc.constantFrom(true, false, null);
const yesNoUnknown = fc.constantFrom("yes", "no", "unknown", null);
const wild = fc.string({ unit: "grapheme", maxLength: 8 });
const word = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "picking apples",
    "hauling logs",
    "Salinas City ESD",
    "Fresno USD",
    "12",
    "CA",
    "AK",
    "HI",
    "US",
    "MX",
  ),
  wild,
);
const dashable = fc.oneof(word, fc.record({ dash: fc.constantFrom("none", "not-told", "unknown") }));
const number = fc.oneof(fc.constantFrom("", "3", "9", "14", "35", "999999", "x"), wild);

const usualDate = fc.record({
  y: fc.integer({ min: 2019, max: 2026 }).map(String),
  m: fc.integer({ min: 1, max: 12 }).map(String),
  d: fc.integer({ min: 1, max: 31 }).map(String),
});
const oddDate = fc.record({
  y: fc.oneof(fc.constantFrom("", "1900", "2200", "0000", "20"), wild),
  m: fc.oneof(fc.constantFrom("", "1", "12", "2"), wild),
  d: fc.oneof(fc.constantFrom("", "1", "29", "31"), wild),
});
const date = fc
  .oneof({ weight: 5, arbitrary: usualDate }, { weight: 2, arbitrary: oddDate })
  .map((parts) => ({ ...parts, estimated: false, how: "" }));

const place = fc.record({
  schoolDistrict: dashable,
  city: word,
  state: fc.constantFrom("CA", "TX", "AK", "HI", "", "Sonora"),
  country: fc.constantFrom("US", "MX", ""),
  adminArea: fc.constantFrom("", "Ponce region", "Hilo-Waiakea complex area"),
});

const child = fc.record({
  id,
  lastName1: word,
  lastName2: dashable,
  suffix: dashable,
  firstName: word,
  middleName: dashable,
  sex: fc.constantFrom("M", "F", null),
  birthDate: fc.oneof(
    date,
    usualDate.map((parts) => ({ ...parts, y: "2008", estimated: false, how: "" })),
  ),
  multipleBirth: yesNo,
  birthDateCode: fc.constantFrom(null, "04"),
  residencyDate: date,
  schooling: fc.record({
    graduated: yesNo,
    graduationDate: date,
    hsed: yesNo,
    hsedDate: date,
    foreignDiploma: yesNo,
    stateTreatsAsGraduated: yesNo,
    enrolled: yesNo,
  }),
  deathDate: date,
  stateInformation: fc.constant({}),
});

const worker = fc.record({
  id,
  firstName: word,
  lastName: word,
  relation: fc.constantFrom(...workerRelations, null),
  childId: fc.option(id, { nil: null }),
});

const move = fc.record({
  id,
  date,
  from: place,
  to: place,
  childIds: fc.array(id, { maxLength: 4 }),
  workerIds: fc.array(id, { maxLength: 3 }),
  manner: fc.constantFrom(...manners, null),
  arrived: yesNo,
  economicNecessity: yesNoUnknown,
  necessityReason: word,
  changedResidence: yesNo,
  notAResidence: fc.constantFrom("commute", "visit", "stop-over", null, null, null),
  distanceMiles: number,
  nights: number,
  stayDays: number,
  returned: yesNo,
});

const work = fc.record({
  id,
  workerId: id,
  moveId: id,
  engaged: yesNo,
  engagedDate: date,
  activelySought: yesNo,
  description: word,
  employment: fc.constantFrom("seasonal", "temporary", "year-round", null),
  sector: fc.constantFrom("agricultural", "fishing", "other", null),
  personalSubsistence: yesNo,
  temporaryBasis: fc.constantFrom("worker", "employer", "state", null),
  statedMonths: number,
  employer: fc.constantFrom("", "Sierra Alta Meats", "Llano Verde Poultry"),
  newEmployment: yesNo,
  activityQualifies: yesNoUnknown,
  stateDocumentationExpired: yesNo,
  commutes: yesNo,
});

const comments = fc.dictionary(fc.constantFrom("2bi", "4a", "4b", "6a", "other", "__proto__"), wild, { maxKeys: 4 });

/** Any draft at all that the schema of the answers admits, half typed and contradictory ones among them. */
export const anyDraft: fc.Arbitrary<CoeAnswers> = fc.record({
  familyData: fc.record({
    parent1: fc.record({ lastName: dashable, firstName: dashable }),
    parent2: fc.record({ lastName: dashable, firstName: dashable }),
    address: word,
    city: word,
    state: word,
    zip: dashable,
    telephone: dashable,
    schoolDistrict: word,
  }),
  childData: fc.record({ children: fc.array(child, { maxLength: 4 }) }),
  qualifyingMoves: fc.record({
    workers: fc.array(worker, { maxLength: 3 }),
    moves: fc.array(move, { maxLength: 5 }),
    work: fc.array(work, { maxLength: 6 }),
  }),
  comments,
  intervieweeSignature: fc.record({
    interviewDate: date,
    intervieweeName: word,
    relationship: word,
    interviewLanguage: word,
    interpreter: word,
    method: fc.constantFrom(...signatureMethods, null),
    witness: word,
  }),
  stateInformation: fc.constant({}),
}) as fc.Arbitrary<CoeAnswers>;
