import type { Child } from "../coe/child-data.ts";
import { childField, moveField, workField } from "../coe/field-path.ts";
import type { ChildDetermination, TraceLine } from "./determination.ts";
import { duplicateChildren } from "./duplicate-children.ts";
import { type InterviewFacts, usableDate } from "./interview-facts.ts";
import type { JudgedFamily } from "./judged-family.ts";
import { compareDistricts } from "./place-facts.ts";
import { residencyFromMoves } from "./residency-date.ts";
import { isLateStart } from "./soon-after.ts";
import { thinComments } from "./thin-comments.ts";
import { holds, type Line, needsReview, spokenFor } from "./trace-line.ts";

/** V-01 to V-11 and V-13 within one COE (COE form facts, section 12). They ask to look again; no verdict hangs on them. */
export function consistencyFindings(
  facts: InterviewFacts,
  family: JudgedFamily,
  children: readonly ChildDetermination[],
): readonly TraceLine[] {
  const findings: TraceLine[] = [];
  for (const determination of children) {
    const child = facts.answers.childData.children.find(({ id }) => id === determination.childId);
    if (!child) continue;
    const lines = [
      ...mannerChecks(facts, determination),
      ...dateChecks(facts, determination),
      ...residencyChecks(facts, family, child, determination),
      ...birthChecks(facts, child),
    ];
    findings.push(...lines.map((line) => spokenFor(child.id, line)));
  }
  const ofTheCoe = [...moveChecks(facts), ...workChecks(facts), ...thinComments(facts, children)];
  findings.push(...ofTheCoe.map((line) => spokenFor(null, line)));
  return [...findings, ...duplicateChildren(facts.answers)];
}

/** V-01 and V-02: what was ticked in 2a, against who the worker is and what the dates say. */
function mannerChecks(facts: InterviewFacts, determination: ChildDetermination): Line[] {
  const move = facts.moves.find(({ id }) => id === determination.childMoveId);
  const worker = facts.workers.find(({ id }) => id === determination.workerId);
  const told = move?.move.manner ?? null;
  const { manner } = determination;
  if (!move || !worker || told === null || manner === null) return [];
  const field = [moveField(move.id, "manner")];
  if ((told === "as") !== (worker.relation === "self") && (manner === "as" || told === "as")) {
    return [needsReview("V-01", told === "as" ? "as-but-not-the-child" : "child-but-not-as", field)];
  }
  return told === manner ? [] : [needsReview("V-02", `dates-say-${manner}`, field, { told })];
}

/** V-03, V-04 and V-05: item 3 follows from the dates, and item 4 is not later. */
function dateChecks(facts: InterviewFacts, determination: ChildDetermination): Line[] {
  const { qad, workerMoveId, childMoveId } = determination;
  const workerMove = facts.moves.find(({ id }) => id === workerMoveId);
  if (qad === null || !workerMove || workerMove.date === null || childMoveId === null) return [];
  return [
    holds("V-03", "follows-from-the-dates", [moveField(childMoveId, "date")], { qadDate: qad }),
    holds("V-05", "item-4-in-time", [moveField(workerMove.id, "date")], {
      workerMovedOn: workerMove.date,
      qadDate: qad,
    }),
  ];
}

/** V-07: the residency date as told, against the one the moves give. */
function residencyChecks(
  facts: InterviewFacts,
  family: JudgedFamily,
  child: Child,
  { qad }: ChildDetermination,
): Line[] {
  const told = usableDate(child.residencyDate);
  if (told === null) return [];
  const computed = residencyFromMoves(facts, family, child);
  if (computed === null || told === computed || qad === null) return [];
  const fields = [childField(child.id, "residencyDate")];
  return [needsReview("V-07", "residency-differs", fields, { toldDate: told, computedDate: computed, qadDate: qad })];
}

/** V-08: nobody is born after the interview. */
function birthChecks(facts: InterviewFacts, child: Child): Line[] {
  const birthDate = usableDate(child.birthDate);
  if (birthDate === null || facts.day === null || birthDate <= facts.day) return [];
  return [needsReview("V-08", "born-after-the-interview", [childField(child.id, "birthDate")], { birthDate })];
}

/** V-04 and V-06: a move dated after the interview, or within one district. */
function moveChecks(facts: InterviewFacts): Line[] {
  const lines: Line[] = [];
  for (const move of facts.moves) {
    if (move.date !== null && facts.day !== null && move.date > facts.day && move.move.arrived !== false) {
      const fields = [moveField(move.id, "date"), "intervieweeSignature.interviewDate"];
      lines.push(
        needsReview("V-04", "move-after-the-interview", fields, { moveDate: move.date, interviewDate: facts.day }),
      );
    }
    const unchanged = compareDistricts(move.from, move.to) === "same" && move.from.adminArea === move.to.adminArea;
    if (unchanged) lines.push(holds("V-06", "from-is-to", [moveField(move.id, "to.schoolDistrict")]));
  }
  return lines;
}

/** V-10 and V-11: item 6 belongs to temporary work only, and a late start is looked at. */
function workChecks(facts: InterviewFacts): Line[] {
  const lines: Line[] = [];
  for (const work of facts.work) {
    const fields = [workField(work.id, "employment"), workField(work.id, "temporaryBasis")];
    const { employment, temporaryBasis } = work;
    if (employment === "seasonal" && temporaryBasis !== null) {
      lines.push(needsReview("V-10", "seasonal-needs-no-basis", fields));
    }
    if (employment === "year-round" && temporaryBasis !== null) {
      lines.push(needsReview("V-10", "basis-is-temporary", fields));
    }
    const move = facts.moves.find(({ id }) => id === work.moveId);
    if (move && isLateStart(facts, move, work)) {
      lines.push(needsReview("V-11", "late-start", [workField(work.id, "engagedDate"), "comments.4a"]));
    }
  }
  return lines;
}
