import { wholeNumberOf } from "../coe/answer.ts";
import { moveField, workField } from "../coe/field-path.ts";
import type { Work } from "../coe/qualifying-moves.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import { compareDistricts } from "./place-facts.ts";
import { isWithinMonths } from "./thirty-six-months.ts";
import { blocks, holds, type Line, unknownYet } from "./trace-line.ts";

/**
 * In a district over 15,000 square miles a trip of 20 miles or more to a temporary residence counts without a change of
 * district; by Alaska's practice for fishing only, and when the year's trips add up to enough nights.
 */
export function hugeDistrictLines(facts: InterviewFacts, trip: MoveFacts, childId: string, work: Work | null): Line[] {
  const { hugeDistrict } = facts.policy;
  const lines: Line[] = [];
  if (hugeDistrict.fishingOnly && work !== null) {
    const field = workField(work.id, "sector");
    if (work.sector === null) lines.push(unknownYet("R-14", "sector-missing", [field]));
    else if (work.sector !== "fishing") lines.push(blocks("R-14", "not-fishing", [field]));
  }
  lines.push(...distanceLines(facts, trip), ...nightsLines(facts, trip, childId));
  if (lines.length === 0) lines.push(holds("R-14", "trip-counts", [moveField(trip.id, "distanceMiles")]));
  return lines;
}

function distanceLines(facts: InterviewFacts, trip: MoveFacts): Line[] {
  const field = moveField(trip.id, "distanceMiles");
  const needed = facts.policy.hugeDistrict.miles;
  const miles = wholeNumberOf(trip.move.distanceMiles);
  if (miles === null) return [unknownYet("R-14", "distance-missing", [field], { needed })];
  return miles < needed ? [blocks("R-14", "too-near", [field], { miles, needed })] : [];
}

/** Nights past midnight of all trips in the twelve months before the interview. */
function nightsLines(facts: InterviewFacts, trip: MoveFacts, childId: string): Line[] {
  const needed = facts.policy.hugeDistrict.nightsInYear;
  if (needed === null) return [];
  const field = moveField(trip.id, "nights");
  if (wholeNumberOf(trip.move.nights) === null) return [unknownYet("R-14", "nights-missing", [field], { needed })];
  const nights = nightsInYear(facts, trip, childId);
  return nights < needed ? [blocks("R-14", "too-few-nights", [field], { nights, needed })] : [];
}

function nightsInYear(facts: InterviewFacts, trip: MoveFacts, childId: string): number {
  let nights = 0;
  for (const move of facts.moves) {
    const inDistrict = move.move.childIds.includes(childId) && compareDistricts(move.from, move.to) === "same";
    const inYear = move.date !== null && facts.day !== null && isWithinMonths(move.date, facts.day, 12, facts.policy);
    const farEnough = (wholeNumberOf(move.move.distanceMiles) ?? 0) >= facts.policy.hugeDistrict.miles;
    if (move.id === trip.id || (inDistrict && inYear && farEnough)) nights += wholeNumberOf(move.move.nights) ?? 0;
  }
  return nights;
}
