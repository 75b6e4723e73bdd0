import type { TransportProblem } from "./transport.ts";

/** Why an office question was not answered, as a screen tells it. */
export interface OfficeRefusal {
  /** A code of the catalogue of problems, or `not-reached`. */
  readonly code: string;
  /** How long to wait before the next try; 0 where waiting does not help. */
  readonly seconds: number;
  /** Of a refused password: short, long, common or guessable. */
  readonly why: string | null;
}

export const notReached: OfficeRefusal = { code: "not-reached", seconds: 0, why: null };

export function refusalOf(problem: TransportProblem): OfficeRefusal {
  if (problem.code !== "refused") return { ...notReached };
  const { details, retryAfterMs } = problem;
  const seconds = typeof details.seconds === "number" ? details.seconds : (retryAfterMs ?? 0) / 1000;
  const why = typeof details.why === "string" ? details.why : null;
  return { code: problem.problem, seconds: Math.ceil(seconds), why };
}
