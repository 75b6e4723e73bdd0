import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrokenRule } from "./broken-rule.ts";
import type { Crashes } from "./crash-points.ts";
import { happen, joinVersions } from "./happenings.ts";
import { decide, handOver } from "./office.ts";
import { round, type SimulatedTablet } from "./tablet.ts";
import { build, living, memoryDisk, type Tally, type Town, weatherOf } from "./town.ts";

/** Most tablets are made known to the State in its office, before they see any weather. */
async function handOut(town: Town): Promise<void> {
  town.network.fair = true;
  for (const tablet of town.tablets) if (town.chance.happens(0.7)) await round(tablet, weatherOf(town, false));
  town.network.fair = false;
}

/** A fair day between the storms: what was sent is decided, and backed up where the State does that. */
async function officeDay(town: Town): Promise<void> {
  town.network.fair = true;
  for (const tablet of living(town)) await round(tablet, weatherOf(town, false));
  for (let n = 0; n < 4; n++) await decide(town);
  if (town.handsOver) await handOver(town);
  for (const tablet of living(town)) await round(tablet, weatherOf(town, false));
  await joinVersions(town);
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

/** What came about in one seed. */
export interface Story {
  readonly tally: Tally;
  readonly crashes: Crashes;
}

/** Runs one seed and hands the town over when the weather has cleared. */
export async function simulate(
  seed: number,
  events: number,
  check: (town: Town) => Promise<void>,
  broken: BrokenRule | null = null,
): Promise<Story> {
  const folder = await mkdtemp(join(memoryDisk, "surco-town-"));
  const town = await build(seed, folder, broken);
  try {
    await handOut(town);
    for (let n = 0; n < events / 2; n++) await happen(town);
    await officeDay(town);
    for (let n = 0; n < events / 2; n++) await happen(town);
    await settle(town);
    await check(town);
    // Everybody sees both versions now. What is joined is told to all, and may hide nothing that was wrong before.
    if (await joinVersions(town)) {
      await settle(town);
      await check(town);
    }
    return { tally: await counted(town), crashes: town.crashes };
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
  const deathsOfState = [...town.crashes.died].filter(([point]) => point.startsWith("state "));
  const stateDeaths = deathsOfState.reduce((sum, [, times]) => sum + times, 0);
  const restores = town.tally.restores + town.network.putBack;
  const { colleagues } = town.network;
  return { ...town.tally, restores, stateDeaths, colleagues, offered: offered.length, forks: forked.length, released };
}

const bodiesOn = async ({ db }: SimulatedTablet): Promise<number> =>
  (await db.revisions.count()) + (await db.attachments.count());
