import type { Verdict } from "./determination.ts";
import type { Line } from "./trace-line.ts";

/** Lines with their tally, counted once however many pairs they stand in. */
export interface JudgedLines {
  readonly lines: readonly Line[];
  readonly blocked: number;
  readonly unknown: number;
  readonly review: number;
}

export function tallied(lines: readonly Line[]): JudgedLines {
  let blocked = 0;
  let unknown = 0;
  let review = 0;
  for (const { severity } of lines) {
    if (severity === "blocks") blocked++;
    else if (severity === "unknown-yet") unknown++;
    else if (severity === "needs-review") review++;
  }
  return { lines, blocked, unknown, review };
}

/** The strongest decides, as in `verdictOf`. */
export const verdictOfTally = ({ blocked, unknown, review }: Omit<JudgedLines, "lines">): Verdict =>
  blocked > 0 ? "not-eligible" : unknown > 0 ? "not-yet-known" : review > 0 ? "needs-review" : "eligible";
