import { ageOn } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import { workerField } from "../coe/field-path.ts";
import type { Worker } from "../coe/qualifying-moves.ts";
import { type MoveFacts, usableDate } from "./interview-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** Below it, a child named as its own worker is looked at by the reviewer; Alaska accepts own workers from this age. */
const ownWorkerAge = 14;

/** Through whom the child qualifies. */
export function relationLines(child: Child, worker: Worker, move: MoveFacts): Line[] {
  const field = workerField(worker.id, "relation");
  switch (worker.relation) {
    case null:
      return [unknownYet("R-07", "relation-missing", [field])];
    case "parent":
    case "step-parent":
      return [holds("R-07", "parent", [field])];
    case "guardian":
      return [holds("R-07", "guardian", [field])];
    case "other-relative":
      // Item 2b knows the child, a parent or guardian, and the spouse: who acts as a parent is a guardian.
      return [blocks("R-07", "other-relative", [field]), holds("R-08", "not-a-spouse", [field])];
    case "spouse":
      return [holds("R-08", "spouse", [field])];
    case "partner":
      return [blocks("R-08", "partner", [field])];
    case "self":
      return [ownWorkerLine(child, worker, move)];
  }
}

function ownWorkerLine(child: Child, worker: Worker, move: MoveFacts): Line {
  const field = workerField(worker.id, "relation");
  const birthDate = usableDate(child.birthDate);
  if (birthDate !== null && move.date !== null && birthDate <= move.date) {
    const age = ageOn(birthDate, move.date);
    if (age < ownWorkerAge) return needsReview("R-09", "very-young-worker", [field], { age });
  }
  return holds("R-09", "own-worker", [field]);
}
