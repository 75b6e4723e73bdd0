// The parts of a row of codes as people name them to each other across a table: counted from 1, "3, 17-20".

/** "3, 17-20" for the places 2, 16, 17, 18, 19. Two that follow each other are named as two. */
export function partNumbers(places: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const place of places.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && place <= last.to + 1) last.to = place;
    else runs.push({ from: place, to: place });
  }
  return runs
    .map(({ from, to }) => {
      if (from === to) return `${from + 1}`;
      return to === from + 1 ? `${from + 1}, ${to + 1}` : `${from + 1}-${to + 1}`;
    })
    .join(", ");
}

/** The places that were named, in their order; null where something in it names none of `count` parts. Nothing named is an empty list. */
export function placesNamed(text: string, count: number): number[] | null {
  const words = text
    .replace(/\s*[-–—]\s*/g, "-")
    .split(/[\s,;.]+/)
    .filter((word) => word !== "");
  const places = new Set<number>();
  for (const word of words) {
    const named = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(word);
    const from = Number(named?.[1]);
    const to = Number(named?.[2] ?? named?.[1]);
    if (named === null || from < 1 || to < from || to > count) return null;
    for (let number = from; number <= to; number++) places.add(number - 1);
  }
  return [...places].toSorted((a, b) => a - b);
}
