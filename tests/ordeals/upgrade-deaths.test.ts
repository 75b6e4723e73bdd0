import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { Tablet } from "../journeys/chromium.ts";
import { builtApp, laterRelease, withStorage } from "../journeys/later-release.ts";
import { keepPicture } from "../journeys/pictures.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { ReleaseLine } from "../journeys/release-line.ts";
import { StateServer } from "../journeys/state-server.ts";
import { lookForVersion, releaseOf } from "../journeys/update-steps.ts";
import { createChance } from "../simulation/chance.ts";
import { rowsOf } from "./kept-rows.ts";
import { pause, recruiterName } from "./mortal-tablet.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// `--runs` is how many upgrades the browser dies in. Each release has a table more than the one before, so each upgrades the storage.
const { runs, seed } = scale(1);
const chance = createChance(seed);
const firstStorage = 100;

const tablet = new Tablet();
let state: StateServer;
let line: ReleaseLine;
let page: Page;
let recruiter: Recruiter;
let coePath: string;
beforeAll(async () => {
  state = await StateServer.practice();
  line = new ReleaseLine(state.url, builtApp);
  await line.up();
  page = await tablet.open();
  recruiter = new Recruiter(page, "en");
  await recruiter.signIn(line.url, recruiterName);
  coePath = `/coes/${await recruiter.startCoe()}`;
  await recruiter.section("children");
  await recruiter.addChild(0);
  await recruiter.childCard(0).typeInto("interview.child.first-name", "A");
  await recruiter.saved();
  await tablet.close();
});
afterEach(({ task }) => keepPicture(task, page));
afterAll(async () => {
  await tablet.throwAway();
  await line?.down();
  await state?.throwAway();
});

const typed = () => recruiter.childCard(0).field("interview.child.first-name");

async function open(path: string): Promise<void> {
  page = await tablet.open();
  recruiter = new Recruiter(page, "en");
  await page.goto(line.url + path);
}

const storageVersion = (): Promise<number> =>
  page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === "surco")?.version ?? 0);

/** The browser may have activated it by itself: it does where it finds no window of the one before. */
async function takes(release: string): Promise<boolean> {
  await page.goto(`${line.url}/coes`);
  await recruiter.heading("coe-list.title");
  if ((await releaseOf(page)) === release) return true;
  await page.getByRole("button", { name: recruiter.t("shell.update.now") }).click({ timeout: 5000 });
  return false;
}

it("[P2] [P16] SIGKILL while a release is taken and its storage upgraded: what was saved is there, and the upgrade is made", async () => {
  const began = performance.now();
  const wrong: string[] = [];
  let rows = 0;
  let taken = 0;
  for (let death = 0; death < runs; death++) {
    await open(`${coePath}/children`);
    await typed().press("End");
    await page.keyboard.type("a");
    await recruiter.saved();
    const saved = await typed().inputValue();
    const release = laterRelease(`D${death}`, builtApp, withStorage(firstStorage + death));
    line.publish(release);
    await recruiter.backToSections();
    await recruiter.toList();
    expect(await lookForVersion(page)).toBe("installed");
    const before = await rowsOf(page);
    await page.getByRole("button", { name: recruiter.t("shell.update.now") }).click();
    await pause(chance.whole(3000));
    await tablet.kill();
    await open(`${coePath}/children`);
    const found = await typed().inputValue();
    if (found !== saved) wrong.push(`death ${death}: "${saved}" was saved, "${found}" found`);
    if ((await releaseOf(page)) === `D${death}`) taken += 1;
    const after = await rowsOf(page);
    for (const [row, hash] of before)
      if (!row.startsWith("drafts ") && after.get(row) !== hash)
        wrong.push(`death ${death}: ${row} is gone or another`);
    rows += before.size;
    // Whatever the death came into, the release is taken the next time, and the storage with it.
    await expect.poll(() => takes(`D${death}`), { timeout: 60_000 }).toBe(true);
    // Dexie counts in tenths.
    await expect.poll(storageVersion).toBe((firstStorage + death) * 10);
    await tablet.close();
    rmSync(release, { recursive: true, force: true });
  }
  tell("upgrade-deaths", {
    "(seed)": seed,
    deaths: runs,
    "releases that were taken when the browser came back": taken,
    "rows compared": rows,
    "lost or changed": wrong.length,
    "": secondsSince(began),
  });
  expect(wrong).toEqual([]);
});
