import { daysBetween } from "../base/calendar-date.ts";
import { workField } from "../coe/field-path.ts";
import type { Work } from "../coe/qualifying-moves.ts";
import { type InterviewFacts, type MoveFacts, usableDate } from "./interview-facts.ts";
import { holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** Item 4a or 4b: engaged, looked for work, or not told yet. */
export type Engagement = "engaged" | "not-engaged" | "not-told";

export function engagementOf(work: Work): Engagement {
  if (work.engaged !== null) return work.engaged ? "engaged" : "not-engaged";
  return usableDate(work.engagedDate) === null ? "not-told" : "engaged";
}

/** New qualifying work soon after the move. The day of the move is day 0. */
export function engagedLines(facts: InterviewFacts, move: MoveFacts, work: Work): Line[] {
  const field = workField(work.id, "engagedDate");
  const engagedDate = usableDate(work.engagedDate);
  if (engagedDate === null) return [unknownYet("R-30", "engaged-date-missing", [field])];
  if (facts.day !== null && engagedDate > facts.day) return [unknownYet("R-30", "not-begun", [field], { engagedDate })];
  if (move.date === null) return [holds("R-30", "engaged", [field], { engagedDate })];
  const days = daysBetween(move.date, engagedDate);
  const { soonAfterDays } = facts.policy;
  if (days < 0) return [needsReview("R-31", "before-the-move", [field], { engagedDate, moveDate: move.date })];
  const engaged = holds("R-30", "engaged", [field], { engagedDate });
  if (days <= soonAfterDays) return [engaged, holds("R-31", "soon-after", [field], { days, soonAfterDays })];
  return [engaged, needsReview("R-32", "late-start", [field], { days, soonAfterDays, engagedDate })];
}

/** Whether the start of the work owes the comment of item 4a (R-91, V-11). */
export function isLateStart(facts: InterviewFacts, move: MoveFacts, work: Work): boolean {
  const engagedDate = usableDate(work.engagedDate);
  if (engagementOf(work) !== "engaged" || engagedDate === null || move.date === null) return false;
  return daysBetween(move.date, engagedDate) > facts.policy.soonAfterDays;
}
