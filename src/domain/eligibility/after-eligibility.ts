import { performancePeriodOf } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import { countsInCategory1 } from "./child-count.ts";
import type { Expiration } from "./expiration.ts";
import { type InterviewFacts, usableDate } from "./interview-facts.ts";
import type { MovePair } from "./move-pair.ts";
import { priorityEndsOn } from "./priority-for-services.ts";
import { holds, type Line, needsReview } from "./trace-line.ts";

/** What follows from a QAD: counts, services, approval. */
export function consequenceLines(facts: InterviewFacts, child: Child, pair: MovePair, end: Expiration): Line[] {
  const { qad } = pair;
  if (qad === null) return [];
  return [
    holds("R-64", "latest-move", [], { qadDate: qad }),
    holds("R-68", "new-qad-new-coe", [], { qadDate: qad }),
    holds("R-69", "one-coe-per-basis", [], { qadDate: qad }),
    ...countLines(facts, child, qad, end),
    holds("R-82", "services-to-end-of-term", [], { lastDay: end.lastDay }),
    holds("R-83", "priority-until", [], { untilDate: priorityEndsOn(qad) }),
    ...approvalLines(facts, end),
  ];
}

function countLines(facts: InterviewFacts, child: Child, qad: NonNullable<MovePair["qad"]>, end: Expiration): Line[] {
  const period = performancePeriodOf(facts.day ?? qad);
  const birthDate = usableDate(child.birthDate);
  if (birthDate === null) return [];
  const counted = countsInCategory1({ birthDate, qad, lastDay: end.lastDay, residentFrom: qad }, period);
  const values = { periodStartDate: period.start, periodEndDate: period.end };
  return [
    holds("R-80", counted ? "counted" : "not-counted", [], values),
    holds("R-81", counted ? "counted-if-served" : "not-counted", [], values),
  ];
}

/** No services before approval; an approval after the last eligible day is useless, so the reviewer decides. */
function approvalLines(facts: InterviewFacts, end: Expiration): Line[] {
  const { approvalDate } = facts;
  const values = { lastDay: end.lastDay };
  if (approvalDate !== null && approvalDate > end.lastDay) {
    return [
      needsReview("R-67", "approved-too-late", [], { ...values, approvalDate }),
      holds("R-84", "approval-before-services", [], values),
    ];
  }
  const approval = holds("R-84", "approval-before-services", [], values);
  // An approval can only follow the interview: it would come too late as well.
  const ended = facts.day !== null && facts.day > end.lastDay;
  return ended ? [needsReview("R-67", "ended-before-the-interview", [], values), approval] : [approval];
}
