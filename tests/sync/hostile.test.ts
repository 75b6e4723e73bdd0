import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256OfBytes } from "../../src/domain/base/sha256.ts";
import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { readDevice } from "../../src/storage/device.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { createChance } from "../simulation/chance.ts";
import { making } from "../storage/made.ts";
import { provenBy } from "./enrolled.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";
import { loginPage, notAnswers, problem, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const photo = (name: string) => nameAttachment(new TextEncoder().encode(`photo ${name}`), "image/jpeg");

async function tabletUnderWeather(id: string) {
  const network = weatherOver(await state.enter(recruiter(id)));
  const tablet = await newTablet(network, recruiter(id));
  return { network, tablet };
}

describe("[P9] what is not an answer is never taken for one", () => {
  for (const [name, answer] of Object.entries(notAnswers)) {
    it(`[P4] [P12] ${name}: nothing is believed, nothing is lost, and everything leaves once the weather clears`, async () => {
      const { network, tablet } = await tabletUnderWeather(`r-${name.length}`);
      const coe = await signedCoe(tablet, "Ortiz", [photo(name)], `r-${name.length}`);
      const before = await unsentIds(tablet.db);
      network.weather = (passing) => (passing.init.method === "PUT" ? answer(passing) : null);
      const report = await tablet.round();
      expect(report).toMatchObject({ outcome: "problem", sent: 0 });
      expect(["no-answer", "not-an-answer"]).toContain(report.problem);
      expect(await unsentIds(tablet.db)).toEqual(before);
      expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("on-this-tablet-only");
      expect((await tablet.db.receipts.bulkGet([...before.revisions, ...before.attachments])).filter(Boolean)).toEqual(
        [],
      );
      network.weather = (passing) => answer(passing);
      expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "problem" });
      network.weather = () => null;
      expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done", sent: 2 });
      expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("complete");
      const rows = await state.store.reading
        .selectFrom("revisions")
        .selectAll()
        .where("coe_id", "=", coe.coeId)
        .execute();
      expect(rows).toHaveLength(1);
    });
  }

  it("a receipt for another id is not a receipt", async () => {
    const { network, tablet } = await tabletUnderWeather("r-wrong");
    const first = await signedCoe(tablet, "Uno", [], "r-wrong");
    await tablet.round();
    await signedCoe(tablet, "Dos", [], "r-wrong");
    const old = (await tablet.db.receipts.get(first.parents[0]!))?.receipt;
    network.weather = ({ init }) => (init.method === "PUT" ? Promise.resolve(Response.json(old)) : null);
    expect(await tablet.round()).toMatchObject({ sent: 0, problem: "not-an-answer" });
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
  });

  it("a confirmation that names what nobody asked for is not believed", async () => {
    const { network, tablet } = await tabletUnderWeather("r-confirm");
    await signedCoe(tablet, "Uno", [], "r-confirm");
    await tablet.round();
    const foreign = "0".repeat(64);
    network.weather = ({ path }) =>
      path === "/v1/confirm" ? Promise.resolve(Response.json({ held: [], unknown: [foreign] })) : null;
    tablet.clock.ms += 8 * 24 * 3_600_000;
    expect(await tablet.round()).toMatchObject({ problem: "not-an-answer" });
    expect(await unsentIds(tablet.db)).toEqual({ revisions: [], attachments: [] });
  });
});

describe("[P12] items fail by themselves", () => {
  it("one that is too large waits with its reason while the others pass", async () => {
    const { network, tablet } = await tabletUnderWeather("r-413");
    const stuck = await signedCoe(tablet, "Grande", [], "r-413");
    for (const name of ["Uno", "Dos", "Tres", "Cuatro"]) await signedCoe(tablet, name, [], "r-413");
    const id = stuck.parents[0]!;
    // A server that takes no batches, so that each goes by itself.
    network.weather = ({ path }) =>
      path === "/v1/batch"
        ? Promise.resolve(problem(404, "not-found"))
        : path.endsWith(id)
          ? Promise.resolve(problem(413, "too-large"))
          : null;
    expect(await tablet.round()).toMatchObject({ outcome: "problem", problem: "refused", sent: 4 });
    expect(await unsentIds(tablet.db)).toEqual({ revisions: [id], attachments: [] });
    expect((await custodyOfCoe(tablet.db, stuck.coeId))?.unsent).toMatchObject([
      { id, attempt: { tries: 1, problem: "too-large" } },
    ]);
  });

  it("what has failed waits its turn, a person who asks does not", async () => {
    const { network, tablet } = await tabletUnderWeather("r-turn");
    await signedCoe(tablet, "Uno", [], "r-turn");
    network.weather = ({ init }) =>
      init.method === "PUT" ? Promise.resolve(problem(422, "bytes-do-not-match-name")) : null;
    await tablet.round();
    const puts = () => network.log.filter((line) => line.startsWith("PUT")).length;
    await tablet.round();
    expect(puts()).toBe(1);
    await tablet.round({ byHand: true });
    expect(puts()).toBe(2);
    tablet.clock.ms += 16 * 60_000;
    await tablet.round();
    expect(puts()).toBe(3);
  });

  it("busy with Retry-After is obeyed", async () => {
    const { network, tablet } = await tabletUnderWeather("r-503");
    await signedCoe(tablet, "Uno", [], "r-503");
    network.weather = ({ init }) =>
      init.method === "PUT" ? Promise.resolve(problem(503, "busy", { "retry-after": "600" })) : null;
    expect(await tablet.round()).toMatchObject({ problem: "busy" });
    const [attempt] = await tablet.db.attempts.toArray();
    expect(attempt?.nextAt).toBe(tablet.clock.ms + 600_000);
    network.weather = () => null;
    tablet.clock.ms += 599_999;
    expect(await tablet.round()).toMatchObject({ sent: 0 });
    tablet.clock.ms += 1;
    expect(await tablet.round()).toMatchObject({ sent: 1 });
  });

  it("the attempts may be deleted at any moment without harm", async () => {
    const { network, tablet } = await tabletUnderWeather("r-attempts");
    await signedCoe(tablet, "Uno", [], "r-attempts");
    network.weather = () => Promise.reject(new TypeError("offline"));
    await tablet.round();
    await tablet.db.attempts.clear();
    network.weather = () => null;
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 1 });
  });

  it("bytes that were damaged on the tablet are told and never sent under their name", async () => {
    const { network, tablet } = await tabletUnderWeather("r-damaged");
    const coe = await signedCoe(tablet, "Uno", [photo("damaged")], "r-damaged");
    await tablet.db.attachments.update(photo("damaged").id, { sealed: new ArrayBuffer(4) });
    expect(await tablet.round()).toMatchObject({ sent: 1, problem: "storage-failed" });
    expect(network.log.filter((line) => line.includes("attachments"))).toEqual([]);
    expect((await custodyOfCoe(tablet.db, coe.coeId))?.unsent).toMatchObject([{ attempt: { problem: "damaged" } }]);
  });

  it("when nobody answers at all the step ends instead of asking for everything", async () => {
    const { network, tablet } = await tabletUnderWeather("r-silence");
    for (let n = 0; n < 20; n++) await signedCoe(tablet, `Familia ${n}`, [], "r-silence");
    network.weather = ({ init }) => (init.method === "GET" ? null : Promise.reject(new TypeError("offline")));
    expect(await tablet.round()).toMatchObject({ sent: 0 });
    expect(network.log.filter((line) => line.startsWith("PUT") || line === "POST /v1/batch").length).toBeLessThan(7);
    network.weather = () => null;
    expect(await tablet.round({ byHand: true })).toMatchObject({ sent: 20 });
  });
});

describe("whoever is not signed in, and the server's other histories", () => {
  it("401 ends the round and keeps everything", async () => {
    const { network, tablet } = await tabletUnderWeather("r-401");
    await signedCoe(tablet, "Uno", [], "r-401");
    network.weather = () => Promise.resolve(problem(401, "not-signed-in"));
    expect(await tablet.round()).toEqual({ outcome: "problem", problem: "not-signed-in", sent: 0, received: 0 });
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
  });

  it("[P11] [P13] another history: everything is confirmed, what is missing is sent again", async () => {
    const { network, tablet } = await tabletUnderWeather("r-history");
    const coe = await signedCoe(tablet, "Uno", [photo("history")], "r-history");
    await tablet.round();
    const other = await startState();
    const elsewhere = await other.enter(recruiter("r-history"));
    network.weather = ({ path, init }) => elsewhere.fetch(path, init);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 2 });
    const [row] = await other.store.reading.selectFrom("revisions").select("id").execute();
    expect(row?.id).toBe(coe.parents[0]);
    expect(await readDevice(tablet.db)).toMatchObject({ mustConfirm: false, server: other.store.server });
    expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("complete");
    await other.stop();
  });

  it("[P4] [P12] fifty at once, shuffled, cut at random bytes and answered by a portal: one record, and the tablet drains", async () => {
    const carrier = await state.enter(recruiter("r-fifty"));
    const { network, tablet } = await tabletUnderWeather("r-fifty");
    const coe = await signedCoe(tablet, "Uno", [photo("fifty")], "r-fifty");
    const chance = createChance(50);
    const proving = provenBy(tablet.key, carrier, () => Date.now());
    network.weather = ({ path, init }) => {
      if (init.method !== "PUT") return null;
      const whole = init.body as Uint8Array<ArrayBuffer>;
      const one = async () => {
        const draw = chance.next();
        const body = draw < 0.3 ? whole.slice(0, chance.whole(whole.length)) : whole;
        if (draw >= 0.3 && draw < 0.5) return loginPage();
        // Each of them is a request of the tablet's own, with its own proof.
        const proof = await proving.prover?.prove({ method: "PUT", path, bodyHash: sha256OfBytes(body) });
        return carrier.fetch(path, { ...init, body, headers: { ...init.headers, [proofHeader]: proof ?? "" } });
      };
      return Promise.all(Array.from({ length: 50 }, one)).then(async (answers) => {
        const heard = await answers[chance.whole(50)]!.text();
        return new Response(heard.slice(0, chance.whole(heard.length)), { status: 200 });
      });
    };
    const before = await unsentIds(tablet.db);
    expect(await tablet.round()).toMatchObject({ outcome: "problem", sent: 0 });
    expect(await unsentIds(tablet.db)).toEqual(before);
    network.weather = () => null;
    expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done", sent: 2 });
    expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("complete");
    const { reading } = state.store;
    expect(await reading.selectFrom("revisions").select("id").where("coe_id", "=", coe.coeId).execute()).toHaveLength(
      1,
    );
    expect(
      await reading.selectFrom("attachments").select("id").where("id", "=", photo("fifty").id).execute(),
    ).toHaveLength(1);
  });

  it("[P17] code that may no longer write can still send", async () => {
    const { tablet } = await tabletUnderWeather("r-old");
    const draft = await signedCoe(tablet, "Uno", [], "r-old");
    await tablet.db.device.put({ ...(await readDevice(tablet.db)), oldestWriter: 99 });
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ outcome: "done", sent: 1 });
    expect((await custodyOfCoe(tablet.db, draft.coeId))?.word).toBe("complete");
  });
});
