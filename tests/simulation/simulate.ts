import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrokenRule } from "./broken-rule.ts";
import { happen } from "./happenings.ts";
import { decide } from "./office.ts";
import { round, type SimulatedTablet } from "./tablet.ts";
import { build, living, memoryDisk, type Tally, type Town, weatherOf } from "./town.ts";

/** A fair day between the storms: what was sent is decided, and backed up where the State does that. */
async function officeDay(town: Town): Promise<void> {
  town.network.fair = true;
  for (const tablet of living(town)) await round(tablet, weatherOf(town, false));
  for (let n = 0; n < 4; n++) await decide(town);
  for (const tablet of living(town)) await round(tablet, weatherOf(town, false));
  await town.state.backUp(town.securing);
  town.network.fair = false;
}

/** The weather clears: everyone runs rounds until nothing moves any more. */
async function settle(town: Town): Promise<void> {
  await town.network.deliverLate(true);
  town.network.fair = true;
  for (let pass = 0; pass < 12; pass++) {
    town.network.bodies = 0;
    let moved = 0;
    for (const tablet of living(town)) {
      const report = await round(tablet, weatherOf(town, false));
      // Whoever is new to the State is told so, and comes back as somebody else.
      if (report?.problem === "device-unknown" && pass === 0) moved += 1;
      else if (report?.problem) throw new Error(`a quiet round on ${tablet.name} ended with ${report.problem}`);
      moved += (report?.sent ?? 0) + (report?.received ?? 0);
    }
    if (moved === 0 && pass > 0) return;
  }
  throw new Error("the town never came to rest");
}

/** Runs one seed and hands the town over when the weather has cleared. */
export async function simulate(
  seed: number,
  events: number,
  check: (town: Town) => Promise<void>,
  broken: BrokenRule | null = null,
): Promise<Tally> {
  const folder = await mkdtemp(join(memoryDisk, "surco-town-"));
  const town = await build(seed, folder, broken);
  try {
    for (let n = 0; n < events / 2; n++) await happen(town);
    await officeDay(town);
    for (let n = 0; n < events / 2; n++) await happen(town);
    await settle(town);
    await check(town);
    return await counted(town);
  } finally {
    await town.turns.still();
    town.turns.end();
    for (const tablet of town.tablets) await tablet.db.delete().catch(() => undefined);
    await town.state.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One more quiet round of everybody; returns the bodies that moved. */
export async function quietRound(town: Town): Promise<number> {
  town.network.bodies = 0;
  for (const tablet of living(town)) await round(tablet, weatherOf(town, false));
  return town.network.bodies;
}

async function counted(town: Town): Promise<Tally> {
  const { reading } = town.state.store;
  const forked = await reading.selectFrom("coes").select("coe_id").where("forked", "=", 1).execute();
  const offered = await reading.selectFrom("offered_decisions").select("name").execute();
  let released = 0;
  for (const tablet of living(town)) released += tablet.saved.size - (await bodiesOn(tablet));
  return { ...town.tally, offered: offered.length, forks: forked.length, released };
}

const bodiesOn = async ({ db }: SimulatedTablet): Promise<number> =>
  (await db.revisions.count()) + (await db.attachments.count());
