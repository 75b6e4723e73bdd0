import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Tablet } from "../journeys/chromium.ts";
import { today } from "../journeys/days.ts";
import { youthOnHisOwn } from "../journeys/families.ts";
import { keepPicture } from "../journeys/pictures.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { Signing } from "../journeys/signing.ts";
import { StateServer } from "../journeys/state-server.ts";
import { createChance } from "../simulation/chance.ts";
import { databaseFiles, type Hurt, hurtOne, hurts, journalFiles } from "./hurt-profile.ts";
import { copiedRows, restoredCoes, rowsOf } from "./kept-rows.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// In `npm test` the damages are always the same. Each run flips a byte of, cuts and deletes a file of the database, and one of the second copy: 20 runs, the long form, are 60 of each.
const { runs, seed, isLong } = scale(1);
const began = performance.now();
const recruiterName = "Lucía Ferreira";
const lastTyped = "Dulce María";

describe("[D15] a tablet whose storage is damaged while it is closed", () => {
  let server: StateServer;
  let page: Page;
  let recruiter: Recruiter;
  let draftId: string;
  let signedId: string;
  let saved: ReadonlyMap<string, string>;
  const whole = new Tablet();
  let tablet = whole;
  const figures = { damages: 0, restored: 0, lost: 0, twice: 0, crashes: 0 };
  let crashed = false;

  beforeAll(async () => {
    server = await StateServer.practice();
    page = await whole.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(server.url, recruiterName);
    // From here on nothing can come from the State.
    await whole.setOffline(true);
    await server.stop();
    const told = youthOnHisOwn(today());
    signedId = await recruiter.startCoe();
    await recruiter.tellAll(told);
    await recruiter.writeComments();
    await recruiter.checkedAndReady();
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();
    draftId = await recruiter.startCoe();
    await recruiter.section("children");
    await recruiter.addChild(0);
    await recruiter.childCard(0).write("interview.child.first-name", "Dulce");
    await recruiter.saved();
    // Two windows write in turn: the files of the second copy are handed from one to the other.
    const other = new Recruiter(await page.context().newPage(), "en");
    await other.page.goto(`${server.url}/coes`);
    await other.startCoe();
    await other.section("family");
    await other.write("interview.family.city", "Yuma");
    await other.saved();
    await recruiter.childCard(0).write("interview.child.first-name", lastTyped);
    await recruiter.saved();
    await other.write("interview.family.city", "San Luis");
    await other.saved();
    for (const each of [recruiter, other]) {
      await each.page.goto(`${server.url}/settings`);
      await each.page.getByText(each.t("second-copy.sound")).waitFor();
    }
    saved = await rowsOf(page);
    await whole.close();
  });
  afterEach(async ({ task }) => {
    await keepPicture(task, page);
    if (tablet !== whole) await tablet.throwAway();
  });
  afterAll(async () => {
    await whole.throwAway();
    await server?.throwAway();
    tell("second-copy", {
      "(seed)": seed,
      "damages of a closed tablet": figures.damages,
      "of them put back from the second copy and told": figures.restored,
      "saves lost": figures.lost,
      "rows there twice": figures.twice,
      "pages that crashed": figures.crashes,
      "": secondsSince(began),
    });
  });

  /** Another tablet with the same disk, damaged before it is opened; it has no network. */
  async function openedAfter(damage: (profile: string) => void): Promise<void> {
    tablet = new Tablet();
    cpSync(whole.profile, tablet.profile, { recursive: true });
    damage(tablet.profile);
    figures.damages += 1;
    await tablet.setOffline(true);
    page = watched(await tablet.open());
    await surviving(toList);
  }

  const watched = (page: Page): Page =>
    page.on("crash", () => {
      crashed = true;
    });

  async function toList(): Promise<void> {
    recruiter = new Recruiter(page, "en");
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
  }

  /** A page that crashes is opened anew, as a person does, and what was about to be looked at is looked at again. */
  async function surviving<T>(look: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await look();
      } catch (error) {
        if (!crashed && !/crashed/i.test(String(error))) throw error;
        crashed = false;
        figures.crashes += 1;
        page = watched(await page.context().newPage());
        await toList();
      }
    }
  }

  /** Everything that was saved is there, once, and can be opened. */
  const everythingIsThere = (what: string): Promise<void> =>
    surviving(async () => {
      const isThere = expect.poll(async () => missingOf(await rowsOf(page)), { message: what });
      await isThere.toEqual([]).catch(async (error: unknown) => {
        figures.lost += missingOf(await rowsOf(page)).length;
        throw error;
      });
      const more = [...(await rowsOf(page)).keys()].filter((name) => !saved.has(name));
      figures.twice += more.length;
      expect(more).toEqual([]);
      await page.locator(`a[href*="${draftId}"]`).first().waitFor();
      await page.locator(`a[href*="${signedId}"]`).first().waitFor();
      await page.goto(`${server.url}/coes/${draftId}/children`);
      const name = page.getByText(lastTyped).or(page.locator(`input[value="${lastTyped}"]`));
      await name.first().waitFor();
      await page.goto(`${server.url}/coes/${signedId}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
    });

  const missingOf = (now: ReadonlyMap<string, string>): string[] =>
    [...saved].filter(([name, sha]) => now.get(name) !== sha).map(([name]) => name);

  /** Of what was put back the list tells, and it tells until somebody has read it. */
  async function isTold(): Promise<boolean> {
    const isTold = await surviving(async () => {
      await toList();
      const restored = await restoredCoes(page);
      if (restored > 0) await page.getByText(recruiter.t("second-copy.restored", { count: restored })).waitFor();
      return restored > 0;
    });
    if (isTold) figures.restored += 1;
    return isTold;
  }

  /** Made again from the database, behind the first screen: until then an older state of a row may stand in it. */
  const everythingIsCopied = () =>
    expect
      .poll(() => {
        const copied = copiedRows(journalFiles(tablet.profile));
        return [...saved].filter(([name, sha]) => (copied.get(name) ?? (copied.has(name) ? sha : null)) !== sha);
      })
      .toEqual([]);

  test("cleared, and nothing but the second copy left: all of it is back, told in both languages until it was read", async () => {
    await openedAfter((profile) => rmSync(join(profile, "Default", "IndexedDB"), { recursive: true }));
    await everythingIsThere("cleared");
    expect(await isTold()).toBe(true);
    const spanish = await recruiter.speak("es");
    const told = page.getByText(spanish.t("second-copy.restored", { count: await restoredCoes(page) }));
    await told.waitFor();
    await page.reload();
    await page.getByRole("button", { name: spanish.t("second-copy.restored.read") }).click();
    await told.waitFor({ state: "hidden" });
    await page.reload();
    await spanish.heading("coe-list.title");
    expect(await restoredCoes(page)).toBe(0);
    expect(tablet.complaints).toEqual([]);
  });

  test("[F07] cleared while it is open: the next start puts all of it back", async () => {
    await openedAfter(() => undefined);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "indexeddb" });
    await surviving(toList);
    await everythingIsThere("cleared while open");
    expect(await isTold()).toBe(true);
  });

  test.each(rounds(hurts))("[F04] the database, %s %s: all that was saved is there", async (kind, round) => {
    let done = "";
    await openedAfter((profile) => {
      done = hurtOne(databaseFiles(profile), kind, chanceOf(kind, round, 0));
    });
    await everythingIsThere(done);
    console.log(`[F04] ${done}: ${(await isTold()) ? "restored and told" : "nothing was missing"}`);
  });

  test.each(rounds(hurts))(
    "[F05] the second copy, %s %s: the database counts, and it is made again",
    async (kind, round) => {
      let done = "";
      await openedAfter((profile) => {
        done = hurtOne(journalFiles(profile), kind, chanceOf(kind, round, 1));
      });
      await everythingIsThere(done);
      expect(await isTold(), done).toBe(false);
      await surviving(async () => {
        await page.goto(`${server.url}/settings`);
        await page.getByText(recruiter.t("second-copy.sound")).waitFor();
      });
      if (round > 0) return;
      // Now the database goes: what was made again holds all of it.
      await everythingIsCopied();
      await tablet.close();
      rmSync(join(tablet.profile, "Default", "IndexedDB"), { recursive: true });
      page = watched(await tablet.open());
      await surviving(toList);
      await everythingIsThere(done);
      expect(await isTold(), done).toBe(true);
    },
  );

  test("[P4] [P11] what had been sent and came back without its receipts is with the State once", async () => {
    await server.start();
    await openedAfter(() => undefined);
    await tablet.setOffline(false);
    await surviving(allSent);
    const held = heldByState(server.folder);
    expect(held).toContain(signedId);
    await tablet.close();
    rmSync(join(tablet.profile, "Default", "IndexedDB"), { recursive: true });
    page = watched(await tablet.open());
    await surviving(toList);
    expect(await isTold()).toBe(true);
    // The device's key is gone, and with it the session that was bound to it.
    await page.getByRole("link", { name: recruiter.t("shell.sync.sign-in"), exact: true }).click();
    await page.getByRole("button", { name: new RegExp(recruiterName) }).click();
    await surviving(allSent);
    const more = heldByState(server.folder).length - held.length;
    figures.twice += more;
    expect(more).toBe(0);
  });

  /** A tablet that has a network sends by itself. */
  const allSent = () => page.getByText(recruiter.t("shell.sync.all-sent")).waitFor();
});

function rounds(kinds: readonly Hurt[]): [Hurt, number][] {
  return Array.from({ length: runs }, (_, round) => kinds.map((kind): [Hurt, number] => [kind, round])).flat();
}

/** The COE of each version, and the name of each picture, read beside the running server. */
function heldByState(folder: string): unknown[] {
  const file = new Sqlite(join(folder, "surco.sqlite"), { readonly: true });
  const names = file.prepare("select coe_id from revisions union all select id from attachments").pluck().all();
  file.close();
  return names;
}

/** The long form alone leaves the damage to chance. */
const chanceOf = (kind: Hurt, round: number, part: number) =>
  isLong ? createChance(seed).branch(round * 10 + hurts.indexOf(kind) * 2 + part) : null;
