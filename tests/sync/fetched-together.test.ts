import { deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { bodiesHeader, type HeldBody, packBodies, readBodies } from "../../src/domain/protocol/bodies.ts";
import { readRevision } from "../../src/storage/revisions.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { notAnswers, problem, type Weather, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

/** A recruiter whose COEs the State holds, and their new tablet, which has none of them. */
async function freshFor(id: string, many: number) {
  const first = await newTablet(await state.enter(recruiter(id)), recruiter(id));
  for (let n = 0; n < many; n++) await signedCoe(first, `Familia ${n}`, [], id);
  await first.round();
  const network = weatherOver(await state.enter(recruiter(id)));
  const tablet = await newTablet(network, recruiter(id));
  const asked = (start: string) => network.log.filter((line) => line.startsWith(start)).length;
  return { network, tablet, asked };
}

/** Everything that is held here, each read and verified by its name. */
async function readable({ db }: Tablet): Promise<number> {
  const ids = (await db.fetched.toCollection().primaryKeys()) as Sha256[];
  const read = await Promise.all(ids.map((id) => readRevision(db, id)));
  expect(read.every(({ ok }) => ok)).toBe(true);
  return ids.length;
}

const overBodies =
  (over: Weather): Weather =>
  (passing) =>
    passing.path === "/v1/bodies" ? over(passing) : null;

/** The answer of the State, with other bodies in it. */
const changed =
  (change: (bodies: readonly HeldBody[]) => readonly HeldBody[]): Weather =>
  ({ init, go }) =>
    go().then(async (answer) => {
      const { ids } = JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as { ids: Sha256[] };
      const bodies = readBodies(new Uint8Array(await answer.arrayBuffer()), ids) ?? [];
      return new Response(packBodies(change(bodies)), { status: 200 });
    });

const firstAs =
  (change: (body: HeldBody) => Partial<HeldBody>) =>
  ([first, ...others]: readonly HeldBody[]): readonly HeldBody[] =>
    first === undefined ? [] : [{ ...first, ...change(first) }, ...others];

describe("[P3] a fresh tablet fetches what it lacks together", () => {
  it("twenty COEs are two requests, and each bears its name", async () => {
    const { tablet, asked } = await freshFor("f-many", 20);
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect([asked("POST /v1/bodies"), asked("GET /v1/revisions"), await readable(tablet)]).toEqual([2, 0, 20]);
    expect(await tablet.db.wanted.count()).toBe(0);
  });

  it("one alone comes by its own GET, as it always did", async () => {
    const { tablet, asked } = await freshFor("f-one", 1);
    await tablet.round();
    expect([asked("POST /v1/bodies"), asked("GET /v1/revisions"), await readable(tablet)]).toEqual([0, 1, 1]);
  });

  it("what the State gives only in part is asked for again from there on", async () => {
    const { network, tablet, asked } = await freshFor("f-part", 5);
    network.weather = overBodies(changed((bodies) => bodies.slice(0, 2)));
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect([asked("POST /v1/bodies"), asked("GET /v1/revisions"), await readable(tablet)]).toEqual([2, 1, 5]);
  });

  it("what the State does not hold for this person is no longer wanted", async () => {
    const { network, tablet } = await freshFor("f-gone", 3);
    network.weather = overBodies(changed(firstAs(() => ({ lies: "not-held", bytes: new Uint8Array() }))));
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect([await tablet.db.wanted.count(), await readable(tablet)]).toEqual([0, 2]);
  });
});

describe("[P25] neighbouring versions", () => {
  it("a server that announces nothing is never asked for it", async () => {
    const { network, tablet, asked } = await freshFor("f-old", 3);
    network.weather = ({ path, go }) =>
      path.startsWith("/v1/hello")
        ? go().then((answer) => {
            const headers = new Headers(answer.headers);
            headers.delete(bodiesHeader);
            return new Response(answer.body, { status: answer.status, headers });
          })
        : null;
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect([asked("POST /v1/bodies"), asked("GET /v1/revisions"), await readable(tablet)]).toEqual([0, 3, 3]);
  });

  it("one that was put back to an earlier release refuses it, and everything comes all the same", async () => {
    const { network, tablet, asked } = await freshFor("f-back", 3);
    network.weather = overBodies(async () => problem(404, "not-found"));
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect([asked("GET /v1/revisions"), await readable(tablet)]).toEqual([3, 3]);
  });
});

describe("[P3] [P9] an answer that comes to harm", () => {
  for (const [name, answer] of Object.entries(notAnswers))
    it(`${name}: nothing of it is believed, and each comes by itself in the same round`, async () => {
      const { network, tablet, asked } = await freshFor(`f-${name}`, 3);
      network.weather = overBodies(answer);
      expect(await tablet.round()).toMatchObject({ outcome: "done" });
      expect([asked("GET /v1/revisions"), await readable(tablet)]).toEqual([3, 3]);
    });

  const bomb = deflateRawSync(new Uint8Array(50_000_000));
  it.each<[string, (body: HeldBody) => Partial<HeldBody>]>([
    ["another's bytes", () => ({ lies: "open", bytes: new TextEncoder().encode("{}") })],
    ["packed bytes called open", () => ({ lies: "open" })],
    ["open bytes called packed", () => ({ bytes: new TextEncoder().encode('{"answers":{}}') })],
    ["one byte changed", ({ bytes }) => ({ bytes: bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) })],
    ["half of it", ({ bytes }) => ({ bytes: bytes.slice(0, bytes.length / 2) })],
    ["something behind its end", ({ bytes }) => ({ bytes: new Uint8Array([...bytes, 1, 2, 3]) })],
    ["what unpacks without end", () => ({ bytes: bomb })],
    ["nothing", () => ({ bytes: new Uint8Array() })],
  ])("%s: that one is fetched by itself, and the others are kept", async (name, change) => {
    const { network, tablet, asked } = await freshFor(`f-${name}`, 3);
    network.weather = overBodies(changed(firstAs(change)));
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    expect([asked("POST /v1/bodies"), asked("GET /v1/revisions"), await readable(tablet)]).toEqual([1, 1, 3]);
  });

  it("where its own GET lies too, it stays wanted and nothing false is kept", async () => {
    const { network, tablet } = await freshFor("f-lies", 3);
    network.weather = (passing) => {
      if (passing.path.startsWith("/v1/revisions/")) return Promise.resolve(new Response("{}", { status: 200 }));
      return overBodies(changed(firstAs(() => ({ lies: "open", bytes: new TextEncoder().encode("{}") }))))(passing);
    };
    expect(await tablet.round()).toMatchObject({ outcome: "problem" });
    expect([await tablet.db.wanted.count(), await readable(tablet)]).toEqual([1, 2]);
  });
});
