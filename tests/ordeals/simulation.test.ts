import { expect, it } from "vitest";
import { checkInvariants } from "../simulation/invariants.ts";
import { simulate } from "../simulation/simulate.ts";
import type { Tally } from "../simulation/town.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// Many seeds, shared out among processes; `npm test` runs its hundred under tests/simulation and only a taste of this.
const { runs, seed } = scale(2);
const [part = 0, parts = 1] = (process.env.ORDEAL_PART ?? "0/1").split("/").map(Number);
const events = 30;

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

it("[P2] [P4] [P9] [P10] [P11] [P12] [P13] [P21] seed after seed: nothing is lost, nothing is invented, everybody agrees", async () => {
  const began = performance.now();
  const tally: Partial<Tally> = {};
  const violations: string[] = [];
  let done = 0;
  const report = () =>
    tell(`simulation, part ${part + 1} of ${parts}`, {
      "(first seed)": seed,
      seeds: done,
      violations: violations.length,
      ...tally,
      "": secondsSince(began),
    });
  for (let each = seed + part; each < seed + runs; each += parts) {
    try {
      for (const [what, times] of Object.entries(await simulate(each, events, checkInvariants)) as [
        keyof Tally,
        number,
      ][])
        tally[what] = (tally[what] ?? 0) + times;
    } catch (error) {
      violations.push(`seed ${each}: ${firstLine(error)}`);
      tell("simulation", { "(violated)": violations.at(-1) ?? "" });
    }
    done += 1;
    if (done % 500 === 0) report();
  }
  report();
  expect(violations).toEqual([]);
});
