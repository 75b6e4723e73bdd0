import { afterAll, beforeAll, expect, it } from "vitest";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { jpeg } from "../server/picture-making.ts";
import { type Chance, createChance } from "../simulation/chance.ts";
import { recruiter, type StateServer, startState } from "../sync/state-server.ts";
import { newTablet, signedCoe, type Tablet } from "../sync/tablet.ts";
import { type Passing, type Weather, weatherOver } from "../sync/weather.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// `--runs` is the number of tablets: 50 in the long form.
const { runs, seed } = scale(6);
const coesOfOne = 4;

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

interface Storm {
  readonly weather: Weather;
  readonly done: { duplicated: number; late: number; unanswered: number };
  /** What was held back reaches the server in another order, when nobody waits for the answer any more. */
  releaseLate(): Promise<void>;
}

/** One by one, or several together. */
const isSending = ({ init, path }: Passing): boolean => init.method === "PUT" || path === "/v1/batch";

/** Sends twice to five times at once, holds back, and loses answers. Copies carry the same proof, so all but one of them may be refused. */
function stormOf(chance: Chance): Storm {
  const late: Passing[] = [];
  const done = { duplicated: 0, late: 0, unanswered: 0 };
  const lost = () => Promise.reject<Response>(new TypeError("network error"));
  return {
    done,
    weather(passing) {
      if (!isSending(passing)) return null;
      const draw = chance.next();
      if (draw < 0.2) {
        late.push(passing);
        done.late += 1;
        return lost();
      }
      if (draw < 0.35) {
        done.unanswered += 1;
        return passing.go().then(lost);
      }
      if (draw < 0.75) {
        const copies = 2 + chance.whole(4);
        done.duplicated += copies - 1;
        const answers = Array.from({ length: copies }, () => passing.go());
        return Promise.all(answers).then((all) => all[chance.whole(copies)] ?? lost());
      }
      return null;
    },
    async releaseLate() {
      const waiting = late.splice(0).sort(() => chance.next() - 0.5);
      await Promise.all(waiting.map((passing) => passing.go().catch(() => null)));
    },
  };
}

interface Member {
  readonly tablet: Tablet;
  readonly storm: Storm;
  readonly network: ReturnType<typeof weatherOver>;
  readonly made: Set<string>;
}

async function member(index: number, chance: Chance): Promise<Member> {
  const person = recruiter(`r-${index}`);
  const storm = stormOf(chance);
  const network = weatherOver(await state.enter(person));
  const tablet = await newTablet(network, person);
  const made = new Set<string>();
  for (let n = 0; n < coesOfOne; n++) {
    const photo = nameAttachment(jpeg({ notes: [["comment", chance.bytes(30)]] }), "image/jpeg");
    await signedCoe(tablet, `Familia ${index} ${n}`, [photo], person.id);
  }
  const { revisions, attachments } = await unsentIds(tablet.db);
  for (const id of [...revisions, ...attachments]) made.add(id);
  network.weather = storm.weather;
  return { tablet, storm, network, made };
}

const isDrained = async ({ tablet }: Member): Promise<boolean> => {
  const { revisions, attachments } = await unsentIds(tablet.db);
  return revisions.length + attachments.length === 0;
};

const idsHeld = async (): Promise<string[]> => {
  const { reading } = state.store;
  const revisions = await reading.selectFrom("revisions").select("id").execute();
  const attachments = await reading.selectFrom("attachments").select("id").execute();
  return [...revisions, ...attachments].map((row) => row.id).sort();
};

it("[P4] [P10] [P12] duplicates, late arrivals in another order and lost answers from many tablets: the server holds the set that was sent", async () => {
  const began = performance.now();
  const chance = createChance(seed);
  const fleet = await Promise.all(Array.from({ length: runs }, (_, index) => member(index, chance.branch(index))));
  for (let round = 0; round < 6; round++) {
    await Promise.all(fleet.map(({ tablet }) => tablet.round({ byHand: true })));
    await Promise.all(fleet.map(({ storm }) => storm.releaseLate()));
  }
  for (const { network } of fleet) network.weather = () => null;
  let fairRounds = 0;
  while (!(await Promise.all(fleet.map(isDrained))).every(Boolean) && fairRounds < 3) {
    fairRounds += 1;
    await Promise.all(fleet.map(({ tablet }) => tablet.round({ byHand: true })));
  }
  const sent = fleet.flatMap(({ made }) => [...made]).sort();
  const held = await idsHeld();
  const sum = (what: keyof Storm["done"]) => fleet.reduce((all, { storm }) => all + storm.done[what], 0);
  tell("wire, many tablets", {
    "(seed)": seed,
    tablets: runs,
    sent: sent.length,
    held: held.length,
    "more copies": sum("duplicated"),
    "that came late": sum("late"),
    "whose answer was lost": sum("unanswered"),
    "fair rounds to drain": fairRounds,
    "": secondsSince(began),
  });
  for (const harm of ["duplicated", "late", "unanswered"] as const)
    expect(sum(harm), `the storm did no harm: ${harm}`).toBeGreaterThan(0);
  expect(held).toEqual(sent);
  expect((await Promise.all(fleet.map(isDrained))).every(Boolean)).toBe(true);
  const received = await state.store.reading.selectFrom("feed").select("body").where("kind", "=", "received").execute();
  expect(received).toHaveLength(runs * coesOfOne);
  expect(await findBrokenLink(state.store.reading, state.store.server)).toBeNull();
});
