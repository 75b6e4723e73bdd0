/** Why a COE is returned or denied, for both the reviewer who chooses and the recruiter who reads. */
export const reasonsEn: Record<string, string> = {
  "review.reason.comment-missing-or-thin": "A comment is missing, or an outside reader needs to know more",
  "review.reason.places-or-dates-disagree": "The places or dates of the moves do not fit together",
  "review.reason.arrival-date-wrong": "The Qualifying Arrival Date (QAD) needs to be checked",
  "review.reason.work-vague-or-not-qualifying": "The description does not show that the work qualifies",
  "review.reason.temporary-or-seasonal": "It is not clear whether the work is temporary or seasonal",
  "review.reason.child-should-not-be-listed": "A child is listed who cannot be on this COE",
  "review.reason.name-or-birth-details": "A name, a birth date, its code, or the note on twins needs to be checked",
  "review.reason.residency-date": "The Residency Date needs to be checked",
  "review.reason.signature-or-interview": "A signature, the relationship, or the interview details need to be checked",
  "review.reason.duplicate": "A child of this COE is on another COE too",
  "review.reason.no-qualifying-move": "There is no qualifying move",
  "review.reason.work-does-not-qualify": "The work does not qualify",
  "review.reason.child-not-eligible": "The child or youth is not eligible",
  "review.reason.child-on-another-coe": "The same child or youth already has another COE",
  "review.reason.other": "There is another reason, which the note explains",
};
