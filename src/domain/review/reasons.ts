import type { DecisionKind } from "../protocol/review.ts";

/**
 * Why a COE is returned or denied. First the error kinds that reviews find, by expected frequency, so that what is returned can
 * be counted and teaches the next interview; then what ends a COE. The codes are stable, since decisions of earlier years keep
 * theirs; the words belong to the screen (`review.reason.<code>`).
 */
export const reasonCodes = [
  "comment-missing-or-thin",
  "places-or-dates-disagree",
  "arrival-date-wrong",
  "work-vague-or-not-qualifying",
  "temporary-or-seasonal",
  "child-should-not-be-listed",
  "name-or-birth-details",
  "residency-date",
  "signature-or-interview",
  "duplicate",
  "no-qualifying-move",
  "work-does-not-qualify",
  "child-not-eligible",
  "child-on-another-coe",
  "other",
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const isReasonCode = (code: string): code is ReasonCode => (reasonCodes as readonly string[]).includes(code);

const onlyDenied: readonly ReasonCode[] = [
  "no-qualifying-move",
  "work-does-not-qualify",
  "child-not-eligible",
  "child-on-another-coe",
];

/** What each decision offers: a return says what to correct, a denial what no correction changes. An approval gives no reasons. */
export const reasonsFor: Readonly<Record<DecisionKind, readonly ReasonCode[]>> = {
  returned: reasonCodes.filter((code) => !onlyDenied.includes(code)),
  denied: [...onlyDenied, "other"],
  approved: [],
};

/** The rules whose findings a reason stands for: the review desk offers it first where one of them speaks. */
export const rulesOfReason: Readonly<Record<ReasonCode, readonly string[]>> = {
  "comment-missing-or-thin": ["R-90", "R-91", "R-92", "R-93", "R-94", "R-95", "R-96", "V-09", "V-11"],
  "places-or-dates-disagree": ["R-10", "R-11", "R-12", "R-13", "R-14", "R-15", "R-16", "R-17", "V-05", "V-06"],
  "arrival-date-wrong": ["R-60", "R-61", "R-62", "R-63", "R-64", "R-67", "V-02", "V-03", "V-04"],
  "work-vague-or-not-qualifying": [
    "R-30",
    "R-33",
    "R-34",
    "R-35",
    "R-36",
    "R-50",
    "R-51",
    "R-52",
    "R-53",
    "R-54",
    "R-58",
  ],
  "temporary-or-seasonal": ["R-55", "R-56", "R-57", "V-10"],
  "child-should-not-be-listed": ["R-01", "R-02", "R-03", "R-04", "R-05", "R-68", "R-69", "V-08"],
  "name-or-birth-details": ["R-07", "R-08", "R-09", "V-01"],
  "residency-date": ["R-65", "R-66", "V-07"],
  "signature-or-interview": ["V-12"],
  duplicate: ["V-13"],
  "no-qualifying-move": ["R-10", "R-11", "R-12", "R-13", "R-14", "R-15", "R-16", "R-17", "R-19", "R-67"],
  "work-does-not-qualify": [
    "R-30",
    "R-33",
    "R-34",
    "R-50",
    "R-51",
    "R-52",
    "R-53",
    "R-54",
    "R-55",
    "R-56",
    "R-57",
    "R-58",
  ],
  "child-not-eligible": ["R-01", "R-02", "R-03", "R-04", "R-05"],
  "child-on-another-coe": ["V-13"],
  other: [],
};

/** Reasons for a decision that suggest themselves, in the order of `reasonCodes`. */
export function suggestedReasons(decision: DecisionKind, rules: readonly string[]): readonly ReasonCode[] {
  return reasonsFor[decision].filter((code) => rulesOfReason[code].some((rule) => rules.includes(rule)));
}
