import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createChance } from "../simulation/chance.ts";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { databaseFiles, type Hurt, hurtOne, hurts, journalFiles } from "./hurt-profile.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { Signing } from "./signing.ts";
import { StateServer } from "./state-server.ts";

/** How often each kind of damage is done; `tests/ordeals/second-copy.ts` does it many times. */
const runs = Number(process.env.SURCO_ORDEAL_RUNS ?? 1);
const seed = Number(process.env.SURCO_ORDEAL_SEED ?? 1);
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
  const figures = { opened: 0, restored: 0 };

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
    console.log(`[D15] ${JSON.stringify(figures)}`);
  });

  /** Another tablet with the same disk, damaged before it is opened; it has no network. */
  async function openedAfter(damage: (profile: string) => void): Promise<void> {
    tablet = new Tablet();
    cpSync(whole.profile, tablet.profile, { recursive: true });
    damage(tablet.profile);
    await tablet.setOffline(true);
    page = await tablet.open();
    recruiter = new Recruiter(page, "en");
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
    figures.opened += 1;
  }

  /** Everything that was saved is there, and can be opened. */
  async function everythingIsThere(what: string): Promise<void> {
    await expect.poll(async () => missingOf(await rowsOf(page)), { message: what, timeout: 15_000 }).toEqual([]);
    await page.locator(`a[href*="${draftId}"]`).first().waitFor();
    await page.locator(`a[href*="${signedId}"]`).first().waitFor();
    await page.goto(`${server.url}/coes/${draftId}/children`);
    const name = page.getByText(lastTyped).or(page.locator(`input[value="${lastTyped}"]`));
    await name.first().waitFor();
    await page.goto(`${server.url}/coes/${signedId}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }

  const missingOf = (now: ReadonlyMap<string, string>): string[] =>
    [...saved].filter(([name, sha]) => now.get(name) !== sha).map(([name]) => name);

  /** Of what was put back the list tells, and it tells until somebody has read it. */
  async function isTold(): Promise<boolean> {
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
    const restored = await restoredCoes(page);
    if (restored === 0) return false;
    figures.restored += 1;
    await page.getByText(recruiter.t("second-copy.restored", { count: restored })).waitFor();
    return true;
  }

  test("cleared, and nothing but the second copy left: all of it is back, told in both languages until it was read", async () => {
    await openedAfter((profile) => rmSync(join(profile, "Default", "IndexedDB"), { recursive: true }));
    await everythingIsThere("cleared");
    expect(await isTold()).toBe(true);
    const spanish = await recruiter.speak("es");
    await page.getByText(spanish.t("second-copy.restored", { count: await restoredCoes(page) })).waitFor();
    await page.reload();
    await page.getByRole("button", { name: spanish.t("second-copy.restored.read") }).click();
    await page.getByText(spanish.t("second-copy.restored", { count: 2 })).waitFor({ state: "hidden" });
    await page.reload();
    await spanish.heading("coe-list.title");
    expect(await restoredCoes(page)).toBe(0);
    expect(tablet.complaints).toEqual([]);
  });

  test("[F07] cleared while it is open: the next start puts all of it back", async () => {
    await openedAfter(() => undefined);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Storage.clearDataForOrigin", { origin: server.url, storageTypes: "indexeddb" });
    await page.reload();
    await recruiter.heading("coe-list.title");
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
      await page.goto(`${server.url}/settings`);
      await page.getByText(recruiter.t("second-copy.sound")).waitFor();
      if (round > 0) return;
      // Now the database goes: what was made again holds all of it.
      await page.waitForTimeout(2500);
      await tablet.close();
      rmSync(join(tablet.profile, "Default", "IndexedDB"), { recursive: true });
      page = await tablet.open();
      recruiter = new Recruiter(page, "en");
      await page.goto(`${server.url}/coes`);
      await recruiter.heading("coe-list.title");
      await everythingIsThere(done);
      expect(await isTold(), done).toBe(true);
    },
  );
});

function rounds(kinds: readonly Hurt[]): [Hurt, number][] {
  return Array.from({ length: runs }, (_, round) => kinds.map((kind): [Hurt, number] => [kind, round])).flat();
}

const chanceOf = (kind: Hurt, round: number, part: number) =>
  createChance(seed).branch(round * 10 + hurts.indexOf(kind) * 2 + part);

/** Every row that was said to be saved, by its place, and the hash of what lies there. */
async function rowsOf(page: Page): Promise<ReadonlyMap<string, string>> {
  const rows = await page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const { storageBuckets } = navigator as unknown as Buckets;
    const other = async () => (await storageBuckets.open("surco-other-place")).indexedDB;
    const db = await done(indexedDB.open("surco")).catch(async () => done((await other()).open("surco")));
    const found: [string, string][] = [];
    for (const table of ["drafts", "revisions", "attachments", "vaults"]) {
      const store = db.transaction(table).objectStore(table);
      const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      for (const [index, row] of (rows as { sealed?: ArrayBuffer }[]).entries()) {
        const bytes = row.sealed ?? new TextEncoder().encode(JSON.stringify(row));
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
        found.push([`${table} ${String(keys[index])}`, [...hash].map((byte) => byte.toString(16)).join(" ")]);
      }
    }
    db.close();
    return found;
  });
  return new Map(rows);
}

/** Of how many COEs the tablet says that something came back. */
const restoredCoes = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const { storageBuckets } = navigator as unknown as Buckets;
    const other = async () => (await storageBuckets.open("surco-other-place")).indexedDB;
    const db = await done(indexedDB.open("surco")).catch(async () => done((await other()).open("surco")));
    const device: unknown = await done(db.transaction("device").objectStore("device").get("this"));
    db.close();
    return (device as { restored?: { coes: number } | null } | undefined)?.restored?.coes ?? 0;
  });

/** Where Chromium does not open the database any more, another bucket of the origin holds it. */
interface Buckets {
  readonly storageBuckets: { open(name: string): Promise<{ readonly indexedDB: IDBFactory }> };
}
