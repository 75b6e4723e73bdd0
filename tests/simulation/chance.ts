/** Chance that repeats: the same seed draws the same numbers (mulberry32). */
export interface Chance {
  next(): number;
  whole(below: number): number;
  happens(probability: number): boolean;
  pick<T>(from: readonly T[]): T | undefined;
  bytes(length: number): Uint8Array;
  /** Another stream, so that one tablet's draws do not move another's. */
  branch(name: number): Chance;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    next,
    whole,
    happens: (probability) => next() < probability,
    pick: (from) => (from.length === 0 ? undefined : from[whole(from.length)]),
    bytes: (length) => Uint8Array.from({ length }, () => whole(256)),
    branch: (name) => createChance(Math.imul(seed + 1, 2654435761) ^ Math.imul(name + 1, 40503)),
  };
}
