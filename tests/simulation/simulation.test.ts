import { describe, expect, it } from "vitest";
import { readHistory } from "../../sync-server/store/history.ts";
import { rarePoints } from "./crash-points.ts";
import { checkInvariants } from "./invariants.ts";
import { disturb } from "./restless-machine.ts";
import { simulate } from "./simulate.ts";
import { gatherStories } from "./tallies.ts";

// `SEEDS=2000 npx vitest run --project simulation` runs more of them, `SEED=17` replays one.
const one = process.env.SEED;
const many = Number(process.env.SEEDS ?? "100");
const seeds = one === undefined ? Array.from({ length: many }, (_, index) => index + 1) : [Number(one)];
/** With and without a second copy, and in 6 the tablets have real vaults. */
const retold = one === undefined ? [1, 2, 3, 5, 6] : seeds;
const events = Number(process.env.EVENTS ?? "30");

const seen = gatherStories();

describe("[P2] [P4] [P9] [P10] [P11] [P12] [P13] [P21] [P22] many tablets, one State, bad weather", () => {
  it.each(seeds)("seed %i: nothing is lost, nothing is invented, everybody agrees", async (seed) => {
    seen.add(await simulate(seed, events, checkInvariants));
  });

  it.each(retold)(
    "seed %i is one story: on a restless machine too the State's feed ends in the same chain value",
    async (seed) => {
      const end = async () => {
        let chain = "";
        await simulate(seed, events, async ({ state }) => {
          chain = (await readHistory(state.store.reading)).chain;
        });
        return chain;
      };
      const quiet = await end();
      const calm = disturb();
      const restless = await end().finally(calm);
      expect(restless).toBe(quiet);
    },
  );

  it.runIf(seeds.length >= 50)("and the weather really was bad: every kind of harm came about", () => {
    expect(Object.entries(seen.tally).filter(([, times]) => times === 0)).toEqual([]);
    expect(
      seen.missed().filter((point) => !rarePoints.has(point)),
      "crash points that nobody came by",
    ).toEqual([]);
    if (process.env.SEEDS !== undefined) console.info(seen.tally, seen.crashes.died);
  });
});
