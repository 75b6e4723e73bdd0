import { either, exactly, flag, listOf, oneOf, orNull, recordOf, type Shape, text } from "../base/shape.ts";
import { type DashableText, type DateAnswer, dashReasons, type YesNoUnknown } from "./answer.ts";
import type { Child } from "./child-data.ts";
import type { CoeAnswers } from "./coe.ts";
import { signatureMethods } from "./interviewee-signature.ts";
import { type Move, manners, type Place, type Work, type Worker, workerRelations } from "./qualifying-moves.ts";

const dashable: Shape<DashableText> = either(text, exactly({ dash: oneOf(dashReasons) }));
const date = exactly<DateAnswer>({ y: text, m: text, d: text, estimated: flag, how: text });
const yesNo = orNull(flag);
const yesNoUnknown: Shape<YesNoUnknown> = orNull(oneOf(["yes", "no", "unknown"]));
const texts = recordOf(text);

const parent = exactly<CoeAnswers["familyData"]["parent1"]>({ lastName: dashable, firstName: dashable });

const child = exactly<Child>({
  id: text,
  lastName1: text,
  lastName2: dashable,
  suffix: dashable,
  firstName: text,
  middleName: dashable,
  sex: orNull(oneOf(["M", "F"])),
  birthDate: date,
  multipleBirth: yesNo,
  birthDateCode: orNull(text),
  residencyDate: date,
  schooling: exactly<Child["schooling"]>({
    graduated: yesNo,
    graduationDate: date,
    hsed: yesNo,
    hsedDate: date,
    foreignDiploma: yesNo,
    stateTreatsAsGraduated: yesNo,
    enrolled: yesNo,
  }),
  deathDate: date,
  stateInformation: texts,
});

const worker = exactly<Worker>({
  id: text,
  firstName: text,
  lastName: text,
  relation: orNull(oneOf(workerRelations)),
  childId: orNull(text),
});

const place = exactly<Place>({ schoolDistrict: dashable, city: text, state: text, country: text, adminArea: text });

const move = exactly<Move>({
  id: text,
  date,
  from: place,
  to: place,
  childIds: listOf(text),
  workerIds: listOf(text),
  manner: orNull(oneOf(manners)),
  arrived: yesNo,
  economicNecessity: yesNoUnknown,
  necessityReason: text,
  changedResidence: yesNo,
  notAResidence: orNull(oneOf(["commute", "visit", "stop-over"])),
  distanceMiles: text,
  nights: text,
  stayDays: text,
  returned: yesNo,
});

const work = exactly<Work>({
  id: text,
  workerId: text,
  moveId: text,
  engaged: yesNo,
  engagedDate: date,
  activelySought: yesNo,
  description: text,
  employment: orNull(oneOf(["seasonal", "temporary", "year-round"])),
  sector: orNull(oneOf(["agricultural", "fishing", "other"])),
  personalSubsistence: yesNo,
  temporaryBasis: orNull(oneOf(["worker", "employer", "state"])),
  statedMonths: text,
  employer: text,
  newEmployment: yesNo,
  activityQualifies: yesNoUnknown,
  stateDocumentationExpired: yesNo,
  commutes: yesNo,
});

/**
 * The present shape of the answers, the same as `coeAnswersSchema` says it (a test compares the two on damaged answers of every
 * kind). True means that `parseAnswers` would give back the value as it is.
 */
export const isCoeAnswers: Shape<CoeAnswers> = exactly<CoeAnswers>({
  familyData: exactly<CoeAnswers["familyData"]>({
    parent1: parent,
    parent2: parent,
    address: text,
    city: text,
    state: text,
    zip: dashable,
    telephone: dashable,
    schoolDistrict: text,
  }),
  childData: exactly<CoeAnswers["childData"]>({ children: listOf(child) }),
  qualifyingMoves: exactly<CoeAnswers["qualifyingMoves"]>({
    workers: listOf(worker),
    moves: listOf(move),
    work: listOf(work),
  }),
  comments: texts,
  intervieweeSignature: exactly<CoeAnswers["intervieweeSignature"]>({
    interviewDate: date,
    intervieweeName: text,
    relationship: text,
    interviewLanguage: text,
    interpreter: text,
    method: orNull(oneOf(signatureMethods)),
    witness: text,
  }),
  stateInformation: texts,
});
