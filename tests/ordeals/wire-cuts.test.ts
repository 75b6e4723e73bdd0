import { afterAll, beforeAll, expect, it } from "vitest";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { jpeg } from "../server/picture-making.ts";
import { createChance } from "../simulation/chance.ts";
import { recruiter, type StateServer, startState } from "../sync/state-server.ts";
import { newTablet, signedCoe, type Tablet } from "../sync/tablet.ts";
import { CuttingLine } from "./cutting-line.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// The long form cuts answers at every seventh byte, and requests at as many places as runs were asked for (500).
const { runs, seed, isLong } = scale(20);
const chance = createChance(seed);

let state: StateServer;
let line: CuttingLine;
let tablet: Tablet;
beforeAll(async () => {
  state = await startState();
  line = new CuttingLine(state.address);
  await line.listen();
  tablet = await newTablet(line.carrier(await state.cookieOf(recruiter())));
});
afterAll(async () => {
  line.close();
  await state.stop();
});

let photographed = 0;
const photo = () => {
  photographed += 1;
  const note = new TextEncoder().encode(`photo ${seed} ${photographed}`);
  return nameAttachment(jpeg({ notes: [["comment", note]] }), "image/jpeg");
};

const heldOf = async (ids: readonly string[]): Promise<string[]> => {
  const { reading } = state.store;
  const revisions = await reading.selectFrom("revisions").select("id").where("id", "in", ids).execute();
  const attachments = await reading.selectFrom("attachments").select("id").where("id", "in", ids).execute();
  return [...revisions, ...attachments].map((row) => row.id);
};

const allUnsent = async () => {
  const { revisions, attachments } = await unsentIds(tablet.db);
  return [...revisions, ...attachments];
};

/** Sends what waits over a line that is whole, and compares: each once. Gives how many are held now. */
async function heals(sent: readonly string[]): Promise<number> {
  line.cut = null;
  for (let rounds = 0; (await allUnsent()).length > 0 && rounds < 3; rounds++) await tablet.round({ byHand: true });
  expect(await allUnsent()).toEqual([]);
  const held = await heldOf(sent);
  expect(held.sort()).toEqual([...sent].sort());
  return held.length;
}

/** The shortest whole request and answer of this kind: how long they are differs by a digit or two. */
async function measured(what: "PUT /v1/revisions" | "PUT /v1/attachments") {
  await signedCoe(tablet, "Medida", [photo()]);
  await heals(await allUnsent());
  const whole = line.whole.filter(({ start }) => start.startsWith(what));
  return { there: Math.min(...whole.map((one) => one.there)), back: Math.min(...whole.map((one) => one.back)) };
}

it("[P4] [P9] an answer that breaks off after the server committed: the same again, and one record", async () => {
  const began = performance.now();
  const { back } = await measured("PUT /v1/revisions");
  const step = isLong ? 7 : Math.ceil(back / 12);
  let [cuts, believed, made, healed] = [0, 0, 0, 0];
  for (let after = isLong ? 0 : chance.whole(step); after < back; after += step) {
    await signedCoe(tablet, `Corte ${after}`, [photo()]);
    const sent = await allUnsent();
    line.cut = { what: "PUT /v1/", way: "back", after };
    await tablet.round({ byHand: true });
    const held = new Set(await heldOf(sent));
    const waiting = new Set(await allUnsent());
    // No receipt without its row. A row without a receipt is what an answer that was lost leaves behind.
    const believedNow = sent.filter((id) => !waiting.has(id));
    expect(
      believedNow.filter((id) => !held.has(id)),
      `receipts without a row, cut at byte ${after}`,
    ).toEqual([]);
    expect(held.size, `the server heard everything, cut at byte ${after}`).toBeGreaterThan(0);
    believed += believedNow.length;
    healed += await heals(sent);
    made += sent.length;
    cuts += 1;
  }
  expect(await findBrokenLink(state.store.reading, state.store.server)).toBeNull();
  const figures = { "(seed)": seed, cuts, "bytes of an answer": back, "believed although cut": believed, made };
  tell("wire, answers cut", { ...figures, "held once each": healed, "": secondsSince(began) });
});

it.each(["PUT /v1/revisions", "PUT /v1/attachments"] as const)(
  "[P4] a request that breaks off is no record, wherever it does: %s",
  async (what) => {
    const began = performance.now();
    const { there } = await measured(what);
    await signedCoe(tablet, "Mitad", [photo()]);
    const made = await allUnsent();
    const cuts = Math.ceil(runs / 2);
    // Its COE's version goes ahead of a photo.
    const before = what === "PUT /v1/revisions" ? 0 : 1;
    let half = 0;
    for (let place = 0; place < cuts; place++) {
      line.cut = { what, way: "there", after: Math.floor((place * (there - 1)) / cuts) };
      await tablet.round({ byHand: true });
      half += (await heldOf(made)).length - before;
      expect(half, `cut at byte ${line.cut.after}`).toBe(0);
    }
    const healed = await heals(made);
    expect(await findBrokenLink(state.store.reading, state.store.server)).toBeNull();
    const figures = { "(seed)": seed, cuts, "bytes of a request": there, "half records": half };
    tell(`wire, requests cut, ${what}`, { ...figures, "held once each after it": healed, "": secondsSince(began) });
  },
);

/** Noise, so that it is as long sealed as it is open. */
const longPhoto = () => {
  const notes = [1, 2, 3].map(() => ["comment", crypto.getRandomValues(new Uint8Array(45_000))] as const);
  return nameAttachment(jpeg({ notes }), "image/jpeg");
};

/** Head and answer of a request, generously. */
const around = 2500;
const piece = 65_536;

it.each(["there", "back"] as const)(
  "[P4] [P12] a photo in pieces goes on where the line broke, wherever that was: on the way %s",
  async (way) => {
    const began = performance.now();
    line.cut = null;
    const cuts = Math.ceil(runs / 2);
    const size = longPhoto().bytes.length;
    const requests = Math.ceil(size / piece);
    const end = way === "there" ? size + requests * 1000 : requests * 400;
    let [broken, most] = [0, 0];
    for (let place = 0; place < cuts; place++) {
      await signedCoe(tablet, `Foto ${way} ${place}`, [longPhoto()]);
      const made = await allUnsent();
      line.bytesOfAttachments = 0;
      line.cut = { what: "PUT /v1/attachments", way, after: 1 + Math.floor((place * (end - 1)) / cuts), once: true };
      await tablet.round({ byHand: true });
      if (line.cut === null) broken += 1;
      expect((await heldOf(made)).length).toBeGreaterThan(0);
      await heals(made);
      most = Math.max(most, line.bytesOfAttachments);
      expect(line.bytesOfAttachments, `sent again, cut at ${place}`).toBeLessThan(
        size + piece + (requests + 1) * around,
      );
    }
    expect(broken).toBeGreaterThan(cuts / 2);
    expect(await state.store.reading.selectFrom("pieces").select("start").execute()).toEqual([]);
    const figures = { "(seed)": seed, cuts, broken, "bytes of a photo": size, "most bytes sent for one": most };
    tell(`wire, a photo in pieces, cut on the way ${way}`, { ...figures, "": secondsSince(began) });
  },
);

it("[P12] on a line that breaks every request after a few thousand bytes, a photo arrives all the same", async () => {
  const began = performance.now();
  await signedCoe(tablet, "Foto corta", [longPhoto()]);
  const made = await allUnsent();
  line.cut = { what: "PUT /v1/attachments", way: "there", after: 12_000 };
  let rounds = 0;
  while ((await allUnsent()).length > 0 && rounds < 40) {
    rounds += 1;
    await tablet.round({ byHand: true });
  }
  expect(line.cut).not.toBeNull();
  expect((await heldOf(made)).sort()).toEqual([...made].sort());
  tell("wire, a photo over a line of 12,000 bytes", { rounds, "": secondsSince(began) });
});
