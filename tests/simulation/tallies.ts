import { Crashes, type CrashPoint, crashPoints } from "./crash-points.ts";
import type { Story } from "./simulate.ts";
import type { Tally } from "./town.ts";

/** What came about in many seeds together. */
interface Stories {
  readonly tally: Partial<Tally>;
  readonly crashes: Crashes;
  add(story: Story): void;
  /** Points at which nobody ever came by. */
  missed(): CrashPoint[];
  /** How often somebody died, and at how many of the points. */
  deaths(): string;
}

export function gatherStories(): Stories {
  const tally: Partial<Tally> = {};
  const crashes = new Crashes();
  return {
    tally,
    crashes,
    add(story) {
      for (const [what, times] of Object.entries(story.tally) as [keyof Tally, number][])
        tally[what] = (tally[what] ?? 0) + times;
      crashes.add(story.crashes);
    },
    missed: () => crashPoints.filter((point) => !crashes.passed.has(point)),
    deaths() {
      const times = [...crashes.died.values()];
      const all = times.reduce((sum, each) => sum + each, 0);
      return `${all} at ${times.length} of ${crashPoints.length}`;
    },
  };
}
