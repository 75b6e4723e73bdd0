import { addMonths, type CalendarDate } from "../base/calendar-date.ts";
import { moveField, signatureField } from "../coe/field-path.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import { type Meeting, mannerFields } from "./manner.ts";
import { isWithin36Months, lastEligibleDayOf, leapDayLines } from "./thirty-six-months.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** With or as: the day of the move. Join: the child's day. Precede: the worker's. */
export function qadOf(meeting: Meeting, childMove: MoveFacts): CalendarDate | null {
  if (meeting.kind !== "met") return null;
  return meeting.manner === "precede" ? meeting.workerArrivedOn : childMove.date;
}

/** Item 2a and item 3. */
export function meetingLines(facts: InterviewFacts, childMove: MoveFacts, meeting: Meeting): Line[] {
  const fields = mannerFields(childMove);
  switch (meeting.kind) {
    case "child-not-there":
      return [
        blocks("R-06", "child-not-there", [moveField(childMove.id, "arrived")]),
        ...afterInterviewLines(facts, childMove),
      ];
    case "child-date-missing":
      return [unknownYet("R-06", "child-date-missing", [moveField(childMove.id, "date")])];
    case "worker-not-there-yet": {
      const arrival = [moveField(meeting.workerMove.id, "arrived"), moveField(meeting.workerMove.id, "date")];
      return [
        holds("R-06", "worker-not-there-yet", fields),
        blocks("R-62", "worker-not-arrived", arrival),
        ...afterInterviewLines(facts, meeting.workerMove),
      ];
    }
    case "worker-date-missing":
      return [unknownYet("R-62", "worker-date-missing", [moveField(meeting.workerMove.id, "date")])];
    case "worker-moves-missing":
      return [unknownYet("R-06", "worker-moves-missing", fields)];
    case "worker-elsewhere":
      return [blocks("R-06", "worker-elsewhere", fields)];
    case "met":
      return metLines(facts, childMove, meeting);
  }
}

/** An arrival after the interview is not within the 36 months before it. */
function afterInterviewLines({ day }: InterviewFacts, { id, date }: MoveFacts): Line[] {
  if (day === null || date === null || date <= day) return [];
  const fields = [moveField(id, "date"), signatureField("interviewDate")];
  return [holds("R-67", "after-the-interview", fields, { qadDate: date })];
}

function metLines(facts: InterviewFacts, childMove: MoveFacts, meeting: Meeting & { readonly kind: "met" }): Line[] {
  const fields = mannerFields(childMove);
  const { manner, workerArrivedOn } = meeting;
  const childMovedOn = childMove.date ?? workerArrivedOn;
  const dates = { childMovedOn, workerMovedOn: workerArrivedOn };
  const dateField = [moveField(childMove.id, "date")];
  const lines = [holds("R-06", manner, fields, dates)];
  if (manner === "as" || manner === "with") {
    return [...lines, holds("R-60", manner, dateField, { qadDate: childMovedOn })];
  }
  if (manner === "join") lines.push(holds("R-61", "join", dateField, { qadDate: childMovedOn }));
  else lines.push(holds("R-62", "precede", [moveField(meeting.workerMove.id, "date")], { qadDate: workerArrivedOn }));
  lines.push(gapLine(facts, childMove, meeting, childMovedOn));
  return lines;
}

/** Separate moves lie within about a year of each other. */
function gapLine(
  facts: InterviewFacts,
  childMove: MoveFacts,
  { workerArrivedOn, workerMove }: Meeting & { readonly kind: "met" },
  childMovedOn: CalendarDate,
): Line {
  const months = facts.policy.joinMonths;
  const [first, second] =
    workerArrivedOn < childMovedOn ? [workerArrivedOn, childMovedOn] : [childMovedOn, workerArrivedOn];
  const fields = [moveField(childMove.id, "date"), moveField(workerMove.id, "date")];
  const values = { months, childMovedOn, workerMovedOn: workerArrivedOn };
  return second > addMonths(first, months)
    ? needsReview("R-63", "long-gap", fields, values)
    : holds("R-63", "near-enough", fields, values);
}

/** The QAD lies in the 36 months before the interview. */
export function lookBackLines(facts: InterviewFacts, qad: CalendarDate, childMove: MoveFacts): Line[] {
  if (facts.day === null) {
    return [unknownYet("R-67", "interview-date-missing", [signatureField("interviewDate")])];
  }
  const lastDay = lastEligibleDayOf(qad, facts.policy);
  const fields = [moveField(childMove.id, "date"), signatureField("interviewDate")];
  const values = { qadDate: qad, lastDay };
  return [
    isWithin36Months(qad, facts.day, facts.policy)
      ? holds("R-67", "within-36-months", fields, values)
      : blocks("R-67", qad > facts.day ? "after-the-interview" : "too-old", fields, values),
    holds("R-70", "last-day", fields, values),
    ...leapDayLines(qad, lastDay, facts.policy),
  ];
}

type Met = Meeting & { readonly kind: "met" };

/** The day on which child and worker were both there: with "precede" the worker's arrival completes the move. */
const completedOn = (meeting: Met, childMove: MoveFacts): CalendarDate | null =>
  meeting.manner === "precede" ? meeting.workerArrivedOn : childMove.date;

/** The worker's item 4 move came after the child's move was complete. */
export function workerMovedTooLate(meeting: Met, childMove: MoveFacts, workerMove: MoveFacts): boolean {
  const completed = completedOn(meeting, childMove);
  return completed !== null && workerMove.date !== null && workerMove.date > completed;
}

/** The child's move is the worker's item 4 move or a later one, which renews eligibility without new farm work. */
export function orderLine(meeting: Met, childMove: MoveFacts, workerMove: MoveFacts): Line | null {
  const childDate = childMove.date;
  if (childDate === null || workerMove.date === null) return null;
  const fields = [moveField(workerMove.id, "date"), moveField(childMove.id, "date")];
  const values = { childMovedOn: childDate, workerMovedOn: workerMove.date };
  if (workerMovedTooLate(meeting, childMove, workerMove)) return blocks("R-41", "worker-moved-later", fields, values);
  const same = workerMove === childMove || workerMove.date === completedOn(meeting, childMove);
  return holds("R-41", same ? "same-move" : "later-move-renews", fields, values);
}
