import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { readDevice } from "../../src/storage/device.ts";
import { readRevision } from "../../src/storage/revisions.ts";
import { openValue } from "../../src/storage/sealed-column.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { officePost } from "../../src/sync/office.ts";
import { jpeg } from "../server/picture-making.ts";
import { nextId } from "../storage/made.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe } from "./tablet.ts";
import { weatherOver } from "./weather.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

/** Everything that the State holds now is in a verified backup. */
const secure = (securedSeq: number | null) =>
  state.store.write((db) => db.updateTable("history").set({ secured_seq: securedSeq }).execute());

async function deniedCoe(id: string) {
  await secure(null);
  const network = weatherOver(await state.enter(recruiter(id)));
  const tablet = await newTablet(network, recruiter(id));
  tablet.clock.ms = Date.now();
  const photo = jpeg({ notes: [["comment", Buffer.from(id)]] });
  const coe = await signedCoe(tablet, "Olmos", [nameAttachment(photo, "image/jpeg")], id);
  await tablet.round();
  const review = {
    reviewId: nextId(),
    coeId: coe.coeId,
    revisionId: coe.parents[0],
    decision: "denied",
    reasons: ["other"],
  };
  const rest = { note: "No qualifying work.", comments: [], overturns: null };
  const desk = await state.enter(reviewer());
  expect((await officePost("/v1/reviews", { ...review, ...rest }, decisionSchema, desk)).ok).toBe(true);
  await tablet.round();
  const bodies = async () => (await tablet.db.revisions.count()) + (await tablet.db.attachments.count());
  return { network, tablet, coe, bodies };
}

const everything = Number.MAX_SAFE_INTEGER;

describe("[P21] local copies are given up", () => {
  it("never while the State counts no backup, before the retention has passed, or without a policy", async () => {
    const { tablet, bodies } = await deniedCoe("r-keep");
    await tablet.round({ retentionDays: -1 });
    expect(await bodies()).toBe(2);
    await secure(everything);
    await tablet.round({ retentionDays: 30 });
    await tablet.round({ retentionDays: null });
    expect(await bodies()).toBe(2);
  });

  it("when decided, retained long enough and secured: the line, the receipts and the decision stay", async () => {
    const { tablet, coe, bodies } = await deniedCoe("r-release");
    await secure(everything);
    await tablet.round({ retentionDays: -1 });
    expect(await bodies()).toBe(0);
    expect(await unsentIds(tablet.db)).toEqual({ revisions: [], attachments: [] });
    expect(await tablet.db.receipts.count()).toBe(2);
    const [line] = await readCoeList(tablet.db, "r-release");
    expect(line).toMatchObject({ coeId: coe.coeId, familyName: "Olmos", stage: "denied", onThisTablet: false });
    expect(await readRevision(tablet.db, coe.parents[0]!)).toMatchObject({ ok: false, error: { code: "missing" } });
  });

  it("not when the server, asked in the same round, no longer holds them: they are sent again instead", async () => {
    const { network, tablet, bodies } = await deniedCoe("r-asked");
    await secure(everything);
    network.weather = ({ path, init }) => {
      if (path !== "/v1/confirm") return null;
      const { ids } = JSON.parse(new TextDecoder().decode(init.body as Uint8Array));
      return Promise.resolve(Response.json({ held: [], unknown: ids }));
    };
    await tablet.round({ retentionDays: -1 });
    expect(await bodies()).toBe(2);
    network.weather = () => null;
    expect(await tablet.round()).toMatchObject({ sent: 2 });
  });

  it("not when only a part of them is in the backup", async () => {
    const { tablet, bodies } = await deniedCoe("r-part");
    const [receipt] = (await tablet.db.receipts.toArray()).map((row) => row.receipt).sort((a, b) => a.seq - b.seq);
    await secure(receipt!.seq);
    await tablet.round({ retentionDays: -1 });
    expect(await bodies()).toBe(2);
  });
});

describe("[P11] confirming", () => {
  it("weekly, and begins again when it was cut off after the history changed", async () => {
    const { network, tablet } = await deniedCoe("r-cut");
    const asked = () => network.log.filter((line) => line.endsWith("/v1/confirm")).length;
    expect(asked()).toBe(1);
    tablet.clock.ms += 8 * 24 * 3_600_000;
    await tablet.round();
    expect(asked()).toBe(2);
    await tablet.db.device.put({ ...(await readDevice(tablet.db)), mustConfirm: true });
    network.weather = ({ path }) => (path === "/v1/confirm" ? Promise.reject(new TypeError("offline")) : null);
    await tablet.round();
    expect((await readDevice(tablet.db)).mustConfirm).toBe(true);
    network.weather = () => null;
    await tablet.round();
    expect((await readDevice(tablet.db)).mustConfirm).toBe(false);
    expect(asked()).toBeGreaterThan(3);
  });
});

describe("[P13] the feed", () => {
  it("keeps a change that this release does not know, and moves on", async () => {
    const { network, tablet } = await deniedCoe("r-unread");
    network.weather = ({ path, go }) => {
      if (!path.startsWith("/v1/changes")) return null;
      return go().then(async (answer) => {
        const page = await answer.json();
        return Response.json({ ...page, changes: [{ seq: 999, kind: "of tomorrow", text: "¡hola!" }] });
      });
    };
    expect(await tablet.round()).toMatchObject({ outcome: "done" });
    const [kept] = await tablet.db.unread.toArray();
    expect(kept).toMatchObject({ seq: 999, kind: "of tomorrow" });
    const opened = await openValue(tablet.db, "unread", `${kept?.server}+999`, kept?.sealed ?? new ArrayBuffer(0));
    expect(opened).toMatchObject({ ok: true, value: { text: "¡hola!" } });
  });

  it("[P19] numbers that the server has seen and the tablet does not remember are told as a loss", async () => {
    const { tablet } = await deniedCoe("r-lost");
    await tablet.db.device.put({ ...(await readDevice(tablet.db)), deviceSeq: 0 });
    await tablet.round();
    expect(await readDevice(tablet.db)).toMatchObject({ deviceSeq: 1, lost: { fromSeq: 1, toSeq: 1 } });
  });
});
