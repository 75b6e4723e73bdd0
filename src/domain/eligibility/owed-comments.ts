import { daysBetween, formatForForm } from "../base/calendar-date.ts";
import { wholeNumberOf } from "../coe/answer.ts";
import type { Child } from "../coe/child-data.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { commentField } from "../coe/field-path.ts";
import type { OwedComment, RuleId } from "./determination.ts";
import { type InterviewFacts, usableDate } from "./interview-facts.ts";
import type { MovePair } from "./move-pair.ts";
import { historyMoves } from "./recent-history.ts";
import { engagementOf, isLateStart } from "./soon-after.ts";
import { holds, type Line, needsComment, type Values } from "./trace-line.ts";

/** A comment with the sentence that begins it; `written` is looked up when all children are known. */
export type Owed = Omit<OwedComment, "written">;

export const owed = (kind: string, rule: RuleId, required: boolean, topic: string, values: Values): Owed => ({
  kind,
  rule,
  required,
  starter: { message: `starter.${topic}`, values },
});

export const isWritten = (answers: CoeAnswers, kind: string): boolean =>
  Object.hasOwn(answers.comments, kind) && (answers.comments[kind] ?? "").trim() !== "";

/** The owed comment as a line of a trace. */
export function commentLine(answers: CoeAnswers, { kind, rule, required }: Owed): Line {
  const fields = [commentField(kind)];
  if (isWritten(answers, kind)) return holds(rule, "written", fields, { item: kind });
  return required ? needsComment(rule, "owed", fields, { item: kind }) : holds(rule, "advised", fields, { item: kind });
}

export const nameOf = (person: { readonly firstName: string; readonly lastName?: string }): string =>
  `${person.firstName} ${person.lastName ?? ""}`.trim();

/** The comments that the items of Qualifying Moves & Work require of this pair. */
export function itemComments(facts: InterviewFacts, child: Child, pair: MovePair): Owed[] {
  return [
    ...separateMoves(child, pair),
    ...lateStart(facts, pair),
    ...soughtWork(facts, pair),
    ...subsistence(pair),
    ...temporaryBasis(pair),
  ];
}

/** Why they did not move together. */
function separateMoves(child: Child, { meeting, childMove, worker }: MovePair): Owed[] {
  if (meeting.kind !== "met" || childMove.date === null) return [];
  if (meeting.manner !== "join" && meeting.manner !== "precede") return [];
  const values = {
    child: child.firstName.trim(),
    worker: nameOf(worker),
    childMovedOn: childMove.date,
    workerMovedOn: meeting.workerArrivedOn,
  };
  return [owed("2bi", "R-90", true, `2bi.${meeting.manner}`, values)];
}

/** Why the work began late. */
function lateStart(facts: InterviewFacts, { work, worker, workerMove }: MovePair): Owed[] {
  if (work === null || workerMove.date === null || !isLateStart(facts, workerMove, work)) return [];
  const engagedOn = usableDate(work.engagedDate) ?? workerMove.date;
  const days = daysBetween(workerMove.date, engagedOn);
  return [owed("4a", "R-91", true, "4a", { worker: nameOf(worker), workerMovedOn: workerMove.date, engagedOn, days })];
}

/** What the worker did to find work, and the moves that make the history. */
function soughtWork(facts: InterviewFacts, { work, worker, workerMove }: MovePair): Owed[] {
  if (work === null || engagementOf(work) !== "not-engaged" || work.activelySought !== true) return [];
  const moves = historyMoves(facts, worker, workerMove).map(({ id, date, move }) => {
    const done = facts.work.find((record) => record.moveId === id && record.workerId === worker.id)?.description ?? "";
    return `${date === null ? "" : formatForForm(date)} ${[move.to.city, move.to.state, done.trim()].filter(Boolean).join(", ")}`;
  });
  return [owed("4b", "R-92", true, "4b", { worker: nameOf(worker), moves: moves.join("; "), count: moves.length })];
}

/** How the family uses the food. */
const subsistence = ({ work, worker }: MovePair): Owed[] =>
  work?.personalSubsistence === true
    ? [owed("5", "R-93", true, "5", { worker: nameOf(worker), work: work.description.trim() })]
    : [];

/** What was said about how long the job lasts. */
function temporaryBasis({ work, worker }: MovePair): Owed[] {
  if (work === null || work.employment === "seasonal") return [];
  if (work.temporaryBasis !== "worker" && work.temporaryBasis !== "employer") return [];
  const item = work.temporaryBasis === "worker" ? "6a" : "6b";
  const months = wholeNumberOf(work.statedMonths);
  const people = { worker: nameOf(worker), employer: work.employer.trim() };
  return months === null
    ? [owed(item, "R-94", true, `${item}.time-frame-missing`, people)]
    : [owed(item, "R-94", true, item, { ...people, months })];
}
