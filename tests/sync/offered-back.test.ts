import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { coeRecordSchema } from "../../src/domain/protocol/desk.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { decisionSchema, type ReviewRequest } from "../../src/domain/protocol/review.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { type CoeListRow, readCoeList, watchCoeList } from "../../src/storage/coe-list.ts";
import { decisionsOf } from "../../src/storage/decisions.ts";
import { readDevice } from "../../src/storage/device.ts";
import { offeredBackOf } from "../../src/storage/lost-decisions.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { officeGet, officePost } from "../../src/sync/office.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { jpeg } from "../server/picture-making.ts";
import { nextId } from "../storage/made.ts";
import { windowOfTablet } from "../storage/tablet-vault-line.ts";
import { mintId } from "./enrolled.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";
import { notAnswers, problem, weatherOver } from "./weather.ts";

let state: StateServer;
beforeEach(async () => {
  state = await startState();
});
afterEach(() => state.stop());

const mine = recruiter("r-offers");

/** Everybody's network leads to the server as it runs now; sessions are as old as yesterday's copy. */
async function wayOf(person: Person): Promise<Carrier> {
  const cookie = await state.cookieOf(person);
  return {
    fetch: (path, init) => fetch(state.address + path, { ...init, headers: { ...init.headers, cookie } }),
    after: () => () => undefined,
  };
}

async function onTheirTablet(person: Person = mine, sealed = false) {
  const network = weatherOver(await wayOf(person));
  const window = sealed ? await windowOfTablet({ newId: mintId }) : null;
  const tablet = await newTablet(network, person, window?.db);
  await window?.tabletVault.enter({ personId: person.id, initials: "RP", practice: true });
  tablet.clock.ms = Date.now();
  if (window) {
    await tablet.round();
    await window.vault.meetState((await readDevice(tablet.db)).stateKey ?? "");
  }
  let photos = 0;
  const interview = async () => {
    photos += 1;
    const photo = jpeg({ notes: [["comment", Buffer.from(`${person.id} ${photos}`)]] });
    return await signedCoe(tablet, "Olmos", [nameAttachment(photo, "image/jpeg")], person.id);
  };
  const line = async (coeId: string) => (await readCoeList(tablet.db, person.id)).find((row) => row.coeId === coeId);
  return { network, window, tablet, interview, line };
}

type Coe = Awaited<ReturnType<typeof signedCoe>>;

const saying = (coe: Coe, words: Partial<ReviewRequest> = {}) => ({
  reviewId: nextId(),
  coeId: coe.coeId,
  revisionId: coe.parents[0],
  decision: "denied",
  reasons: ["other"],
  note: "No qualifying work.",
  comments: [],
  overturns: null,
  ...words,
});

async function decide(desk: Carrier, request: ReturnType<typeof saying>) {
  const answer = await officePost("/v1/reviews", request, decisionSchema, desk);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function recordOf(desk: Carrier, { coeId }: Coe) {
  const answer = await officeGet(`/v1/coes/${coeId}`, coeRecordSchema, desk);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function restore(copy: string): Promise<void> {
  await state.stop();
  state = await startState(undefined, copy);
}

const offersIn = (log: readonly string[]) => log.filter((line) => line.includes("/v1/offered-decisions/"));

const returning: Partial<ReviewRequest> = {
  decision: "returned",
  reasons: ["name-or-birth-details"],
  comments: [{ field: "", text: "Please look at the dates again." }],
};

/** Two COEs that were decided after the copy to which the server was then put back. */
async function lostDecisions() {
  const desk = await wayOf(reviewer());
  const mineThere = await onTheirTablet();
  const { tablet, interview } = mineThere;
  const denied = await interview();
  await tablet.round();
  const copy = await state.copy();
  const returned = await interview();
  await tablet.round();
  const decisions = [await decide(desk, saying(denied)), await decide(desk, saying(returned, returning))];
  await tablet.round();
  await restore(copy);
  return { ...mineThere, desk, denied, returned, decisions, copy };
}

describe("[P13] a server that was put back to a copy from before its decisions", () => {
  it("is offered them back, and the tablet never falls back to waiting", async () => {
    const { network, tablet, line, denied, returned, decisions, desk } = await lostDecisions();
    const stages = new Set<CoeListRow["stage"]>();
    const watch = watchCoeList(tablet.db, mine.id).subscribe((rows) => {
      for (const row of rows) stages.add(row.stage);
    });
    expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done", problem: null });
    await expect.poll(() => [...stages].sort()).toEqual(["denied", "returned"]);
    watch.unsubscribe();
    expect(offersIn(network.log)).toHaveLength(2);
    expect(await line(denied.coeId)).toMatchObject({ stage: "denied", custody: "denied", decisionLost: true });
    expect(await line(returned.coeId)).toMatchObject({ stage: "returned", returnedComments: 1, decisionLost: true });
    expect(await decisionsOf(tablet.db, returned.coeId)).toEqual([decisions[1]]);
    for (const [index, coe] of [denied, returned].entries())
      expect(await recordOf(desk, coe)).toMatchObject({
        stage: "received",
        decisions: [],
        offered: [{ decision: decisions[index], standing: "open", offeredBy: { id: mine.id } }],
      });

    network.log.length = 0;
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 0 });
    expect(network.log.filter((request) => request.startsWith("P"))).toEqual([]);
  });

  it("[P24] made again by a reviewer they stand as before; decided otherwise, the newer word counts", async () => {
    const { tablet, line, denied, returned, decisions, desk } = await lostDecisions();
    await tablet.round();
    const name = (await recordOf(desk, denied)).offered?.[0]?.name;
    const confirmed = await decide(desk, { ...saying(denied), ...(name ? { confirms: name } : {}) });
    const otherwise = await decide(desk, saying(returned, { note: "Not in this State." }));
    await tablet.round();
    const now = [await line(denied.coeId), await line(returned.coeId)];
    expect(now).toMatchObject([{ stage: "denied" }, { stage: "denied", returnedComments: 0 }]);
    for (const row of now) expect(row).not.toHaveProperty("decisionLost");
    expect(await decisionsOf(tablet.db, denied.coeId)).toEqual([confirmed]);
    expect(await decisionsOf(tablet.db, returned.coeId)).toEqual([otherwise]);
    // What was lost stays on the tablet, as a thing of the past.
    const kept = await tablet.db.decisions.bulkGet(decisions.map(({ reviewId }) => reviewId));
    expect(kept).toMatchObject([{ lost: "offered" }, { lost: "offered" }]);
  });

  it("[P24] a lost overturning of what the State still holds goes on counting", async () => {
    const desk = await wayOf(reviewer());
    const { tablet, interview, line } = await onTheirTablet();
    const coe = await interview();
    await tablet.round();
    const first = await decide(desk, saying(coe));
    const copy = await state.copy();
    await decide(desk, saying(coe, { ...returning, overturns: first.reviewId }));
    await tablet.round();
    await restore(copy);
    await tablet.round();
    expect(await line(coe.coeId)).toMatchObject({ stage: "returned", decisionLost: true });
    expect(await recordOf(desk, coe)).toMatchObject({
      stage: "denied",
      offered: [{ decision: { overturns: first.reviewId }, standing: "open" }],
    });
    expect(await offeredBackOf(tablet.db, coe.coeId)).toHaveProperty("size", 1);
  });

  it("restored a second time it is offered them a second time, and keeps each once", async () => {
    const { network, tablet, denied, desk } = await lostDecisions();
    await tablet.round();
    const copy = await state.copy();
    // The tablet has seen a place that the copy does not have.
    await decide(desk, saying(denied, { note: "Again." }));
    await tablet.round();
    await restore(copy);
    network.log.length = 0;
    await tablet.round();
    expect(offersIn(network.log)).toHaveLength(3);
    const { offered = [] } = await recordOf(desk, denied);
    expect(offered.map(({ decision }) => decision.note).sort()).toEqual(["Again.", "No qualifying work."]);
  });
});

describe("[P13] a server that is put back to before an offer", () => {
  it("is offered the decision again, though nothing else was told since", async () => {
    const { network, tablet, denied, desk } = await lostDecisions();
    // Everything else is sent and read; the offers have to wait for a server that knows their way.
    network.weather = ({ path }) => (path.includes("offered") ? Promise.resolve(problem(404, "not-found")) : null);
    await tablet.round();
    network.weather = () => null;
    const copy = await state.copy();
    await tablet.round();
    expect((await recordOf(desk, denied)).offered).toHaveLength(1);
    await restore(copy);
    network.log.length = 0;
    await tablet.round();
    expect(offersIn(network.log)).toHaveLength(2);
    expect((await recordOf(desk, denied)).offered).toMatchObject([{ standing: "open" }]);
  });

  it("is offered it again by a tablet that has read nothing since", async () => {
    const { network, tablet, denied, desk } = await lostDecisions();
    network.weather = ({ path }) => (path.includes("offered") ? Promise.resolve(problem(404, "not-found")) : null);
    await tablet.round();
    const copy = await state.copy();
    // The feed is not to be had, and the round goes on without it.
    network.weather = ({ path }) => (path.includes("/v1/changes") ? Promise.reject(new TypeError("no answer")) : null);
    await tablet.round();
    expect((await recordOf(desk, denied)).offered).toHaveLength(1);
    await restore(copy);
    network.weather = () => null;
    await tablet.round();
    expect((await recordOf(desk, denied)).offered).toMatchObject([{ standing: "open" }]);
  });
});

describe("[P12] offering back", () => {
  it("waits for a server that knows the way, and is no trouble until then", async () => {
    const { network, tablet, line, denied } = await lostDecisions();
    network.weather = ({ path }) => (path.includes("offered") ? Promise.resolve(problem(404, "not-found")) : null);
    for (const _round of [1, 2]) expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null });
    expect(offersIn(network.log)).toHaveLength(2);
    expect(await line(denied.coeId)).toMatchObject({ stage: "denied" });
    expect(await line(denied.coeId)).not.toHaveProperty("decisionLost");
    network.weather = () => null;
    await tablet.round();
    expect(await line(denied.coeId)).toMatchObject({ stage: "denied", decisionLost: true });
  });

  it("goes on where an answer was lost, and nothing is kept twice", async () => {
    const { network, tablet, denied, returned, desk } = await lostDecisions();
    const lose = notAnswers["an answer that is lost after the server committed"];
    network.weather = (passing) => (passing.path.includes("offered") && lose ? lose(passing) : null);
    expect(await tablet.round()).toMatchObject({ outcome: "problem", problem: "no-answer" });
    network.weather = () => null;
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null });
    for (const coe of [denied, returned]) expect((await recordOf(desk, coe)).offered).toHaveLength(1);
  });

  it("what the State cannot take keeps the others from nothing, and is not tried for ever", async () => {
    const { network, tablet, line, denied, returned } = await lostDecisions();
    let asked = 0;
    network.weather = ({ path }) => {
      if (!path.includes("offered")) return null;
      asked += 1;
      return asked === 1 ? Promise.resolve(problem(400, "malformed")) : null;
    };
    for (const _round of [1, 2]) expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null });
    expect(asked).toBe(2);
    const lines = [await line(denied.coeId), await line(returned.coeId)];
    expect(lines.filter((row) => row?.decisionLost)).toHaveLength(1);
    expect(lines.map((row) => row?.stage)).toEqual(["denied", "returned"]);
  });

  it("[P22] happens in a colleague's session too, sealed as it lies", async () => {
    const desk = await wayOf(reviewer());
    const { tablet, window, interview, line } = await onTheirTablet(mine, true);
    const coe = await interview();
    await tablet.round();
    const copy = await state.copy();
    await decide(desk, saying(coe));
    await tablet.round();
    await restore(copy);
    const berta = recruiter("r-colleague");
    await rememberRecruiter(tablet.db, berta);
    await window?.tabletVault.enter({ personId: berta.id, initials: "BP", practice: true });
    const transport = tablet.over(await wayOf(berta));
    expect(await tablet.round({ transport })).toMatchObject({ outcome: "done", problem: null });
    expect((await recordOf(desk, coe)).offered).toMatchObject([{ standing: "open", offeredBy: { id: berta.id } }]);
    expect(await line(coe.coeId)).toMatchObject({ stage: "denied", decisionLost: true });
  });

  it("[P21] what the State does not hold any more was not decided for good: nothing is given up on it", async () => {
    const { tablet, denied, desk } = await lostDecisions();
    const secure = () =>
      state.store.write((db) => db.updateTable("history").set({ secured_seq: Number.MAX_SAFE_INTEGER }).execute());
    const bodies = () => tablet.db.revisions.where("coeId").equals(denied.coeId).count();
    await secure();
    for (const _round of [1, 2]) await tablet.round({ retentionDays: -1 });
    expect(await bodies()).toBe(1);
    await decide(desk, saying(denied));
    for (const _round of [1, 2]) await tablet.round({ retentionDays: -1 });
    expect(await bodies()).toBe(0);
  });
});
