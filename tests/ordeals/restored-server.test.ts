import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { engines, type ServedState } from "../postgres/served-state.ts";
import { startProcess } from "../server/server-process.ts";
import { createChance } from "../simulation/chance.ts";
import { type Front, type Member, member, restoreOnce, review, type Told } from "./restored-state.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// `--runs` is the number of States, each with its own tablets; each is restored several times.
const { runs, seed, isLong } = scale(1);
const tablets = isLong ? 12 : 3;
const restores = isLong ? 3 : 1;
/** Between two deeds of the administrator, so many more receipts are given: by what happened, not by the clock. */
const work = isLong ? 60 : 8;

const enough = (told: Told, more: number): Promise<void> => {
  const goal = told.receipted.size + more;
  return expect.poll(() => told.receipted.size, { interval: 20, timeout: 300_000 }).toBeGreaterThanOrEqual(goal);
};

const isDrained = async ({ tablet }: Member): Promise<boolean> => {
  const { revisions, attachments } = await unsentIds(tablet.db);
  return revisions.length + attachments.length === 0;
};

/** Rounds until all is told to everybody and nothing is left to be sent or offered; each tablet has its turn in each. */
async function settle(crew: readonly Member[]): Promise<number> {
  for (let rounds = 1; rounds <= 12; rounds += 1) {
    const sent = await Promise.all(crew.map((each) => each.round()));
    const drained = await Promise.all(crew.map(isDrained));
    if (rounds > 2 && drained.every(Boolean) && sent.every((count) => count === 0)) return rounds;
  }
  throw new Error("the tablets do not come to rest");
}

/** What the database holds in the end, against what everybody was told at any moment. */
async function found(state: ServedState, crew: readonly Member[], told: Told) {
  const both = "select id, seq, chain from revisions union all select id, seq, chain from attachments";
  const held = await state.rows<{ id: string; seq: number; chain: string }>(both);
  const places = new Map(held.map((row) => [row.id, row] as const));
  const receipts = (await Promise.all(crew.map(({ tablet }) => tablet.db.receipts.toArray()))).flat();
  const isOtherPlace = ({ id, receipt }: (typeof receipts)[number]) =>
    places.get(id)?.seq !== receipt.seq || places.get(id)?.chain !== receipt.chain;
  const standing = (await state.rows<{ id: string }>("select id from reviews")).map(({ id }) => id);
  const offers = (await state.rows<{ id: string }>("select review_id as id from offered_decisions")).map(
    ({ id }) => id,
  );
  return {
    held: held.length,
    lost: [...told.receipted].filter((id) => !places.has(id)).length,
    twice: held.length - places.size,
    "at another place than its receipt says": receipts.filter(isOtherPlace).length,
    offered: offers.filter((id) => !standing.includes(id)).length,
    "decisions that nobody offered": [...told.decisions].filter((id) => ![...standing, ...offers].includes(id)).length,
    "faults of the chains": (await state.findings()).length,
  };
}

const nothingWrong = {
  lost: 0,
  twice: 0,
  "at another place than its receipt says": 0,
  "decisions that nobody offered": 0,
  "faults of the chains": 0,
};

/** How many pieces are sent although all of them were. */
async function sentInQuiet(crew: readonly Member[]): Promise<number> {
  let sent = 0;
  for (const { network, round } of crew) {
    network.log.length = 0;
    expect(await round()).toBe(0);
    sent += network.log.filter((line) => line.startsWith("PUT") || line === "POST /v1/batch").length;
  }
  return sent;
}

const sums = (all: Readonly<Record<string, number>>, more: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.keys(more).map((what) => [what, (all[what] ?? 0) + (more[what] ?? 0)]));

// In small, both engines stand in tests/sync/restored-server.test.ts.
describe.each(isLong ? engines : engines.slice(0, 1))("on $name", ({ name, isMissing, start }) => {
  describe.skipIf(isMissing())("a server that is restored again and again", () => {
    let engine: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      engine = await start();
    });
    afterAll(() => engine?.stop());

    const live = async (life: number) => {
      const chance = createChance(seed + life);
      const state = await engine.open();
      const front: Front = { server: await startProcess(state.folder, state.environment) };
      const told: Told = { receipted: new Set(), decisions: new Set(), open: [] };
      let over = false;
      try {
        const places = Array.from({ length: tablets }, (_, index) => index);
        const crew = await Promise.all(places.map((index) => member(front, index, chance.branch(index), told)));
        const deciding = review(front, chance.branch(tablets), told, () => over);
        const working = crew.map((each) => each.work(() => over));
        try {
          for (let restore = 0; restore < restores; restore += 1) {
            await enough(told, work);
            const said = await state.command("backup", join(state.folder, "copies"));
            expect(said).toMatchObject({ code: 0 });
            await enough(told, work);
            await expect.poll(() => told.decisions.size, { timeout: 300_000 }).toBeGreaterThan(restore);
            await restoreOnce(state, front, chance);
          }
          await enough(told, work);
        } finally {
          over = true;
          await Promise.all(working);
        }
        const decided = await deciding;
        const rounds = await settle(crew);
        const quiet = await sentInQuiet(crew);
        const figures = await found(state, crew, told);
        return {
          receipted: told.receipted.size,
          decided,
          "rounds to rest": rounds,
          "sent when all was": quiet,
          ...figures,
        };
      } finally {
        over = true;
        front.server?.process.kill("SIGKILL");
        await state.clear();
      }
    };

    it("[P9] [P11] [P13] [F25] while tablets go on: all that was ever receipted is held once, and decisions that were lost are offered back", async () => {
      const began = performance.now();
      let sum: Record<string, number> = {};
      for (let life = 0; life < runs; life += 1) {
        sum = sums(sum, await live(life));
        const about = { "(seed)": seed + life, tablets, restores: (life + 1) * restores };
        tell(`restored-server, ${name}`, { ...about, ...sum, "": secondsSince(began) });
      }
      expect(sum).toMatchObject({ ...nothingWrong, "sent when all was": 0 });
    });
  });
});
