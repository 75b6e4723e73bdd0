import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { batchCodingsHeader, batchHeader } from "../../src/domain/protocol/batch.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { writerNumber } from "../../src/storage/database.ts";
import { noteOnDevice } from "../../src/storage/device.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import { openValue } from "../../src/storage/sealed-column.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { officePost } from "../../src/sync/office.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { answersOf, later, making, newDraft, nextId, summaryOf } from "../storage/made.ts";
import { recruiter, reviewer, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { problem, type Weather, weatherOver } from "./weather.ts";

// The version matrix in small (protocol 4.8): this release's sync code and server, with one side as a neighbouring release speaks.
// `npm run ordeal -- versions` does the same with releases that really were, in a browser.

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

async function tabletOf(id: string) {
  const network = weatherOver(await state.enter(recruiter(id)));
  return { network, tablet: await newTablet(network, recruiter(id)) };
}

/** A later release says more, in every object of every answer. Where members are named by chance, they stay as they are. */
function says(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((each) => says(each));
  if (value === null || typeof value !== "object") return value;
  const members = Object.entries(value).map(([key, each]) => [key, says(each, key)]);
  return { ...Object.fromEntries(members), ...(name === "about" || name === "details" ? {} : { later: { more: 1 } }) };
}

const laterServer: Weather = ({ go }) =>
  go().then(async (answer) => {
    const { status, headers } = answer;
    const text = await answer.text();
    const isJson = headers.get("content-type")?.includes("json") && !headers.get("content-type")?.includes("octet");
    const isAnswer = isJson && !text.includes('"answersSchema"');
    return new Response(isAnswer ? JSON.stringify(says(JSON.parse(text))) : text, { status, headers });
  });

/** As the releases before batches and offers answered, and those whose hello told no key. */
const earlierServer: Weather = ({ path, go }) => {
  if (path === "/v1/batch" || path.startsWith("/v1/offered-decisions/"))
    return Promise.resolve(problem(404, "not-found"));
  if (!path.startsWith("/v1/hello")) return null;
  return go().then(async (answer) => {
    const headers = new Headers(answer.headers);
    headers.delete(batchHeader);
    headers.delete(batchCodingsHeader);
    const { stateKey: _, ...told } = (await answer.json()) as Record<string, unknown>;
    return Response.json(told, { headers });
  });
};

/** As the releases that took batches only as they are: what comes in a coding is no batch to them. */
const serverWithoutCodings: Weather = ({ path, init, go }) => {
  if (new Headers(init.headers).has("content-encoding")) return Promise.resolve(problem(400, "malformed"));
  if (!path.startsWith("/v1/hello")) return null;
  return go().then((answer) => {
    const headers = new Headers(answer.headers);
    headers.delete(batchCodingsHeader);
    return new Response(answer.body, { status: answer.status, headers });
  });
};

/** A server that speaks other versions than this app. */
const speaking =
  (min: number, max: number): Weather =>
  () =>
    Promise.resolve(
      new Response(
        JSON.stringify({ type: "u", title: "t", status: 426, code: "protocol-not-spoken", details: { min, max } }),
        { status: 426, headers: { "content-type": "application/problem+json" } },
      ),
    );

const isSent = async ({ db }: Tablet): Promise<boolean> => {
  const { revisions, attachments } = await unsentIds(db);
  return revisions.length + attachments.length === 0;
};

async function decided(coeId: string, revisionId: string | undefined): Promise<void> {
  const review = { reviewId: nextId(), coeId, revisionId, decision: "denied", reasons: ["other"] };
  const rest = { note: "No qualifying work.", comments: [], overturns: null };
  const desk = weatherOver(await state.enter(reviewer()));
  desk.weather = laterServer;
  expect((await officePost("/v1/reviews", { ...review, ...rest }, decisionSchema, desk)).ok).toBe(true);
}

describe("[P25] the matrix of neighbouring versions", () => {
  it("this app, a later server that says more everywhere: delivered, decided, and what it said more is kept", async () => {
    const { network, tablet } = await tabletOf("v-later");
    network.weather = laterServer;
    const coes = [await signedCoe(tablet, "Olmos", [], "v-later"), await signedCoe(tablet, "Robles", [], "v-later")];
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null, sent: 2 });
    expect(await isSent(tablet)).toBe(true);
    await decided(coes[0]?.coeId ?? "", coes[0]?.parents[0]);
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null });
    expect(await tablet.db.decisions.toArray()).toMatchObject([{ coeId: coes[0]?.coeId, decision: "denied" }]);
    expect((await custodyOfCoe(tablet.db, coes[1]?.coeId ?? ""))?.word).toBe("complete");
    const unread = await tablet.db.unread.toArray();
    const told = unread.find(({ kind }) => kind === "decided");
    const row = `${told?.server}+${told?.seq}`;
    expect(await openValue(tablet.db, "unread", row, told?.sealed ?? new ArrayBuffer(0))).toMatchObject({
      ok: true,
      value: { later: { more: 1 }, decision: { later: { more: 1 } } },
    });
  });

  it("a second tablet of this app reads from a later server what the first one sent", async () => {
    const { tablet } = await tabletOf("v-two");
    const coe = await signedCoe(tablet, "Fresno", [], "v-two");
    await tablet.round();
    const { network, tablet: other } = await tabletOf("v-two");
    network.weather = laterServer;
    expect(await other.round()).toMatchObject({ outcome: "done", problem: null });
    expect((await other.db.known.toArray()).map(({ id }) => id)).toEqual(coe.parents);
    expect(await other.db.fetched.count()).toBe(1);
  });

  it("this app, an earlier server: everything goes one by one and is delivered", async () => {
    const { network, tablet } = await tabletOf("v-earlier");
    network.weather = earlierServer;
    for (const name of ["Uno", "Dos", "Tres"]) await signedCoe(tablet, name, [], "v-earlier");
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null, sent: 3 });
    expect(await isSent(tablet)).toBe(true);
  });

  it("this app, a server of the release before codings, and that app with this server: batches go as they are, once", async () => {
    const { network, tablet } = await tabletOf("v-plain");
    network.weather = serverWithoutCodings;
    for (const name of ["Uno", "Dos", "Tres"]) await signedCoe(tablet, name, [], "v-plain");
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null, sent: 3 });
    expect(network.log.filter((line) => /^PUT|batch/.test(line))).toEqual(["POST /v1/batch"]);
  });

  it.each([
    ["lower", 1, protocolVersion.max - 1],
    ["higher", protocolVersion.max + 1, protocolVersion.max + 4],
  ])(
    "this app, a server that speaks only a %s protocol: update needed, and nothing is lost",
    async (name, min, max) => {
      const id = `v-${name}`;
      const { network, tablet } = await tabletOf(id);
      const coe = await signedCoe(tablet, "Cedro", [], id);
      network.weather = speaking(min, max);
      const before = await unsentIds(tablet.db);
      for (let again = 0; again < 12; again++)
        expect(await tablet.round({ byHand: true })).toMatchObject({ problem: "protocol-not-spoken", sent: 0 });
      expect(await unsentIds(tablet.db)).toEqual(before);
      expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("on-this-tablet-only");
      network.weather = () => null;
      expect(await tablet.round({ byHand: true })).toMatchObject({ outcome: "done", sent: 1 });
    },
  );

  it("an app of a later protocol, this server: 426 with the versions that it speaks, and nothing is kept", async () => {
    const server = await state.enter(recruiter("v-app"));
    const speaks: Carrier = {
      ...server,
      fetch: (path, init) =>
        server.fetch(path, {
          ...init,
          headers: { ...init.headers, [protocolHeader]: String(protocolVersion.max + 1) },
        }),
    };
    const tablet = await newTablet(speaks, recruiter("v-app"));
    await signedCoe(tablet, "Tejo", [], "v-app");
    expect(await tablet.round()).toMatchObject({ problem: "protocol-not-spoken", sent: 0 });
    const answer = await speaks.fetch("/v1/hello", { headers: {} });
    expect([answer.status, ((await answer.json()) as { details: unknown }).details]).toEqual([426, protocolVersion]);
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
  });

  it("[P17] this app on a database that a later release has written: it writes nothing, and sends what waits", async () => {
    const { tablet } = await tabletOf("v-rollback");
    const waiting = await signedCoe(tablet, "Aliso", [], "v-rollback");
    const draft = await newDraft(tablet.db, "Sauce", "v-rollback");
    await noteOnDevice(tablet.db, { oldestWriter: writerNumber + 1 });
    const before = { drafts: await tablet.db.drafts.toArray(), revisions: await tablet.db.revisions.toArray() };
    const refused = { ok: false, error: { code: "code-too-old", reason: "newer-writer" } };
    const change = { coeId: draft.coeId, expectedEditSeq: 0, changedAt: later };
    const words = { answers: answersOf("Sauce Llorón"), summary: summaryOf("Sauce Llorón"), changedAt: later };
    const write = () => saveDraft(tablet.db, draft.coeId, 0, words);
    expect(await write()).toEqual(refused);
    expect(await commitNewRevision(tablet.db, making("signed", []), change)).toEqual(refused);
    expect({ drafts: await tablet.db.drafts.toArray(), revisions: await tablet.db.revisions.toArray() }).toEqual(
      before,
    );
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null, sent: 1 });
    expect((await custodyOfCoe(tablet.db, waiting.coeId))?.word).toBe("complete");
    // A later release finds its own number, and goes on.
    await noteOnDevice(tablet.db, { oldestWriter: writerNumber });
    expect((await write()).ok).toBe(true);
  });
});
