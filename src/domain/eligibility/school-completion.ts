import { ageOn, type CalendarDate } from "../base/calendar-date.ts";
import type { DateAnswer, YesNoUnknown } from "../coe/answer.ts";
import type { Child } from "../coe/child-data.ts";
import { childField } from "../coe/field-path.ts";
import { type InterviewFacts, usableDate } from "./interview-facts.ts";
import { schoolAskedFromAge } from "./school-age.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

interface Diploma {
  readonly kind: "graduated" | "hsed";
  readonly has: boolean | null;
  readonly date: DateAnswer;
}

/** A diploma dated after the interview has not been earned yet on the day that counts; it ends eligibility later. */
function diplomaState({ has, date }: Diploma, day: CalendarDate | null): YesNoUnknown {
  const earned = usableDate(date);
  if (earned !== null && day !== null) return earned <= day ? "yes" : "no";
  if (has === null) return earned === null ? null : "unknown";
  return has ? "yes" : "no";
}

/** Entitled to free public education through grade 12. Who dropped out or is not enrolled stays eligible. */
export function schoolCompletionLines(facts: InterviewFacts, child: Child): Line[] {
  const { schooling } = child;
  const birthDate = usableDate(child.birthDate);
  // Without the day of the interview nobody has an age yet; R-01 asks for that day.
  const young = birthDate !== null && (facts.day === null || ageOn(birthDate, facts.day) < schoolAskedFromAge);
  const diplomas: readonly Diploma[] = [
    { kind: "graduated", has: schooling.graduated, date: schooling.graduationDate },
    { kind: "hsed", has: schooling.hsed, date: schooling.hsedDate },
  ];
  const lines: Line[] = [];
  for (const diploma of diplomas) {
    const field = childField(child.id, `schooling.${diploma.kind}`);
    const state = diplomaState(diploma, facts.day);
    if (state === "yes") lines.push(blocks("R-02", diploma.kind, [field]));
    else if (state === null && !young) lines.push(unknownYet("R-02", `${diploma.kind}-missing`, [field]));
  }
  if (lines.length === 0) {
    lines.push(holds("R-02", schooling.enrolled === false ? "not-enrolled-still-entitled" : "not-completed"));
  }
  lines.push(...foreignDiplomaLines(facts, child), ...entitlementLines(facts));
  return lines;
}

/** Finished school abroad: eligible with a comment, unless the State sends it to the reviewer. */
function foreignDiplomaLines(facts: InterviewFacts, child: Child): Line[] {
  const field = childField(child.id, "schooling.foreignDiploma");
  if (child.schooling.foreignDiploma !== true) return [];
  if (child.schooling.stateTreatsAsGraduated === true) {
    return [
      needsReview("R-03", "treated-as-graduated", [childField(child.id, "schooling.stateTreatsAsGraduated"), field]),
    ];
  }
  if (facts.policy.foreignDiplomaReview) return [needsReview("R-03", "state-reviews", [field])];
  return [holds("R-03", "still-eligible", [field])];
}

/** How long the State offers free public education. */
const entitlementLines = (facts: InterviewFacts): Line[] => [
  holds("R-74", "entitled-through-age", [], { maximumAge: facts.policy.maximumAge }),
];
