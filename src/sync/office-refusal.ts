import type { Result } from "../domain/base/result.ts";
import type { TransportProblem } from "./transport.ts";

/** Why the office gave no answer that can be used. */
export type OfficeProblem = TransportProblem;

/** A problem in the shape that a query can throw. */
export class OfficeFailure extends Error {
  readonly problem: OfficeProblem;
  constructor(problem: OfficeProblem) {
    super(problem.code === "refused" ? problem.problem : problem.code);
    this.problem = problem;
  }
}

export function given<T>(answer: Result<T, OfficeProblem>): T {
  if (!answer.ok) throw new OfficeFailure(answer.error);
  return answer.value;
}

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
