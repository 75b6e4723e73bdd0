import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { answersSchemaVersion } from "../../src/domain/coe/coe.ts";
import { handoverSchema } from "../../src/domain/protocol/handover.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { adoptDraft } from "../../src/storage/adopt.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { noteOnDevice } from "../../src/storage/device.ts";
import { readDraft, saveDraft } from "../../src/storage/drafts.ts";
import { startFeedAgain } from "../../src/storage/feed.ts";
import { handedOn } from "../../src/storage/handed-on.ts";
import { mayGoOn } from "../../src/storage/owners.ts";
import { recruiterOfCoe } from "../../src/storage/ownership.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { commitNewRevision, readRevision, revisionsOf } from "../../src/storage/revisions.ts";
import { sealValue } from "../../src/storage/sealed-column.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { officePost } from "../../src/sync/office.ts";
import { jpeg } from "../server/picture-making.ts";
import { answersOf, familySigned, later, making, newDraft, nextId, summaryOf } from "../storage/made.ts";
import { windowOfTablet } from "../storage/tablet-vault-line.ts";
import { mintId } from "./enrolled.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { problem, weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const checkpoint = making("draft");
const everything = Number.MAX_SAFE_INTEGER;

const secure = (securedSeq: number | null) =>
  state.store.write((db) => db.updateTable("history").set({ secured_seq: securedSeq }).execute());

async function handOver(coeId: string, from: Person, to: Person): Promise<void> {
  const desk = await state.enter(reviewer());
  const asked = { handoverId: nextId(), from: from.id, to: to.id, reason: "Another region." };
  expect(await officePost(`/v1/coes/${coeId}/handovers`, asked, handoverSchema, desk)).toMatchObject({ ok: true });
}

const namesIn = async ({ db }: Pick<Tablet, "db">, { id }: Person) =>
  (await readCoeList(db, id)).map((row) => row.unreadable ?? row.familyName).sort();

const lineOf = async ({ db }: Pick<Tablet, "db">, { id }: Person) => (await readCoeList(db, id))[0];

/** Two recruiters with a tablet each, both up to date; the first has sent a draft that they wrote. */
async function twoTablets(name: string) {
  await secure(null);
  const [ana, ben] = [recruiter(`ana-${name}`), recruiter(`ben-${name}`)];
  const network = weatherOver(await state.enter(ana));
  const [first, second] = [await newTablet(network, ana), await newTablet(await state.enter(ben), ben)];
  first.clock.ms = Date.now();
  second.clock.ms = Date.now();
  const { coeId } = await newDraft(first.db, "Olmos", ana.id);
  await saveDraft(first.db, coeId, 0, { changedAt: later, answers: answersOf("Olmos") });
  await first.round({ checkpoint });
  await second.round();
  expect(await namesIn(second, ben)).toEqual([]);
  return { ana, ben, network, first, second, coeId };
}

const sign = async ({ db }: Tablet, coeId: string, editSeq: number) => {
  const photo = nameAttachment(jpeg({ notes: [["comment", Buffer.from(coeId)]] }), "image/jpeg");
  const change = { coeId, expectedEditSeq: editSeq, changedAt: later };
  expect(await commitNewRevision(db, making("signed", [photo]), change)).toMatchObject({ ok: true });
};

const start = (name: string, { id }: Person) => ({
  recruiterId: id,
  at: later,
  state: "ZZ",
  answersSchema: answersSchemaVersion,
  answers: answersOf(name),
  summary: summaryOf(name),
});

const bodiesOf = async ({ db }: Tablet) => (await db.revisions.count()) + (await db.attachments.count());

describe("a COE that is handed to another recruiter", () => {
  it("[P10] comes with every version to the new one's tablet, whose cursor was past it, and is written on there", async () => {
    const { ana, ben, first, second, coeId } = await twoTablets("all");
    await sign(first, coeId, 1);
    await first.round();
    await second.round();
    const told = await revisionsOf(first.db, coeId);
    await handOver(coeId, ana, ben);
    await second.round();
    expect(await namesIn(second, ben)).toEqual(["Olmos"]);
    expect(await lineOf(second, ben)).toMatchObject({ coeId, stage: "received", onThisTablet: false });
    const known = await revisionsOf(second.db, coeId);
    expect(known.map(({ id }) => id).sort()).toEqual(told.map(({ id }) => id).sort());
    const head = (await lineOf(second, ben))?.headRevisionId as Sha256;
    expect(await readRevision(second.db, head)).toMatchObject({ ok: true, value: { author: { recruiterId: ana.id } } });

    await first.round();
    expect(await namesIn(first, ana)).toEqual([]);
    expect(await recruiterOfCoe(first.db, coeId)).toBe(ben.id);
    expect(await mayGoOn(first.db, coeId, ana.id, ana.id)).toBe(false);
    expect(await mayGoOn(second.db, coeId, ana.id, ben.id)).toBe(true);
    // A second quiet round moves nothing more.
    const places = await first.db.known.toArray();
    expect(await first.round()).toMatchObject({ sent: 0, received: 0 });
    expect(await first.db.known.toArray()).toEqual(places);
  });

  it("[P10] [P5] a draft is continued by the new one, whose versions bear their own name", async () => {
    const { ana, ben, first, second, coeId } = await twoTablets("draft");
    await handOver(coeId, ana, ben);
    await second.round();
    expect(await lineOf(second, ben)).toMatchObject({ coeId, stage: "draft", continuable: true });
    const head = (await lineOf(second, ben))?.headRevisionId as Sha256;
    expect((await adoptDraft(second.db, coeId, head, start("Olmos", ben))).ok).toBe(true);
    await saveDraft(second.db, coeId, 0, { changedAt: later, answers: answersOf("Olmos Ruiz") });
    await second.round({ checkpoint });
    const theirs = (await lineOf(second, ben))?.headRevisionId as Sha256;
    expect(await readRevision(second.db, theirs)).toMatchObject({ value: { author: { recruiterId: ben.id } } });
    expect((await second.db.receipts.get(theirs))?.receipt).toMatchObject({ standing: "accepted" });
    await first.round();
    // What only the new one knows is not told to the former any more.
    expect((await revisionsOf(first.db, coeId)).map(({ id }) => id)).not.toContain(theirs);
  });

  it("[P21] [P7] a COE that left keeps its unsent version and photo on the tablet until the State holds them, and is given up after", async () => {
    const { ana, ben, network, first, second, coeId } = await twoTablets("unsent");
    await sign(first, coeId, 1);
    await handOver(coeId, ana, ben);
    await secure(everything);
    network.weather = ({ init }) => (init.method === "PUT" ? Promise.resolve(problem(503, "busy")) : null);
    await first.round({ retentionDays: -1 });
    expect(await namesIn(first, ana)).toEqual([]);
    expect(await unsentIds(first.db)).toMatchObject({
      revisions: [expect.any(String)],
      attachments: [expect.any(String)],
    });
    await first.round({ retentionDays: -1 });
    expect(await bodiesOf(first)).toBe(3);

    network.weather = () => null;
    await first.round({ byHand: true, retentionDays: 30 });
    await first.round({ byHand: true, retentionDays: 30 });
    expect(await unsentIds(first.db)).toEqual({ revisions: [], attachments: [] });
    const receipts = (await first.db.receipts.toArray()).map(({ receipt }) => receipt.standing);
    expect(new Set(receipts)).toEqual(new Set(["accepted"]));
    // Seen by whoever has it now.
    await second.round();
    expect(await lineOf(second, ben)).toMatchObject({ coeId, stage: "received", setAside: false });
    // Retained as long as the policy says, then given up.
    expect(await bodiesOf(first)).toBe(3);
    await first.round({ retentionDays: -1 });
    expect(await bodiesOf(first)).toBe(0);
    expect(await first.db.drafts.count()).toBe(0);
  });

  it("[P21] is never given up while the State counts no backup of it, or does not answer for it in that round", async () => {
    const { ana, ben, network, first, coeId } = await twoTablets("asked");
    await handOver(coeId, ana, ben);
    await first.round({ retentionDays: -1 });
    expect(await bodiesOf(first)).toBe(1);
    await secure(everything);
    network.weather = ({ path }) => (path === "/v1/confirm" ? Promise.resolve(problem(503, "busy")) : null);
    await first.round({ retentionDays: -1 });
    expect(await bodiesOf(first)).toBe(1);
    network.weather = () => null;
    await first.round({ retentionDays: -1 });
    expect(await bodiesOf(first)).toBe(0);
  });

  it("[P21] [P22] what was typed and not sent becomes a version, which the new recruiter gets; the copy is kept until it is given up", async () => {
    const { ana, ben, first, second, coeId } = await twoTablets("typed");
    await saveDraft(first.db, coeId, 1, { changedAt: later, answers: answersOf("Olmos Vega") });
    await handOver(coeId, ana, ben);
    // Its screen is open: what is typed on there is kept too.
    await noteOnDevice(first.db, { openInterview: { coeId, recruiterId: ana.id, at: later } });
    await first.round();
    expect(await first.db.drafts.count()).toBe(1);
    expect((await saveDraft(first.db, coeId, 2, { changedAt: later, answers: answersOf("Olmos Vela") })).ok).toBe(true);
    expect(await namesIn(first, ana)).toEqual([]);
    await noteOnDevice(first.db, { openInterview: null });
    await first.round({ checkpoint });
    expect(await first.db.drafts.count()).toBe(0);
    expect(await first.db.laidAside.count()).toBe(1);
    expect(await bodiesOf(first)).toBe(2);
    await second.round();
    expect(await namesIn(second, ben)).toEqual(["Olmos Vela"]);
    expect(await lineOf(second, ben)).toMatchObject({ forked: false, continuable: true });
  });

  it("[P2] [P21] a signature that was given already is in no version: it stays where it is, and stands there when it is handed back", async () => {
    const { ana, ben, first, coeId } = await twoTablets("signing");
    await saveDraft(first.db, coeId, 1, { changedAt: later, signing: familySigned });
    await handOver(coeId, ana, ben);
    await first.round({ checkpoint });
    expect(await namesIn(first, ana)).toEqual([]);
    expect(await first.db.laidAside.count()).toBe(0);
    expect(await handedOn(first.db, coeId)).toMatchObject({ to: ben.name, unsent: 0, mayFinish: true });
    await handOver(coeId, ben, ana);
    await first.round({ checkpoint });
    expect(await namesIn(first, ana)).toEqual(["Olmos"]);
    expect(await readDraft(first.db, coeId)).toMatchObject({ signing: familySigned });
  });

  it("[P22] a signing of which nothing was signed yet makes way", async () => {
    const { ana, ben, first, coeId } = await twoTablets("read-back");
    const readBack = { ...familySigned, step: "read-back", intervieweeSignature: null } as const;
    await saveDraft(first.db, coeId, 1, { changedAt: later, signing: readBack });
    await handOver(coeId, ana, ben);
    await first.round({ checkpoint });
    expect(await first.db.drafts.count()).toBe(0);
    expect(await handedOn(first.db, coeId)).toMatchObject({ to: ben.name, unsent: 0, mayFinish: false });
  });

  it("[P5] what another window writes is not laid aside under its hands", async () => {
    const { ana, ben, first, coeId } = await twoTablets("window");
    const held = [{ name: `coe:${coeId}`, mode: "exclusive", clientId: "another-window" } as const];
    const asked = vi.spyOn(navigator.locks, "query").mockResolvedValue({ held, pending: [] });
    await handOver(coeId, ana, ben);
    await first.round({ checkpoint });
    expect(await first.db.drafts.count()).toBe(1);
    asked.mockRestore();
    await first.round({ checkpoint });
    expect(await first.db.drafts.count()).toBe(0);
  });

  it("[P12] a copy that cannot be laid aside keeps nothing else from being done", async () => {
    const { ana, ben, first, coeId } = await twoTablets("full");
    first.db.laidAside.hook("creating", () => {
      throw new Error("the disk is full");
    });
    await handOver(coeId, ana, ben);
    expect(await first.round({ checkpoint })).toMatchObject({ outcome: "done", problem: null });
    expect(await first.db.drafts.count()).toBe(1);
  });

  it("is handed back: it stands in the first one's list again, is continued there, and leaves the other's", async () => {
    const { ana, ben, first, second, coeId } = await twoTablets("back");
    await handOver(coeId, ana, ben);
    await Promise.all([first.round(), second.round()]);
    await handOver(coeId, ben, ana);
    await Promise.all([first.round(), second.round()]);
    expect(await namesIn(second, ben)).toEqual([]);
    expect(await namesIn(first, ana)).toEqual(["Olmos"]);
    const line = await lineOf(first, ana);
    expect(line).toMatchObject({ continuable: true });
    expect((await adoptDraft(first.db, coeId, line?.headRevisionId as Sha256, start("Olmos", ana))).ok).toBe(true);
    await saveDraft(first.db, coeId, 0, {
      changedAt: later,
      answers: answersOf("Olmos Paz"),
      summary: summaryOf("Olmos Paz"),
    });
    await first.round({ checkpoint });
    expect(await unsentIds(first.db)).toEqual({ revisions: [], attachments: [] });
    expect(await namesIn(first, ana)).toEqual(["Olmos Paz"]);
  });

  it.each([
    ["is heeded by this one", {}, 0],
    ["and this one only in part, is heeded and kept for a later one", { region: "N" }, 1],
  ])("[P16] what an earlier release of the app was told and did not understand %s", async (_what, more, kept) => {
    const { ana, ben, first, coeId } = await twoTablets(`early-${kept}`);
    const change = {
      ...more,
      seq: 4711,
      kind: "left",
      coeId,
      from: ana.id,
      to: { id: ben.id, name: ben.name },
      at: later,
    };
    const { server } = state.store;
    const sealed = await sealValue(first.db, "unread", `${server}+4711`, change);
    await first.db.unread.put({ server, seq: 4711, kind: "left", sealed });
    await first.round();
    expect(await namesIn(first, ana)).toEqual([]);
    expect(await first.db.unread.count()).toBe(kept);
  });
});

describe("a tablet that both use", () => {
  /** Whoever enters has their own vault open, and the other one's is shut. The first of them has entered. */
  async function sharedTablet(name: string) {
    await secure(null);
    const [ana, ben] = [recruiter(`ana-${name}`), recruiter(`ben-${name}`)];
    const { tabletVault, db } = await windowOfTablet({ newId: mintId });
    const enter = async (person: Person) => {
      await tabletVault.enter({ personId: person.id, initials: "RP", practice: true });
      await rememberRecruiter(db, person);
    };
    const hers = await newTablet(await state.enter(ana), ana, db);
    await enter(ana);
    const his = await newTablet(await state.enter(ben), ben, db);
    return { db, ana, ben, hers, his, enter };
  }

  it.each([
    ["that nobody has begun to sign makes way", null, 0],
    ["that a family has begun to sign stays where it is", familySigned, 1],
  ])("[P22] [P2] a draft behind a shut vault %s", async (how, signing, kept) => {
    const { db, ana, ben, hers, his, enter } = await sharedTablet(`shut-${kept}`);
    const { coeId } = await newDraft(db, "Olmos", ana.id);
    await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Olmos"), signing });
    await hers.round({ checkpoint });
    await enter(ben);
    await handOver(coeId, ana, ben);
    await his.round();
    await his.round();
    expect(await db.drafts.count(), how).toBe(kept);
    if (kept === 0) expect(await lineOf(his, ben)).toMatchObject({ familyName: "Olmos", continuable: true });
  });

  it("[P22] shows the COE to the new one, sealed for them, and not to the former one any more", async () => {
    const { db, ana, ben, hers, his, enter } = await sharedTablet("shared");
    const coe = await signedCoe(hers, "Olmos", [], ana.id);
    await hers.round();
    await enter(ben);
    await his.round();
    await handOver(coe.coeId, ana, ben);
    await his.round();
    expect(await namesIn(his, ben)).toEqual(["Olmos"]);
    expect((await readRevision(db, coe.parents[0] as Sha256)).ok).toBe(true);
    // Her vault is shut, and what she signed is in a version: her copy does not stand in his way.
    expect(await db.drafts.count()).toBe(0);
    expect(await db.laidAside.count()).toBe(1);
    await enter(ana);
    await hers.round();
    expect(await namesIn(hers, ana)).toEqual([]);
    // What she made here is still here, for it was given up by nobody.
    expect(await db.revisions.count()).toBe(1);
    await handOver(coe.coeId, ben, ana);
    await hers.round();
    // His session has sealed the names for him in between.
    expect(await namesIn(hers, ana)).toEqual(["Olmos"]);
  });
});

it("[P13] after a sign of another history the tablet goes by what the feed tells anew, and nothing is lost", async () => {
  const { ana, ben, coeId, first } = await twoTablets("restored");
  await handOver(coeId, ana, ben);
  await first.round();
  expect(await namesIn(first, ana)).toEqual([]);
  await startFeedAgain(first.db);
  expect(await namesIn(first, ana)).toEqual(["Olmos"]);
  await first.round();
  expect(await namesIn(first, ana)).toEqual([]);
  expect(await bodiesOf(first)).toBe(1);
});
