/** What a list of measured times says. Times in milliseconds. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly worst: number;
  readonly count: number;
}

export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99), worst: at(1), count: sorted.length };
}

export const medianOf = (values: readonly number[]): number => spreadOf(values).median;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Runs `work` on every element, `width` at a time, each worker taking the next free element. */
export async function inParallel<T>(
  elements: readonly T[],
  width: number,
  work: (element: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < elements.length; index = next++) await work(elements[index] as T);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
