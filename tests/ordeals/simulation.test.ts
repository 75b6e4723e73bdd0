import { expect, it } from "vitest";
import { checkInvariants } from "../simulation/invariants.ts";
import { simulate } from "../simulation/simulate.ts";
import { gatherStories } from "../simulation/tallies.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// Many seeds, shared out among processes; `npm test` runs its hundred under tests/simulation and only a taste of this.
const { runs, seed } = scale(2);
const [part = 0, parts = 1] = (process.env.ORDEAL_PART ?? "0/1").split("/").map(Number);
const events = 30;
/** Seeds of one line of figures. */
const piece = 100;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

it("[P2] [P4] [P9] [P10] [P11] [P12] [P13] [P21] seed after seed: nothing is lost, nothing is invented, everybody agrees", async () => {
  const violations: string[] = [];
  const all = gatherStories();
  for (let from = seed + part * piece; from < seed + runs; from += parts * piece) {
    const [began, to, here] = [performance.now(), Math.min(from + piece, seed + runs), gatherStories()];
    const before = violations.length;
    for (let each = from; each < to; each++) {
      try {
        const story = await simulate(each, events, checkInvariants);
        here.add(story);
        all.add(story);
      } catch (error) {
        violations.push(`seed ${each}: ${firstLine(error)}`);
        tell("simulation", { "(violated)": violations.at(-1) ?? "" });
      }
    }
    tell(`simulation, seeds ${from} to ${to - 1}`, {
      violations: violations.length - before,
      ...here.tally,
      "deaths at crash points": here.deaths(),
      "": secondsSince(began),
    });
  }
  tell(`simulation, part ${part + 1} of ${parts}`, { violations: violations.length, ...all.tally });
  for (const [point, times] of all.crashes.died) tell("simulation, deaths", { [point]: times });
  tell("simulation, crash points", { "nobody came by": all.missed().join(", ") || "none" });
  expect(violations).toEqual([]);
});
