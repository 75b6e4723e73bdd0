/**
 * How much of an ordeal is undergone: a short form inside `npm test`, the long one by `npm run ordeal -- NAME --runs N --seed S`.
 * What chance decided is named by the seed, which is always told.
 */
export interface Scale {
  readonly runs: number;
  readonly seed: number;
  readonly isLong: boolean;
}

export function scale(shortRuns: number): Scale {
  const { ORDEAL_RUNS: runs, ORDEAL_SEED: seed } = process.env;
  return { runs: Number(runs ?? shortRuns), seed: Number(seed ?? "1"), isLong: runs !== undefined };
}

/** One line of figures, as they were counted. */
export function tell(ordeal: string, figures: Readonly<Record<string, number | string>>): void {
  const words = Object.entries(figures).map(([name, figure]) => `${figure} ${name}`);
  process.stdout.write(`ordeal ${ordeal}: ${words.join(", ")}\n`);
}

export const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`;
