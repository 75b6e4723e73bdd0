/** Repeatable chance: the same seed gives the same caseload on every machine. */
export interface Chance {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** 32 hex digits, shaped as the ids that tablets mint. */
  readonly id: () => string;
}

/** Mulberry32 (Tommy Ettinger): 32 bits of state, plenty for a caseload that only has to look lifelike. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    pick: <T>(list: readonly T[]): T => {
      const picked = list[below(Math.max(1, list.length))];
      if (picked === undefined) throw new RangeError("nothing to pick from");
      return picked;
    },
    id: () => Array.from({ length: 4 }, () => next().toString(16).padStart(8, "0")).join(""),
  };
}
