/** A page that is for somebody of another role. */
export const otherRoleEn = {
  "other-role.coes.title": "This page is for recruiters",
  "other-role.coes.words":
    "{name}, recruiters write COEs here; what they hand in comes to the review desk. Your own sign-in is for other work.",
  "other-role.desk.title": "This page is for the State office",
  "other-role.desk.words": "{name}, signed COEs are read here. Your own sign-in is for other work.",
  "other-role.district.title": "This page is for school districts",
  "other-role.district.words":
    "{name}, a district's liaison sees the approved COEs of the district here. Your own sign-in is for other work.",
  "other-role.office/people.title": "This page is for administrators",
  "other-role.office/people.words": "{name}, people are invited and let go here. Your own sign-in is for other work.",
  "other-role.office/devices.title": "This page is for administrators",
  "other-role.office/devices.words":
    "{name}, the State's tablets are looked after here. Your own sign-in is for other work.",
  "other-role.office/audit.title": "This page is for auditors and administrators",
  "other-role.office/audit.words": "{name}, what staff did and read is shown here. Your own sign-in is for other work.",
  "other-role.home": "Go to my own page",
  "other-role.sign-in": "Sign in as somebody else",
} as const;
