import { workField } from "../coe/field-path.ts";
import type { Work } from "../coe/qualifying-moves.ts";
import type { Engagement } from "./soon-after.ts";
import { blocks, holds, type Line, unknownYet } from "./trace-line.ts";

/** New to this move: the same job simply continued is not; a new season with last year's employer is. */
export function newEmploymentLines(work: Work, engagement: Engagement): Line[] {
  const field = workField(work.id, "newEmployment");
  if (work.newEmployment === false) return [blocks("R-35", "same-job-continued", [field])];
  if (work.newEmployment === null && engagement === "engaged") return [unknownYet("R-35", "missing", [field])];
  return [holds("R-35", "new-employment", [field])];
}
