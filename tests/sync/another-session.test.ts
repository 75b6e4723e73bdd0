import { afterAll, beforeAll, expect, it } from "vitest";
import { bodiesHeader } from "../../src/domain/protocol/bodies.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { readDevice } from "../../src/storage/device.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { introduceTablet } from "../../src/sync/introducing.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

/**
 * A browser keeps its cookies by itself: somebody who has just signed in, in another window or from the State's sign-on, is there
 * before the tablet's own books say so. What a round reads in between is not for the person in whose name it reads.
 */
let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

const [ana, leo] = [recruiter("ana"), recruiter("leo")];

/** Of Ana, who has two COEs from another tablet of hers. */
async function anasTablet(): Promise<Tablet & { coeIds: readonly string[] }> {
  const other = await newTablet(await state.enter(ana), ana);
  const coes = [await signedCoe(other, "Arce", [], ana.id), await signedCoe(other, "Arce", [], ana.id)];
  await other.round();
  return { ...(await newTablet(await state.enter(ana), ana)), coeIds: coes.map(({ coeId }) => coeId) };
}

/** Leo's session, to which this tablet is known as well. */
async function leosWay(tablet: Tablet): Promise<Carrier> {
  const carrier = await state.enter(leo);
  await introduceTablet({ ...tablet.carrying, transport: tablet.over(carrier) });
  return carrier;
}

/** How many of the two her list shows with the family's name. */
async function shown({ db, coeIds }: Tablet & { coeIds: readonly string[] }): Promise<number> {
  const list = await readCoeList(db, ana.id);
  return list.filter((line) => coeIds.includes(line.coeId) && line.familyName === "Arce").length;
}

it("[P22] a feed that is another person's moves nobody's cursor: what is one's own is still told", async () => {
  const tablet = await anasTablet();
  const report = await tablet.round({ transport: tablet.over(await leosWay(tablet)) });
  expect(report).toMatchObject({ outcome: "problem", problem: "not-signed-in" });
  expect((await readDevice(tablet.db)).cursors).toEqual({});
  expect(await tablet.round()).toMatchObject({ outcome: "done" });
  expect(await shown(tablet)).toBe(2);
});

/** One that gives no bodies at once. */
async function ofOldServer(answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete(bodiesHeader);
  return new Response(await answer.text(), { status: answer.status, headers });
}

it.each(["several at once", "one by one"])(
  "[P22] a body that another person is not shown is still wanted (%s)",
  async (how) => {
    const tablet = await anasTablet();
    const hers = await state.enter(ana);
    await introduceTablet({ ...tablet.carrying, transport: tablet.over(hers) });
    const his = await leosWay(tablet);
    let turned = false;
    const turning: Carrier = {
      ...hers,
      async fetch(path, init) {
        if (/^\/v1\/(bodies|revisions)/.test(path)) turned = true;
        const answer = await (turned ? his : hers).fetch(path, init);
        return how === "one by one" && path.startsWith("/v1/hello") ? ofOldServer(answer) : answer;
      },
    };
    await tablet.round({ transport: tablet.over(turning) });
    expect(turned).toBe(true);
    expect(await shown(tablet)).toBe(0);
    await tablet.round({ transport: tablet.over(hers) });
    expect(await shown(tablet)).toBe(2);
  },
);

it("[P22] the one who is there now reads their own as soon as the tablet knows of them", async () => {
  const tablet = await anasTablet();
  const transport = tablet.over(await leosWay(tablet));
  await tablet.round({ transport });
  await rememberRecruiter(tablet.db, leo);
  expect(await tablet.round({ transport })).toMatchObject({ outcome: "done" });
  expect(Object.keys((await readDevice(tablet.db)).cursors)).toEqual([leo.id]);
});

it("[P22] what is unsent leaves in the other one's session all the same, before the tablet knows of them", async () => {
  const tablet = await anasTablet();
  const coe = await signedCoe(tablet, "Arce", [], ana.id);
  const report = await tablet.round({ transport: tablet.over(await leosWay(tablet)) });
  expect(report).toMatchObject({ sent: 1, problem: "not-signed-in" });
  expect((await custodyOfCoe(tablet.db, coe.coeId))?.word).toBe("complete");
});
