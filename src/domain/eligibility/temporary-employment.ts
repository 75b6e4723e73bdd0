import type { CalendarDate } from "../base/calendar-date.ts";
import { wholeNumberOf } from "../coe/answer.ts";
import { workField } from "../coe/field-path.ts";
import type { Work } from "../coe/qualifying-moves.ts";
import type { StateDocumentation } from "../states/state-policy.ts";
import type { InterviewFacts } from "./interview-facts.ts";
import { comparable } from "./place-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** A stay in one job that is still temporary. */
const temporaryMonths = 12;

/** Seasonal, or temporary with a basis, or for the family's own food. */
export function employmentLines(facts: InterviewFacts, work: Work, moveDate: CalendarDate | null): Line[] {
  const field = workField(work.id, "employment");
  const lines: Line[] = [];
  if (work.employment === null) lines.push(unknownYet("R-56", "employment-missing", [field]));
  else if (work.employment === "seasonal") lines.push(holds("R-55", "seasonal", [field]));
  else lines.push(...temporaryLines(facts, work, moveDate));
  const own = workField(work.id, "personalSubsistence");
  lines.push(holds("R-58", work.personalSubsistence === true ? "subsistence-counts" : "not-for-own-food", [own]));
  return lines;
}

function temporaryLines(facts: InterviewFacts, work: Work, moveDate: CalendarDate | null): Line[] {
  const employment = workField(work.id, "employment");
  const basis = workField(work.id, "temporaryBasis");
  if (work.temporaryBasis === "state") return documentationLines(facts, work, moveDate);
  const saidToEnd = work.temporaryBasis !== null && wholeNumberOf(work.statedMonths) !== null;
  if (work.employment === "year-round" && !saidToEnd) {
    return [blocks("R-56", "year-round", [employment, basis]), holds("R-57", "no-documentation", [basis])];
  }
  if (work.temporaryBasis === null) return [unknownYet("R-56", "basis-missing", [basis])];
  const stay = statedStayLine(work);
  return stay.severity === "blocks" ? [stay, holds("R-57", "no-documentation", [basis])] : [stay];
}

function statedStayLine(work: Work): Line {
  const field = workField(work.id, "statedMonths");
  const months = wholeNumberOf(work.statedMonths);
  if (months === null) return needsReview("R-56", "time-frame-missing", [field]);
  if (months > temporaryMonths) return blocks("R-56", "over-12-months", [field], { months });
  return holds("R-56", "within-12-months", [field], { months });
}

function documentationLines(facts: InterviewFacts, work: Work, moveDate: CalendarDate | null): Line[] {
  const basis = workField(work.id, "temporaryBasis");
  const employer = workField(work.id, "employer");
  const months = wholeNumberOf(work.statedMonths);
  const list = facts.policy.stateDocumentation;
  if (list.length > 0 && work.employer.trim() === "") return [unknownYet("R-57", "employer-missing", [employer])];
  const entry = documentationOf(list, work);
  const day = moveDate ?? facts.day;
  const outside = entry !== null && day !== null && (day < entry.validFrom || day > entry.validTo);
  if (work.stateDocumentationExpired === true || outside) {
    const expired =
      entry === null ? [] : [holds("R-57", "documented-until", [employer], { validToDate: entry.validTo })];
    return [
      needsReview("R-57", "documentation-expired", [basis, employer]),
      holds("R-56", "by-documentation", [basis]),
      ...expired,
    ];
  }
  if (list.length > 0 && entry === null) return [needsReview("R-57", "employer-not-listed", [employer])];
  const held = holds("R-57", entry === null ? "documentation" : "documented", [basis, employer]);
  if (months !== null && months > temporaryMonths) {
    return [held, holds("R-56", "documented-though-longer", [workField(work.id, "statedMonths")], { months })];
  }
  return [held, holds("R-56", "by-documentation", [basis])];
}

/** The State's line for this employer and job; an employer that is not on the list is left to what the recruiter says. */
function documentationOf(list: readonly StateDocumentation[], work: Work): StateDocumentation | null {
  const employer = comparable(work.employer);
  if (employer === "") return null;
  const ofEmployer = list.filter((entry) => comparable(entry.employer) === employer);
  const job = comparable(work.description);
  return ofEmployer.find((entry) => job.includes(comparable(entry.job))) ?? ofEmployer[0] ?? null;
}
