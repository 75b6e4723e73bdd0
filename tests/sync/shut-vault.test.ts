import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Person } from "../../src/domain/protocol/person.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { readDevice } from "../../src/storage/device.ts";
import { saveDraft } from "../../src/storage/drafts.ts";
import { rememberRecruiter } from "../../src/storage/recruiter.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import type { RoundPoint } from "../../src/sync/carrying.ts";
import { introduceTablet } from "../../src/sync/introducing.ts";
import { keepCheckpoints } from "../../src/sync/round.ts";
import { answersOf, later, making, newDraft } from "../storage/made.ts";
import { type WindowOfTablet, windowOfTablet } from "../storage/tablet-vault-line.ts";
import { mintId } from "./enrolled.ts";
import { recruiter, type StateServer, startState } from "./state-server.ts";
import { newTablet, signedCoe, type Tablet } from "./tablet.ts";

let state: StateServer;
beforeAll(async () => {
  state = await startState();
});
afterAll(() => state.stop());

interface FieldTablet extends Tablet {
  readonly window: WindowOfTablet;
}

/** A tablet whose window has the vault of this recruiter open. */
async function fieldTablet(person: Person): Promise<FieldTablet> {
  const window = await windowOfTablet({ newId: mintId });
  const tablet = await newTablet(await state.enter(person), person, window.db);
  await opened(window, person);
  return { ...tablet, window };
}

const opened = ({ tabletVault }: WindowOfTablet, { id: personId }: Person) =>
  tabletVault.enter({ personId, initials: "RP", practice: true });

/** Somebody's COEs as the State holds them, made on a tablet of their own. */
async function handedIn(person: Person, ...names: string[]): Promise<void> {
  const tablet = await newTablet(await state.enter(person), person);
  for (const name of names) await signedCoe(tablet, name, [], person.id);
  await tablet.round();
}

const namesIn = async (db: SurcoDatabase, { id }: Person) =>
  (await readCoeList(db, id)).map((row) => row.unreadable ?? row.familyName).sort();

const cursorOf = async (db: SurcoDatabase, { id }: Person) => (await readDevice(db)).cursors[id];

describe("a round while a vault is shut", () => {
  it.each<RoundPoint>(["before-keep-page", "before-keep-body"])(
    "[4.6] that is locked %s keeps nothing half, and goes on from there when it is open again",
    async (moment) => {
      const rosa = recruiter(`r-shut-${moment}`);
      await handedIn(rosa, "Uno", "Dos", "Tres");
      const { db, window, round } = await fieldTablet(rosa);
      const passing = (point: RoundPoint) => {
        if (point === moment) void window.tabletVault.enter(null);
      };
      expect(await round({ passing })).toMatchObject({ outcome: "done", problem: null });
      expect(await db.fetched.count()).toBe(0);
      expect(await namesIn(db, rosa)).toEqual([]);
      expect(await db.wanted.count()).toBe(3);

      await opened(window, rosa);
      expect(await round()).toMatchObject({ outcome: "done", problem: null });
      expect(await namesIn(db, rosa)).toEqual(["Dos", "Tres", "Uno"]);
      expect(await db.wanted.count()).toBe(0);
    },
  );

  it("[P12] [P22] what only the vault opens waits without being called a failure, and leaves as soon as it is open", async () => {
    const rosa = recruiter("r-waits");
    const tablet = await fieldTablet(rosa);
    await signedCoe(tablet, "Ortiz", [], rosa.id);
    await tablet.window.tabletVault.enter(null);
    expect(await tablet.round()).toMatchObject({ outcome: "done", problem: null, sent: 0 });
    expect((await unsentIds(tablet.db)).revisions).toHaveLength(1);
    await opened(tablet.window, rosa);
    expect(await tablet.round()).toMatchObject({ outcome: "done", sent: 1 });
  });

  it("[P12] [P22] what only a colleague's vault opens is told of its COE, and keeps no round from being well", async () => {
    const [rosa, berta] = [recruiter("r-away"), recruiter("r-here")];
    const tablet = await fieldTablet(rosa);
    await signedCoe(tablet, "Ortiz", [], rosa.id);
    await rememberRecruiter(tablet.db, berta);
    await opened(tablet.window, berta);
    const transport = tablet.over(await state.enter(berta));
    expect(await tablet.round({ transport })).toMatchObject({ outcome: "done", problem: null, sent: 0 });
    expect(await tablet.db.attempts.toArray()).toMatchObject([{ problem: "other-vault" }]);
  });

  it("[P22] what somebody typed before they signed out leaves in a colleague's session, under the name of whoever wrote it", async () => {
    const [rosa, berta] = [recruiter("r-signs-out"), recruiter("r-comes-after")];
    const tablet = await fieldTablet(rosa);
    const { db, window } = tablet;
    await tablet.round();
    await window.vault.meetState((await readDevice(db)).stateKey ?? "");
    const { coeId } = await newDraft(db, "Peña", rosa.id);
    await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Peña") });
    await keepCheckpoints({ db, checkpoint: making("draft"), passing: () => undefined });
    await rememberRecruiter(db, berta);
    await opened(window, berta);
    const transport = tablet.over(await state.enter(berta));
    expect(await tablet.round({ transport })).toMatchObject({ outcome: "done", problem: null, sent: 1 });
    expect((await readCoeList(db, rosa.id))[0]).toMatchObject({ coeId, safetyCopy: true });
  });

  it("[P12] [P22] a vault that fails keeps nothing from leaving that goes as it lies", async () => {
    const rosa = recruiter("r-fails");
    const tablet = await fieldTablet(rosa);
    const { db, window } = tablet;
    await tablet.round();
    await window.vault.meetState((await readDevice(db)).stateKey ?? "");
    await signedCoe(tablet, "Ortiz", [], rosa.id);
    const { coeId } = await newDraft(db, "Peña", rosa.id);
    await saveDraft(db, coeId, 0, { changedAt: later, answers: answersOf("Peña") });
    vi.spyOn(window.vault, "openMany").mockRejectedValue(new Error("the vault failed: memory"));
    expect(await tablet.round({ checkpoint: making("draft") })).toMatchObject({ sent: 1 });
  });
});

describe("a round while another person's vault is open in this window", () => {
  it("[P22] seals nobody's families in it: what is told waits for the window of whoever signed in", async () => {
    const [rosa, berta] = [recruiter("r-first-window"), recruiter("r-second-window")];
    await handedIn(berta, "Quinto");
    const { db, window, round, over } = await fieldTablet(rosa);
    await rememberRecruiter(db, berta);
    const transport = over(await state.enter(berta));
    expect(await round({ transport })).toMatchObject({ outcome: "done", problem: null });
    expect(await db.fetched.count()).toBe(0);
    expect(await db.summaries.count()).toBe(0);

    await opened(window, berta);
    await round({ transport });
    expect(await namesIn(db, berta)).toEqual(["Quinto"]);
  });

  it("[P22] what was told to one recruiter waits for her while another works", async () => {
    const [rosa, berta] = [recruiter("r-told"), recruiter("r-works")];
    await handedIn(rosa, "Octavo");
    const { db, window, round, over } = await fieldTablet(rosa);
    const passing = (point: RoundPoint) => {
      if (point === "before-keep-body") void window.tabletVault.enter(null);
    };
    await round({ passing });
    await rememberRecruiter(db, berta);
    await opened(window, berta);
    await round({ transport: over(await state.enter(berta)) });
    expect(await db.wanted.count()).toBe(1);

    await rememberRecruiter(db, rosa);
    await opened(window, rosa);
    await round();
    expect(await namesIn(db, rosa)).toEqual(["Octavo"]);
  });

  it("[4.6] what is told to the next person counts for nobody who was read for before", async () => {
    const [rosa, berta] = [recruiter("r-leaves"), recruiter("r-comes")];
    await handedIn(rosa, "Sexto");
    await handedIn(berta, "Séptimo");
    const { carrying, db, window, round, over } = await fieldTablet(rosa);
    let isHers = false;
    const passing = (point: RoundPoint) => {
      if (point === "before-page") isHers = true;
    };
    // The session changes hands while a round is on its way.
    const [rosas, bertas] = [over(await state.enter(rosa)), over(await state.enter(berta))];
    await introduceTablet({ ...carrying, transport: bertas });
    const changes: typeof rosas.changes = async (after, reader) => {
      if (isHers) await rememberRecruiter(db, berta);
      return isHers ? bertas.changes(after, berta.id) : rosas.changes(after, reader);
    };
    await round({ transport: { ...rosas, changes }, passing });
    expect(await cursorOf(db, rosa)).toBeUndefined();
    expect(await db.summaries.count()).toBe(0);

    await rememberRecruiter(db, rosa);
    await opened(window, rosa);
    await round({ transport: rosas });
    expect(await namesIn(db, rosa)).toEqual(["Sexto"]);
  });
});
