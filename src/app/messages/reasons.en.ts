/** Why a COE is returned or denied, for both the reviewer who chooses and the recruiter who reads. */
export const reasonsEn: Record<string, string> = {
  "review.reason.comment-missing-or-thin": "A comment is missing, or an outside reader needs more from it",
  "review.reason.places-or-dates-disagree": "Places or dates of the moves do not fit together",
  "review.reason.arrival-date-wrong": "The Qualifying Arrival Date",
  "review.reason.work-vague-or-not-qualifying": "The work needs a clearer description, or does not qualify",
  "review.reason.temporary-or-seasonal": "Temporary or seasonal",
  "review.reason.child-should-not-be-listed": "A child who cannot be on this COE",
  "review.reason.name-or-birth-details": "A name, a birth date, its code, or twins",
  "review.reason.residency-date": "The residency date",
  "review.reason.signature-or-interview": "A signature, the relationship, or the interview",
  "review.reason.duplicate": "The same children are on another COE",
  "review.reason.other": "Something else (see the note)",
};
