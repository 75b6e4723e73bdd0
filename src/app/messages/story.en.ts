/** The read-back: what the family told, as a short story. */
export const storyEn: Record<string, string> = {
  "story.lives": "The {familyName} family lives in {city}, {state}. The address is: {address}.",
  "story.youth-lives": "{childNames} lives in {city}, {state}. The address is: {address}.",
  "story.youth": "This certificate is about one young person.",
  "story.children":
    "{count, plural, one {This certificate is about one child.} other {This certificate is about # children.}}",
  "story.child-named": "One of the children is {childNames}.",
  "story.child-born": "{childNames} was born on {bornOn}.",
  "story.child":
    "{childNames} was born on {bornOn} and is {age, plural, =0 {not yet one year} one {# year} other {# years}} old.",
  "story.moved-undated": "{childNames} moved from {from} to {to}.",
  "story.moved-with": "{childNames} moved with {worker} on {moveDate}, from {from} to {to}.",
  "story.moved-as": "{childNames} moved to work on {moveDate}, from {from} to {to}.",
  "story.joined":
    "{childNames} moved on {moveDate}, from {from} to {to}, to join {worker}, who had come there on {arrivedOn}.",
  "story.preceded": "{childNames} went ahead on {moveDate}, from {from} to {to}. {worker} followed on {arrivedOn}.",
  "story.preceded-alone": "{childNames} went ahead on {moveDate}, from {from} to {to}. {worker} has not arrived yet.",
  "story.necessity": "The reason for the move was economic need: they could not afford to stay.",
  "story.necessity-alone": "The reason for the move was economic need: {childNames} could not afford to stay.",
  "story.necessity-reason": "They could not afford to stay. It is written down as: “{reason}”.",
  "story.necessity-reason-alone": "{childNames} could not afford to stay. It is written down as: “{reason}”.",
  "story.worker-moved": "{worker} moved because of economic need on {moveDate}, from {from} to {to}.",
  "story.work-began": "After that move {worker} began new work on {engagedDate}: {work}.",
  "story.work": "After that move {worker} began new work: {work}.",
  "story.work-sought":
    "After that move {worker} looked hard for new work but did not find it: {work}. {worker} has moved for such work before.",
  "story.kind.seasonal-agricultural": "It is farm work that is only done in a certain season.",
  "story.kind.seasonal-fishing": "It is fishing work that is only done in a certain season.",
  "story.kind.temporary-agricultural": "It is farm work that lasts a limited time.",
  "story.kind.temporary-fishing": "It is fishing work that lasts a limited time.",
  "story.basis.worker":
    "{months, plural, =0 {{worker} told us that it will not go on for long.} one {{worker} told us that it lasts about # month.} other {{worker} told us that it lasts about # months.}}",
  "story.basis.employer":
    "{months, plural, =0 {The employer ({employer}) told us that it will not go on for long.} one {The employer ({employer}) told us that it lasts about # month.} other {The employer ({employer}) told us that it lasts about # months.}}",
  "story.basis.state": "The State has documented that this job at {employer} is temporary.",
  "story.subsistence-alone": "{worker} eats what they grow or catch, and depends on it.",
  "story.subsistence": "The family eats what it grows or catches, and depends on it.",
  "story.verdict.eligible":
    "{childCount, plural, one {With these facts {childNames} qualifies for the Migrant Education Program.} other {With these facts {childNames} qualify for the Migrant Education Program.}}",
  "story.verdict.not-eligible":
    "{childCount, plural, one {With these facts {childNames} does not qualify at this time.} other {With these facts {childNames} do not qualify at this time.}}",
  "story.verdict.needs-review": "The State will take a closer look before it decides about {childNames}.",
  "story.verdict.not-yet-known": "We need to know a little more before we can say whether {childNames} can take part.",
  "story.because":
    "The reason: the move in the last three years was out of need and to another school district, and {worker} does seasonal or temporary work in agriculture or fishing.",
  "story.because-self":
    "The reason: {childNames} moved in the last three years, out of need and to another school district, and took up seasonal or temporary work in agriculture or fishing.",
  "story.because-sought":
    "The reason: the move in the last three years was out of need and to another school district, and {worker} looked for seasonal or temporary work in agriculture or fishing after having moved for it before.",
  "story.qad": "The day that counts (the Qualifying Arrival Date) is {qualifyingOn}.",
  "story.through": "Once the State approves, {childNames} can take part through {throughDay}.",
  "story.residency": "{childNames} arrived in the present school district, {district}, on {residencyDate}.",
  "story.told": "{interviewee} told us this on {interviewDate}.",
  "story.told-by-relation": "{interviewee} ({relationship}) told us this on {interviewDate}.",
  "story.confirm": "Is everything right? If something is not, please tell us, and we will correct it before you sign.",
};
