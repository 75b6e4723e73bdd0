import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import type { Instant } from "../../src/domain/base/instant.ts";
import { protocolVersion } from "../../src/domain/protocol/hello.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { morning } from "../storage/made.ts";
import { recruiter, reviewer } from "../sync/state-server.ts";
import { type BrokenRule, needsHarm } from "./broken-rule.ts";
import { type Chance, createChance } from "./chance.ts";
import { Crashes } from "./crash-points.ts";
import { createNetwork, type Network } from "./network.ts";
import { openState, type State } from "./state.ts";
import { keyNumber, type RoundWeather, type SimulatedTablet, startTablet } from "./tablet.ts";
import { createTurns, type Turns } from "./turns.ts";

/** A recruiter with two tablets, another with one, a reviewer, the State, and the weather between them. */
export interface Town {
  readonly seed: number;
  readonly chance: Chance;
  readonly state: State;
  readonly network: Network;
  readonly turns: Turns;
  readonly tablets: readonly SimulatedTablet[];
  readonly securing: boolean;
  /** COEs go from one recruiter to the other here. */
  readonly handsOver: boolean;
  /** What somebody here does wrong on purpose. */
  readonly broken: BrokenRule | null;
  readonly tally: Tally;
  readonly crashes: Crashes;
}

const nothingYet = {
  deaths: 0,
  stateDeaths: 0,
  restores: 0,
  destroyed: 0,
  /** Tablets whose storage was emptied, and how many of them had a second copy. */
  evicted: 0,
  healed: 0,
  decisions: 0,
  approved: 0,
  overturned: 0,
  /** COEs that were handed to the other recruiter. */
  handed: 0,
  /** Decisions that a restored server had lost and that were offered back. */
  offered: 0,
  /** Rounds after which the State had every version and not every photo of them. */
  waiting: 0,
  forks: 0,
  joined: 0,
  released: 0,
  late: 0,
  /** Rounds in which somebody else had signed in before the tablet knew of them. */
  colleagues: 0,
};

/** What the weather did, so that a test can tell a storm from a calm. */
export type Tally = Record<keyof typeof nothingYet, number>;

/** Processes die here, disks do not: a disk in memory, where there is one, saves the waiting. */
export const memoryDisk = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export const living = (town: Town): SimulatedTablet[] => town.tablets.filter((tablet) => !tablet.destroyed);

export const weatherOf = (town: Town, deadly: boolean): RoundWeather => ({
  network: town.network,
  deadly,
  retentionDays: town.securing || town.broken === "released without secured" ? -1_000 : null,
  broken: town.broken,
  crashes: town.crashes,
});

/** The State, its people, and two or three tablets that nobody has written on. */
export async function build(seed: number, folder: string, broken: BrokenRule | null): Promise<Town> {
  const chance = createChance(seed);
  const fate = chance.branch(93);
  const hasVaults = fate.happens(1 / 8);
  let ticks = Date.parse(morning);
  const now = () => {
    ticks += 1000;
    return new Date(ticks).toISOString() as Instant;
  };
  const crashes = new Crashes();
  const speaks = hasVaults ? protocolVersion.max : 1;
  const state = await openState(folder, chance.branch(90), { now, broken, crashes, speaks });
  const people = [recruiter("r-1"), recruiter("r-2"), reviewer()];
  const holders = [recruiter("r-1"), recruiter("r-1"), recruiter("r-2")];
  await state.store.write(async (db) => {
    for (const person of people) await addPerson(db, state.store, person);
  });
  const turns = createTurns(chance.branch(92));
  const tablets: SimulatedTablet[] = [];
  for (const [index, person] of holders.entries()) {
    const equipment = { key: keyNumber(index), hasVault: hasVaults, hasSecondCopy: fate.happens(0.3) };
    tablets.push(await startTablet(`town-${seed}-tablet-${index}`, person, chance.branch(index), turns, equipment));
  }
  const harsh = broken !== null && needsHarm.has(broken);
  const network = createNetwork(state, { chance: chance.branch(91), turns, people, harsh });
  const securing = chance.happens(0.6);
  const handsOver = broken === null && fate.happens(1 / 3);
  const tally = { ...nothingYet };
  return { seed, chance, state, network, turns, tablets, securing, handsOver, broken, tally, crashes };
}
