import type { CalendarDate } from "../base/calendar-date.ts";

interface InBothLanguages {
  readonly en: string;
  readonly es: string;
}

/** A question that the State adds in Part III. The national form's own sections cannot be named here, so they cannot be altered. */
export interface AddedQuestion {
  readonly id: string;
  readonly about: "family" | "child";
  readonly kind: "text" | "yes-no" | "choice" | "date";
  readonly label: InBothLanguages;
  readonly hint: InBothLanguages | null;
  readonly options: readonly { readonly code: string; readonly label: InBothLanguages }[];
}

/** One line of the State's list of jobs that it has documented as temporary. */
export interface StateDocumentation {
  readonly employer: string;
  readonly job: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
}

/**
 * What a State decides for itself, as data. It has no member with which a State could alter the national form's required
 * sections: what is forbidden cannot be written down.
 */
export interface StatePolicy {
  /** Two-letter postal code; `US` for the national default, `ZZ` for the practice State. */
  readonly state: string;
  readonly version: number;
  readonly name: InBothLanguages;
  /** IANA name of the zone whose day is the State office's day. */
  readonly timeZone: string;
  /** the EED is the last eligible day, or the anniversary of the QAD. */
  readonly eedConvention: "minus-one-day" | "anniversary";
  /** what the third anniversary of 29 February is; `march-1` gives the child the full 36 months (last day 28 February). */
  readonly leapAnniversary: "march-1" | "february-28";
  /** */
  readonly soonAfterDays: number;
  /** */
  readonly recentHistoryMoves: number;
  readonly recentHistoryMonths: number;
  /** */
  readonly joinMonths: number;
  /** */
  readonly shortStayDays: number;
  /** the one district, with its administrative areas; null elsewhere. */
  readonly singleDistrict: { readonly name: string; readonly adminAreas: readonly string[] } | null;
  /** R-14; `districts` are those over the size, null entries of the list mean the rule is not used. */
  readonly hugeDistrict: {
    readonly squareMiles: number;
    readonly miles: number;
    readonly fishingOnly: boolean;
    readonly nightsInYear: number | null;
    readonly districts: readonly { readonly name: string; readonly squareMiles: number }[];
  };
  /** send a foreign diploma to the reviewer. */
  readonly foreignDiplomaReview: boolean;
  /** last age at which the State offers free public education, 21 by default. */
  readonly maximumAge: number;
  readonly splitOnResidencyDate: boolean;
  readonly stateDocumentation: readonly StateDocumentation[];
  /** whether an interview by telephone with a spoken agreement is accepted. */
  readonly remoteSignature: boolean;
  readonly addedQuestions: readonly AddedQuestion[];
  /** Regions for routing and filters; empty where the State has none. */
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  /** Offered in lists, never enforced. */
  readonly districts: readonly { readonly name: string; readonly region: string | null }[];
  /** Which corrections need the family's signature again: material ones always, clerical ones only if true. */
  readonly clericalNeedsSignature: boolean;
  /** Whether two people have to agree before sealed work of a recruiter who cannot open it is opened (security.md 4.4). */
  readonly rescueNeedsTwo: boolean;
}
