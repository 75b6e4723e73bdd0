import { addDays, type CalendarDate } from "../base/calendar-date.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { childField, type FieldPath, moveField, workField } from "../coe/field-path.ts";
import type { Stage } from "../coe/stage.ts";
import type { Verdict } from "../eligibility/determination.ts";
import { chanceOf } from "./chance.ts";
import { declinedTellings } from "./declined-tellings.ts";
import { type PracticeRegion, regionOf } from "./districts.ts";
import { doubtfulTellings } from "./doubtful-tellings.ts";
import { answersOf } from "./interview.ts";
import { plainTellings } from "./plain-tellings.ts";
import { repeatedTellings } from "./repeated-tellings.ts";
import { specialTellings } from "./special-tellings.ts";
import type { Telling, ToldReview } from "./telling.ts";

export interface PracticeReview {
  readonly decision: ToldReview["decision"];
  readonly reasons: readonly string[];
  readonly note: string;
  readonly comments: readonly { readonly field: FieldPath; readonly text: string }[];
}

/** A COE of the practice State, ready to be made into revisions. Everybody in it is invented. */
export interface PracticeCoe {
  /** Stable for one telling; what the COE shows, in words. */
  readonly about: string;
  /** 32 hex digits, as a tablet would mint it. */
  readonly coeId: string;
  readonly answers: CoeAnswers;
  readonly stage: Stage;
  readonly verdict: Verdict;
  readonly region: PracticeRegion;
  readonly district: string;
  /** The recruiter of the region: one each for N, C and S. */
  readonly recruiter: PracticeRegion;
  readonly interviewDate: CalendarDate;
  /** Of the last version. */
  readonly review: PracticeReview | null;
  /** The version that was returned and corrected since. */
  readonly returnedBefore: { readonly answers: CoeAnswers; readonly review: PracticeReview } | null;
}

/** All tellings, in a fixed order. */
export const practiceTellings: readonly Telling[] = [
  ...specialTellings,
  ...doubtfulTellings,
  ...plainTellings,
  ...declinedTellings,
  ...repeatedTellings,
];

/** The same seed and day give the same caseload; other days only shift it. */
export function practiceCaseload(seed: number, today: CalendarDate): readonly PracticeCoe[] {
  const chance = chanceOf(seed);
  return practiceTellings.map((telling) => {
    const coeId = chance.id();
    const interviewDate = addDays(today, -telling.interviewedDaysAgo);
    const answers = answersOf(telling, interviewDate, chance);
    const region = regionOf(telling.district);
    return {
      about: telling.about,
      coeId,
      answers,
      stage: telling.stage,
      verdict: telling.verdict,
      region,
      district: telling.district,
      recruiter: region,
      interviewDate,
      review: telling.review ? reviewOf(telling.review, answers) : null,
      returnedBefore: telling.returnedBefore
        ? {
            answers: telling.returnedBefore.was(answers),
            review: reviewOf(telling.returnedBefore.review, answers),
          }
        : null,
    };
  });
}

function reviewOf(told: ToldReview, answers: CoeAnswers): PracticeReview {
  return { ...told, comments: told.comments.map(({ field, text }) => ({ field: fieldIn(field, answers), text })) };
}

/** `child:1.birthDate` names the second child's birth date; other paths stand as they are. */
function fieldIn(field: string, answers: CoeAnswers): FieldPath {
  const match = /^(child|move|work):(\d+)\.(.+)$/.exec(field);
  if (!match) return field;
  const [, kind, place, rest = ""] = match;
  const { moves, work } = answers.qualifyingMoves;
  const lists = { child: answers.childData.children, move: moves, work };
  const makers = { child: childField, move: moveField, work: workField };
  const list = kind as keyof typeof lists;
  return makers[list](lists[list][Number(place)]?.id ?? "", rest);
}
