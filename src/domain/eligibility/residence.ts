import { daysBetween } from "../base/calendar-date.ts";
import { wholeNumberOf } from "../coe/answer.ts";
import { moveField } from "../coe/field-path.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import { compareDistricts } from "./place-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** From one residence to another: not a commute, not a stop on the way, not a visit. */
export function residenceLines(move: MoveFacts): Line[] {
  const field = moveField(move.id, "changedResidence");
  const why = moveField(move.id, "notAResidence");
  const { changedResidence, notAResidence } = move.move;
  if (changedResidence === null && notAResidence === null) return [unknownYet("R-11", "missing", [field])];
  if (changedResidence !== false && notAResidence === null) {
    return [
      holds("R-11", "changed-residence", [field]),
      holds("R-16", "not-a-stop", [field]),
      holds("R-19", "not-a-visit", [field]),
    ];
  }
  const unchanged = blocks("R-11", notAResidence === "commute" ? "commute" : "residence-unchanged", [field, why]);
  const stop = "a-stop-is-no-residence";
  const visit = "a-visit-is-no-move";
  if (notAResidence === "stop-over") return [unchanged, blocks("R-16", stop, [why])];
  if (notAResidence === "visit") return [unchanged, blocks("R-19", visit, [why])];
  return notAResidence === "commute"
    ? [unchanged]
    : [unchanged, holds("R-16", stop, [why]), holds("R-19", visit, [why])];
}

/** A very short stay with a return needs convincing comments: the reviewer decides. */
export function shortStayLines(facts: InterviewFacts, move: MoveFacts): Line[] {
  const { shortStayDays } = facts.policy;
  const fields = [moveField(move.id, "stayDays"), moveField(move.id, "returned")];
  const days = stayDaysOf(facts, move);
  if (days === null) return [];
  if (days >= shortStayDays || move.move.returned === false) return [holds("R-17", "long-enough", fields, { days })];
  return [needsReview("R-17", "short-stay", fields, { days, shortStayDays })];
}

/** As told, or from the move with which the same people went back where they had come from. */
export function stayDaysOf(facts: InterviewFacts, move: MoveFacts): number | null {
  const told = wholeNumberOf(move.move.stayDays);
  if (told !== null) return told;
  if (move.date === null) return null;
  for (const later of facts.moves) {
    if (later.date === null || later.date <= move.date) continue;
    const days = daysBetween(move.date, later.date);
    if (days >= facts.policy.shortStayDays || !later.move.childIds.some((id) => move.move.childIds.includes(id)))
      continue;
    const wentBack =
      compareDistricts(later.from, move.to) === "same" && compareDistricts(later.to, move.from) === "same";
    if (wentBack) return days;
  }
  return null;
}

/** Going back to the home base counts like any other move; where the reason is not known, the reviewer decides. */
export function homeBaseLines(facts: InterviewFacts, move: MoveFacts): Line[] {
  const field = moveField(move.id, "to");
  const isReturn = facts.moves.some(
    (earlier) =>
      earlier.date !== null &&
      move.date !== null &&
      earlier.date < move.date &&
      compareDistricts(earlier.from, move.to) === "same",
  );
  if (!isReturn) return [holds("R-18", "not-a-return", [field])];
  const necessity = moveField(move.id, "economicNecessity");
  switch (move.move.economicNecessity) {
    case "yes":
      return [holds("R-18", "return-counts", [field])];
    case "no":
      return [blocks("R-18", "return-without-necessity", [necessity, field])];
    default:
      return [needsReview("R-18", "return-reason-not-known", [necessity, field])];
  }
}
