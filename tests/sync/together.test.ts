import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BatchAnswer, batchCodingsHeader, batchHeader } from "../../src/domain/protocol/batch.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { notAnswers, problem, type Weather, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const photo = (name: string, length = 40) =>
  nameAttachment(new TextEncoder().encode(`photo ${name}`.padEnd(length, ".")), "image/jpeg");

/** A tablet on which `many` signed COEs wait, each with a photo, and what its requests were. */
async function tabletWith(id: string, many: number) {
  const network = weatherOver(await state.enter(recruiter(id)));
  const tablet = await newTablet(network, recruiter(id));
  for (let n = 0; n < many; n++) await signedCoe(tablet, `Familia ${n}`, [photo(`${id} ${n}`)], id);
  const asked = (start: string) => network.log.filter((line) => line.startsWith(start)).length;
  return { network, tablet, asked };
}

const isSent = async ({ db }: Tablet) => {
  const { revisions, attachments } = await unsentIds(db);
  return revisions.length + attachments.length === 0;
};

const overBatches =
  (over: Weather): Weather =>
  (passing) =>
    passing.path === "/v1/batch" ? over(passing) : null;

describe("[P12] what waits together goes together", () => {
  it("thirty COEs with their photos are four requests and sixty receipts", async () => {
    const { tablet, asked } = await tabletWith("r-many", 30);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 60 });
    expect([asked("POST /v1/batch"), asked("PUT"), await isSent(tablet)]).toEqual([4, 0, true]);
    const { receipts } = tablet.db;
    expect((await receipts.toArray()).every(({ id, receipt }) => receipt.id === id)).toBe(true);
  });

  it("one alone goes by its own PUT, as it always did", async () => {
    const { tablet, asked } = await tabletWith("r-one", 1);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 2 });
    expect([asked("POST /v1/batch"), asked("PUT")]).toEqual([0, 2]);
  });

  it("what would be too much for a slow line goes by itself, in pieces, and the others together", async () => {
    const { tablet, asked } = await tabletWith("r-big", 2);
    const { id, bytes, type } = photo("big", 400_000);
    // Noise, so that its envelope stays as large as it is.
    const noise = nameAttachment(crypto.getRandomValues(new Uint8Array(65_536)), type);
    const more = nameAttachment(new Uint8Array([...noise.bytes, ...noise.bytes.toReversed(), ...bytes]), type);
    expect(more.id).not.toBe(id);
    await signedCoe(tablet, "Grande", [more], "r-big");
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 6 });
    expect([asked("POST /v1/batch"), asked("PUT /v1/attachments")]).toEqual([2, 9]);
  });

  it("a second quiet round sends nothing", async () => {
    const { tablet, asked } = await tabletWith("r-quiet", 3);
    await tablet.round();
    const before = asked("P");
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 0 });
    expect(asked("P")).toBe(before);
  });
});

/** What hello says beside its answer, changed. */
const announcing =
  (change: (headers: Headers) => void): Weather =>
  ({ path, go }) =>
    path.startsWith("/v1/hello")
      ? go().then((answer) => {
          const headers = new Headers(answer.headers);
          change(headers);
          return new Response(answer.body, { status: answer.status, headers });
        })
      : null;

describe("[P25] neighbouring versions", () => {
  /** In which coding each batch came, and the share of itself that it was on its way. */
  function batchesOver(network: { weather: Weather }): { coding: string | null; share: number }[] {
    const batches: { coding: string | null; share: number }[] = [];
    const { weather } = network;
    network.weather = (passing) => {
      const { path, init } = passing;
      const coding = new Headers(init.headers).get("content-encoding");
      const body = init.body instanceof Uint8Array ? init.body : new Uint8Array();
      if (path !== "/v1/batch") expect(coding).toBeNull();
      else batches.push({ coding, share: coding === null ? 1 : body.length / inflateSync(body).length });
      return weather(passing);
    };
    return batches;
  }

  it("a server that takes a coding gets its batches in it, and nothing else", async () => {
    const { network, tablet } = await tabletWith("r-coded", 5);
    const coded = batchesOver(network);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 10 });
    expect([coded.map(({ coding }) => coding), await isSent(tablet)]).toEqual([["deflate", "deflate"], true]);
    for (const { share } of coded) expect(share).toBeLessThan(0.95);
  });

  it.each([
    ["says nothing of codings", "", null],
    ["takes others besides", "deflate zstd", "deflate"],
    ["takes only others", "zstd", null],
  ])("a server that %s is understood", async (_, line, coding) => {
    const { network, tablet } = await tabletWith(`r-code-${line.length}`, 3);
    network.weather = announcing((headers) => headers.set(batchCodingsHeader, line));
    const batches = batchesOver(network);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 6 });
    expect(batches.map((batch) => batch.coding)).toEqual([coding, coding]);
  });

  it("one that was put back to a release without codings, or a proxy that wants none, refuses: everything arrives", async () => {
    const { network, tablet, asked } = await tabletWith("r-uncoded", 3);
    network.weather = ({ init }) =>
      new Headers(init.headers).has("content-encoding") ? Promise.resolve(new Response("", { status: 415 })) : null;
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 6 });
    expect([asked("PUT"), await isSent(tablet)]).toEqual([6, true]);
  });

  it("a server that announces nothing is never asked for it", async () => {
    const { network, tablet, asked } = await tabletWith("r-old", 3);
    network.weather = announcing((headers) => headers.delete(batchHeader));
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 6 });
    expect([asked("POST /v1/batch"), asked("PUT")]).toEqual([0, 6]);
  });

  it("one that was put back to an earlier release refuses it, and everything arrives all the same", async () => {
    const { network, tablet, asked } = await tabletWith("r-back", 3);
    network.weather = overBatches(async () => problem(404, "not-found"));
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 6 });
    expect(asked("PUT")).toBe(6);
  });
});

describe("[P9] [P12] a batch that comes to harm", () => {
  for (const [name, answer] of Object.entries(notAnswers))
    it(`${name}: nothing of it is believed, and each goes by itself in the same round`, async () => {
      const { network, tablet, asked } = await tabletWith(`r-${name.length}-harm`, 3);
      network.weather = overBatches(answer);
      expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 6 });
      expect([asked("PUT"), await isSent(tablet)]).toEqual([6, true]);
    });

  const changed =
    (change: (answer: BatchAnswer) => object): Weather =>
    ({ go }) =>
      go().then(async (answer) => Response.json(change((await answer.json()) as BatchAnswer)));

  it.each([
    ["in another order", (answer: BatchAnswer) => ({ outcomes: answer.outcomes.toReversed() })],
    ["with one missing", (answer: BatchAnswer) => ({ outcomes: answer.outcomes.slice(1) })],
    ["with one twice", (answer: BatchAnswer) => ({ outcomes: [answer.outcomes[0], ...answer.outcomes] })],
    [
      "with a receipt for another id",
      ({ outcomes }: BatchAnswer) => ({
        outcomes: outcomes.map((outcome, at) => ({ ...outcomes[(at + 1) % outcomes.length], id: outcome.id })),
      }),
    ],
  ])("an answer %s is none", async (_, change) => {
    const { network, tablet } = await tabletWith(`r-${_.length}-odd`, 3);
    network.weather = overBatches(changed(change));
    const kept: number[] = [];
    const passing = async () => kept.push(await tablet.db.receipts.count());
    const transport = { ...tablet.carrying.transport };
    const { putRevision } = transport;
    transport.putRevision = async (id, body) => {
      await passing();
      return putRevision(id, body);
    };
    await tablet.round({ transport });
    expect([kept[0], await isSent(tablet)]).toEqual([0, true]);
  });

  it("one that the State refuses waits with its reason while the others are received", async () => {
    const { network, tablet } = await tabletWith("r-refused", 4);
    const [stuck] = (await unsentIds(tablet.db)).revisions;
    const refused = { code: "bytes-do-not-match-name", status: 422, details: {} };
    network.weather = (passing) => {
      if (passing.path.endsWith(String(stuck))) return Promise.resolve(problem(422, refused.code));
      const answering = changed(({ outcomes }) => ({
        outcomes: outcomes.map((outcome) => (outcome.id === stuck ? { id: stuck, refused } : outcome)),
      }));
      return overBatches(answering)(passing);
    };
    expect(await tablet.round()).toMatchObject({ outcome: "problem", problem: "refused", sent: 6 });
    expect((await unsentIds(tablet.db)).revisions).toEqual([stuck]);
    expect(await tablet.db.attempts.toArray()).toMatchObject([{ id: stuck, tries: 1, problem: refused.code }]);
  });
});
