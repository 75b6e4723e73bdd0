const most = 64;
/** As many words as the row of one COE has, in most of them. */
const few = 32;

/**
 * The list in parts of few different lengths, in its order. A query is compiled once for each length of what it is given
 * (`compiled.ts`), and neither engine takes a list without end.
 */
function partsOf<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let from = 0; from < all.length; from += parts.at(-1)?.length ?? all.length) {
    const left = all.length - from;
    const length = left >= most ? most : Math.min(left, few);
    parts.push(all.slice(from, from + length));
  }
  return parts;
}

/** Asks or writes for a list of any length; nothing for an empty one. Returns the rows of all its parts. */
export async function inParts<T, R>(
  all: readonly T[],
  query: (part: readonly T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const rows: R[] = [];
  for (const part of partsOf(all)) rows.push(...(await query(part)));
  return rows;
}

/** What belongs to each key, in its order. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
