const shortest = 2_000;
const longest = 15 * 60_000;

/** Two seconds after the first failure, doubling to a quarter of an hour; between half of that and all of it (P12). */
export function waitAfter(tries: number, chance: number, askedMs: number | null = null): number {
  const whole = Math.min(longest, shortest * 2 ** Math.min(tries - 1, 20));
  return Math.max(Math.round(whole * (0.5 + chance / 2)), Math.min(askedMs ?? 0, 24 * 3_600_000));
}

/** Whether something may be tried now. A clock that was set back does not keep work waiting (P20). */
export const isDue = (nextAt: number, now: number): boolean => nextAt <= now || nextAt - now > 25 * 3_600_000;
