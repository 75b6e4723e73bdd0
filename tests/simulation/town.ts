import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "../../src/domain/base/id.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { readDraft } from "../../src/storage/drafts.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { morning } from "../storage/made.ts";
import { recruiter, reviewer } from "../sync/state-server.ts";
import { type BrokenRule, needsHarm } from "./broken-rule.ts";
import { type Chance, createChance } from "./chance.ts";
import { createNetwork, type Network } from "./network.ts";
import { openState, type State } from "./state.ts";
import {
  correct,
  type RoundWeather,
  restart,
  round,
  type SimulatedTablet,
  sign,
  startTablet,
  type,
  workingCopies,
  writeCoe,
} from "./tablet.ts";

/** A recruiter with two tablets, another with one, a reviewer, the State, and the weather between them. */
export interface Town {
  readonly seed: number;
  readonly chance: Chance;
  readonly state: State;
  readonly network: Network;
  readonly tablets: readonly SimulatedTablet[];
  readonly securing: boolean;
  /** What somebody here does wrong on purpose. */
  readonly broken: BrokenRule | null;
  readonly tally: Tally;
}

/** What the weather did, so that a test can tell a storm from a calm. */
export type Tally = Record<"deaths" | "restores" | "destroyed" | "decisions" | "forks" | "released" | "late", number>;

/** Processes die here, disks do not: a disk in memory, where there is one, saves the waiting. */
const memoryDisk = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

export const living = (town: Town): SimulatedTablet[] => town.tablets.filter((tablet) => !tablet.destroyed);

const weatherOf = (town: Town, deadly: boolean): RoundWeather => ({
  network: town.network,
  deadly,
  retentionDays: town.securing || town.broken === "released without secured" ? -1_000 : null,
  broken: town.broken,
});

async function build(seed: number, folder: string, broken: BrokenRule | null): Promise<Town> {
  const chance = createChance(seed);
  let ticks = Date.parse(morning);
  const now = () => {
    ticks += 1000;
    return new Date(ticks).toISOString() as Instant;
  };
  const state = await openState(folder, chance.branch(90), now, broken);
  const people = [recruiter("r-1"), recruiter("r-1"), recruiter("r-2")];
  await state.store.write(async (db) => {
    for (const person of [recruiter("r-1"), recruiter("r-2"), reviewer()]) await addPerson(db, state.store, person);
  });
  const tablets: SimulatedTablet[] = [];
  for (const [index, person] of people.entries()) {
    tablets.push(await startTablet(`town-${seed}-tablet-${index}`, person, chance.branch(index)));
  }
  const tally: Tally = { deaths: 0, restores: 0, destroyed: 0, decisions: 0, forks: 0, released: 0, late: 0 };
  const network = createNetwork(state, chance.branch(91), broken !== null && needsHarm.has(broken));
  return { seed, chance, state, network, tablets, securing: chance.happens(0.6), broken, tally };
}

/** One thing that happens. The numbers are how often. */
const happenings: readonly (readonly [number, (town: Town, tablet: SimulatedTablet) => Promise<unknown>])[] = [
  [14, (_, tablet) => writeCoe(tablet)],
  [10, (_, tablet) => onWorkingCopy(tablet, type)],
  [16, (_, tablet) => onWorkingCopy(tablet, sign)],
  [8, (_, tablet) => correct(tablet, false)],
  [3, (_, tablet) => correct(tablet, true)],
  [5, (town) => fork(town)],
  [26, (town, tablet) => stormyRound(town, tablet)],
  [5, (town) => Promise.all(living(town).map((tablet) => stormyRound(town, tablet)))],
  [8, (town) => decide(town)],
  [4, (town) => lateDelivery(town)],
  [3, async (_, tablet) => restart(tablet)],
  [5, async (_, tablet) => passTime(tablet)],
  [5, (town) => town.state.backUp(town.securing)],
  [5, (town) => restore(town)],
  [0.7, async (town, tablet) => destroy(town, tablet)],
];

async function stormyRound(town: Town, tablet: SimulatedTablet): Promise<void> {
  if ((await round(tablet, weatherOf(town, true))) === null) town.tally.deaths += 1;
}

async function lateDelivery(town: Town): Promise<void> {
  town.tally.late += town.network.late.length;
  await town.network.deliverLate(false);
}

/** One recruiter takes up the same COE on both tablets. */
async function fork(town: Town): Promise<void> {
  const [here, there] = living(town).filter((tablet) => tablet.person.id === "r-1");
  if (!here || !there) return;
  const coeId = await correct(here, true);
  if (coeId === null || (await correct(there, true, coeId)) === null) return;
  for (const tablet of [here, there]) {
    const draft = await readDraft(tablet.db, coeId);
    if (draft?.stage === "draft") await (town.chance.happens(0.5) ? sign : type)(tablet, draft);
  }
}

async function onWorkingCopy(
  tablet: SimulatedTablet,
  act: (tablet: SimulatedTablet, draft: Parameters<typeof type>[1]) => Promise<void>,
): Promise<void> {
  const draft = tablet.chance.pick(await workingCopies(tablet));
  if (draft) await act(tablet, draft);
}

async function passTime(tablet: SimulatedTablet): Promise<void> {
  tablet.clockMs += tablet.chance.pick([60_000, 3_600_000, 86_400_000, 9 * 86_400_000, -86_400_000]) ?? 0;
}

async function restore(town: Town): Promise<void> {
  if (await town.state.restoreLast()) town.tally.restores += 1;
}

function destroy(town: Town, tablet: SimulatedTablet): void {
  if (living(town).length === 1) return;
  tablet.destroyed = true;
  town.tally.destroyed += 1;
}

async function decide(town: Town): Promise<void> {
  const coes = await town.state.store.reading
    .selectFrom("coes")
    .select(["coe_id", "heads"])
    .orderBy("coe_id")
    .execute();
  const coe = town.chance.pick(coes);
  const head = coe && (JSON.parse(coe.heads) as string[])[0];
  if (!coe || !head) return;
  const decision = town.chance.pick(["returned", "returned", "denied", "approved"]);
  const review = {
    reviewId: newId((length) => town.chance.bytes(length)),
    coeId: coe.coe_id,
    revisionId: head,
    decision,
    reasons: decision === "approved" ? [] : ["other"],
    note: "Please look again.",
    comments: decision === "returned" ? [{ field: "familyData.city", text: "Which city?" }] : [],
    overturns: null,
  };
  const body = new TextEncoder().encode(JSON.stringify(review));
  const answer = await town.state.handle({ person: reviewer(), method: "POST", path: "/v1/reviews", body });
  if (answer.status < 300) town.tally.decisions += 1;
}

async function happen(town: Town): Promise<void> {
  const whole = happenings.reduce((sum, [often]) => sum + often, 0);
  let draw = town.chance.next() * whole;
  for (const [often, act] of happenings) {
    draw -= often;
    if (draw >= 0) continue;
    const tablet = town.chance.pick(living(town));
    if (tablet) await act(town, tablet);
    return;
  }
}

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
      if (report?.problem) throw new Error(`a quiet round on ${tablet.name} ended with ${report.problem}`);
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
  const forked = await town.state.store.reading.selectFrom("coes").select("coe_id").where("forked", "=", 1).execute();
  let released = 0;
  for (const tablet of living(town)) released += tablet.saved.size - (await bodiesOn(tablet));
  return { ...town.tally, forks: forked.length, released };
}

const bodiesOn = async ({ db }: SimulatedTablet): Promise<number> =>
  (await db.revisions.count()) + (await db.attachments.count());
