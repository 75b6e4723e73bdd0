/** A page that is for somebody of another role. */
export const otherRoleEn = {
  "other-role.recruiter.title": "This page is for recruiters",
  "other-role.recruiter.words":
    "{name}, you are signed in as a reviewer. Recruiters write COEs here; what they hand in comes to your review desk.",
  "other-role.recruiter.home": "Go to the review desk",
  "other-role.reviewer.title": "This page is for reviewers",
  "other-role.reviewer.words":
    "{name}, you are signed in as a recruiter. A reviewer reads signed COEs here; what they decide comes to your list.",
  "other-role.reviewer.home": "Go to my COEs",
  "other-role.sign-in": "Sign in as somebody else",
} as const;
