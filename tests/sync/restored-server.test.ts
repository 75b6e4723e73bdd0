import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { decisionSchema } from "../../src/domain/protocol/review.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { custodyOfCoe } from "../../src/storage/custody.ts";
import { readDevice } from "../../src/storage/device.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { officePost } from "../../src/sync/office.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { practiceRecruiters, practiceReviewer } from "../../sync-server/practice/people.ts";
import { engines, type ServedState } from "../postgres/served-state.ts";
import { jpeg } from "../server/picture-making.ts";
import { enterPractice, type ServerProcess, startProcess } from "../server/server-process.ts";
import { nextId } from "../storage/made.ts";
import { patientAfter } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";
import { weatherOver } from "./weather.ts";

describe.each(engines)("on $name", ({ isMissing, start }) => {
  // Processes are started in it: on a busy machine each start takes a while.
  describe.skipIf(isMissing())("a server restored from a backup", { timeout: 600_000 }, () => {
    let engine: Awaited<ReturnType<typeof start>>;
    let state: ServedState;
    let copies: string;
    let server: ServerProcess;
    beforeAll(async () => {
      engine = await start();
    });
    afterAll(() => engine?.stop());
    beforeEach(async () => {
      state = await engine.open();
      copies = join(state.folder, "copies");
      server = await startServer();
    });
    afterEach(async () => {
      server.process.kill("SIGKILL");
      await state.clear();
    });

    const startServer = () => startProcess(state.folder, state.environment);

    const personOf = (newcomer: Omit<Person, "state">): Person => ({ ...newcomer, state: "ZZ" });

    /** Somebody at the server that runs at the moment, who can sign in again. */
    async function signedIn(personId: string): Promise<Carrier & { signInAgain(): Promise<void> }> {
      let cookie = await enterPractice(server.url, personId);
      return {
        fetch: (path, init) => fetch(server.url + path, { ...init, headers: { ...init.headers, cookie } }),
        after: patientAfter,
        async signInAgain() {
          cookie = await enterPractice(server.url, personId);
        },
      };
    }

    async function recruiterWithTablet(region: "N" | "C" | "S") {
      const person = personOf(practiceRecruiters[region]);
      const session = await signedIn(person.id);
      const network = weatherOver(session);
      const tablet = await newTablet(network, person);
      tablet.clock.ms = Date.now();
      let photos = 0;
      const interview = () => {
        photos += 1;
        const photo = jpeg({ notes: [["comment", Buffer.from(`${person.id} ${photos}`)]] });
        return signedCoe(tablet, "Olmos", [nameAttachment(photo, "image/jpeg")], person.id);
      };
      return { person, network, tablet, session, interview };
    }

    const namesOn = async ({ db }: Tablet): Promise<string[]> =>
      [
        ...(await db.revisions.toCollection().primaryKeys()),
        ...(await db.attachments.toCollection().primaryKeys()),
      ] as string[];

    async function deny(coeId: string, revisionId: string | undefined): Promise<string> {
      const desk = await signedIn(practiceReviewer.id);
      const reviewId = nextId();
      const words = {
        decision: "denied",
        reasons: ["other"],
        note: "No qualifying work.",
        comments: [],
        overturns: null,
      };
      expect(
        await officePost("/v1/reviews", { reviewId, coeId, revisionId, ...words }, decisionSchema, desk),
      ).toMatchObject({ ok: true });
      return reviewId;
    }

    async function restoreYesterday(): Promise<void> {
      expect(await server.end("SIGTERM")).toBe(0);
      const [file] = await state.copiesIn(copies);
      const said = await state.command("restore", file ?? "", "--replace");
      expect(said).toMatchObject({ code: 0 });
    }

    it("[P11] [P13] [F25] restored from yesterday's backup under running tablets: they notice and send again, nothing lost, nothing twice", async () => {
      const [north, central] = [await recruiterWithTablet("N"), await recruiterWithTablet("C")];
      const old = await north.interview();
      await central.interview();
      for (const { tablet } of [north, central])
        expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 2 });
      expect(await state.command("backup", copies)).toMatchObject({ code: 0 });
      await north.tablet.round();
      expect((await custodyOfCoe(north.tablet.db, old.coeId))?.word).toBe("secured");

      // Today: more work, a tablet that yesterday's server has never met, and two decisions.
      const recent = await north.interview();
      await central.interview();
      const south = await recruiterWithTablet("S");
      await south.interview();
      const all = [north, central, south];
      for (const { tablet } of all) await tablet.round();
      const decided = [await deny(old.coeId, old.parents[0]), await deny(recent.coeId, recent.parents[0])];
      await north.tablet.round();
      expect(await north.tablet.db.decisions.toCollection().primaryKeys()).toEqual(expect.arrayContaining(decided));
      for (const { tablet } of all) expect(await unsentIds(tablet.db)).toEqual({ revisions: [], attachments: [] });

      await restoreYesterday();
      // A tablet goes on without a server: what is written meanwhile waits with the rest.
      await central.interview();
      expect(await central.tablet.round()).toMatchObject({ outcome: "problem", problem: "no-answer" });
      server = await startServer();

      // The first one back takes the very places in the feed that the others remember: only the chain tells them.
      expect(await central.tablet.round({ byHand: true })).toMatchObject({ outcome: "done" });
      expect(await north.tablet.round({ byHand: true })).toMatchObject({ outcome: "done" });
      expect(north.network.log).toContain("POST /v1/confirm");
      expect(await south.tablet.round({ byHand: true })).toMatchObject({ problem: "not-signed-in" });
      await south.session.signInAgain();
      expect(await south.tablet.round({ byHand: true })).toMatchObject({ outcome: "done" });

      const here = (await Promise.all(all.map(({ tablet }) => namesOn(tablet)))).flat();
      const held = (
        await state.rows<{ id: string }>("select id from revisions union all select id from attachments")
      ).map(({ id }) => id);
      expect(here.filter((id) => !held.includes(id))).toEqual([]);
      expect(new Set(held).size).toBe(held.length);
      expect(await state.findings()).toEqual([]);

      const places = new Map(
        (
          await state.rows<{ id: string; seq: number; chain: string }>(
            "select id, seq, chain from revisions union all select id, seq, chain from attachments",
          )
        ).map((row) => [row.id, row] as const),
      );
      for (const { tablet, network } of all) {
        expect(await unsentIds(tablet.db)).toEqual({ revisions: [], attachments: [] });
        for (const { id, receipt } of await tablet.db.receipts.toArray())
          expect({ seq: receipt.seq, chain: receipt.chain }).toEqual({
            seq: places.get(id)?.seq,
            chain: places.get(id)?.chain,
          });
        network.log.length = 0;
        expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 0 });
        expect(network.log.filter((line) => line.startsWith("PUT"))).toEqual([]);
      }

      // The decisions that the State has lost are on the tablet that was told of them, and it offered them back; nobody applied them.
      expect(await north.tablet.db.decisions.toCollection().primaryKeys()).toEqual(expect.arrayContaining(decided));
      expect(
        (await state.rows<{ id: string }>("select id from reviews")).filter(({ id }) => decided.includes(id)),
      ).toEqual([]);
      const offered = await state.rows<{ id: string; by: string }>(
        "select review_id as id, offered_by as by from offered_decisions",
      );
      expect(offered.map(({ id }) => id).sort()).toEqual([...decided].sort());
      expect(new Set(offered.map(({ by }) => by))).toEqual(new Set([north.person.id]));
      for (const { coeId } of [old, recent])
        expect((await readCoeList(north.tablet.db, north.person.id)).find((row) => row.coeId === coeId)).toMatchObject({
          stage: "denied",
          decisionLost: true,
        });
    });

    it("[P21] what only a later backup held is not secured any more, and nothing is given up on the strength of it", async () => {
      const north = await recruiterWithTablet("N");
      await north.interview();
      await north.tablet.round();
      expect(await state.command("backup", copies)).toMatchObject({ code: 0 });
      const late = await north.interview();
      await north.tablet.round();
      await deny(late.coeId, late.parents[0]);
      const second = join(state.folder, "later copies");
      expect(await state.command("backup", second)).toMatchObject({ code: 0 });
      await north.tablet.round();
      const securedSeq = async () => (await readDevice(north.tablet.db)).securedSeq ?? 0;
      const receipt = await north.tablet.db.receipts.get(late.parents[0] as Sha256);
      expect(receipt?.receipt.seq).toBeLessThanOrEqual(await securedSeq());
      const secured = await securedSeq();
      await restoreYesterday();
      server = await startServer();
      const before = await namesOn(north.tablet);
      expect(await north.tablet.round({ byHand: true, retentionDays: -1 })).toMatchObject({ outcome: "done", sent: 2 });
      expect(await securedSeq()).toBeLessThan(secured);
      expect(await namesOn(north.tablet)).toEqual(before);
    });
  });
});
