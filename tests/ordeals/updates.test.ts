import { rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { keepAssets, keptAssetsFolder } from "../../sync-server/kept-assets.ts";
import { Tablet } from "../journeys/chromium.ts";
import { builtApp, laterRelease, piecesOf } from "../journeys/later-release.ts";
import { keepPicture } from "../journeys/pictures.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { harms, ReleaseLine } from "../journeys/release-line.ts";
import { StateServer } from "../journeys/state-server.ts";
import { lookForVersion, releaseOf } from "../journeys/update-steps.ts";
import { createChance } from "../simulation/chance.ts";
import { recruiterName } from "./mortal-tablet.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// `--runs` is how many pieces come to harm in each of the five ways; at most each of them does.
const { runs, seed } = scale(1);
const chance = createChance(seed);

const tablet = new Tablet();
let state: StateServer;
let line: ReleaseLine;
let later: string;
let page: Page;
let recruiter: Recruiter;
beforeAll(async () => {
  state = await StateServer.practice();
  later = laterRelease("B");
  line = new ReleaseLine(state.url, builtApp);
  await line.up();
  page = await tablet.open();
  recruiter = new Recruiter(page, "en");
  await recruiter.signIn(line.url, recruiterName);
  await recruiter.startCoe();
  await recruiter.section("children");
  await recruiter.addChild(0);
  await recruiter.childCard(0).typeInto("interview.child.first-name", "Amapola");
  await recruiter.saved();
});
afterEach(({ task }) => keepPicture(task, page));
afterAll(async () => {
  await tablet.throwAway();
  await line?.down();
  await state?.throwAway();
  rmSync(later, { recursive: true, force: true });
});

const typed = () => recruiter.childCard(0).field("interview.child.first-name");

/** The version before is in charge and whole: without a network it opens the interview with what was typed. */
async function opensWithoutNetwork(): Promise<void> {
  await line.down();
  await tablet.setOffline(true);
  await page.reload();
  await typed().waitFor();
  expect([await typed().inputValue(), await releaseOf(page)]).toEqual(["Amapola", ""]);
  await tablet.setOffline(false);
  await line.up();
}

it("[F16] an install that comes to harm at any piece leaves the version before in charge, also without a network", async () => {
  const began = performance.now();
  line.publish(later);
  line.keepsWorkerBack = true;
  const outcomes: string[] = [];
  const pieces = piecesOf(later).map(({ url, revision }) => {
    const path = `/${url}`;
    return { path, kept: revision === null ? path : `${path}?__WB_REVISION__=${revision}` };
  });
  for (const how of harms) {
    const left = [...pieces];
    for (let run = 0; run < Math.min(runs, pieces.length); run++) {
      const [piece] = left.splice(chance.whole(left.length), 1);
      const { path, kept } = piece ?? { path: "", kept: "" };
      line.harm = { path, how };
      outcomes.push(`${how} ${await lookedFor(kept)}`);
      expect([path, await typed().inputValue(), await releaseOf(page)]).toEqual([path, "Amapola", ""]);
      await opensWithoutNetwork();
    }
  }
  expect(new Set(outcomes)).toEqual(new Set(harms.map((how) => `${how} redundant`)));
  tell("updates, installs that come to harm", {
    "(seed)": seed,
    installs: outcomes.length,
    "opened without a network on the version before": outcomes.length,
    "": secondsSince(began),
  });
});

it("[F16] [P18] an install without room leaves the version before in charge, and is made once there is room", async () => {
  line.harm = null;
  const [, piece] = piecesOf(later);
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(line.url);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  expect(await lookedFor(`/${piece?.url}`)).toBe("redundant");
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await devtools.detach();
  await opensWithoutNetwork();
});

it("a version found during an interview waits; it is offered on the list, sends first, and nothing typed is lost", async () => {
  expect(await lookedFor("/index.html")).toBe("installed");
  const offer = page.getByRole("button", { name: recruiter.t("shell.update.now") });
  await recruiter.childCard(0).typeInto("interview.child.middle-name", "Inés");
  expect([await releaseOf(page), await offer.count()]).toEqual(["", 0]);
  await recruiter.backToSections();
  await recruiter.toList();
  await offer.click();
  await page.waitForFunction(() => document.querySelector('meta[name="release"]') !== null);
  await recruiter.heading("coe-list.title");
  expect(await releaseOf(page)).toBe("B");
  const drafts = state.rows<{ n: number }>("select count(*) as n from revisions where stage = 'draft'");
  expect(drafts[0]?.n).toBeGreaterThan(0);
  await page.goBack();
  await recruiter.section("children");
  const middle = recruiter.childCard(0).field("interview.child.middle-name");
  expect([await typed().inputValue(), await middle.inputValue()]).toEqual(["Amapola", "Inés"]);
});

it("a window whose piece is gone loads itself again once, says what to do in both languages, and has what was typed last", async () => {
  const third = laterRelease("C");
  line.publish(third);
  const isSettings = ({ url }: { url: string }) => url.includes("settings-screen");
  const [piece] = piecesOf(later).filter(isSettings);
  await page.evaluate(async (path) => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
  }, `/${piece?.url}`);
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  await typed().press("End");
  await page.keyboard.type(" Luz");
  await page.getByRole("link", { name: recruiter.t("shell.nav.settings") }).click();
  const words = (said: Recruiter) => page.getByText(said.t("shell.failure.gone")).waitFor();
  await expect.poll(() => loads).toBe(1);
  await words(recruiter);
  const spanish = await recruiter.speak("es");
  await words(spanish);
  await spanish.speak("en");
  await page.getByRole("button", { name: recruiter.t("shell.failure.reload") }).click();
  await expect.poll(() => loads).toBe(2);
  await words(recruiter);
  // A server that keeps the pieces of earlier releases has it still.
  await keepAssets({ staticFolder: later, folder: state.folder, now: new Date() });
  line.publish(third, keptAssetsFolder(state.folder));
  await page.getByRole("button", { name: recruiter.t("shell.failure.reload") }).click();
  await recruiter.heading("settings.title");
  expect(loads).toBe(3);
  await page.goBack();
  await typed().waitFor();
  expect([await typed().inputValue(), await releaseOf(page)]).toEqual(["Amapola Luz", "B"]);
  rmSync(third, { recursive: true, force: true });
});

/** Looks for the later version; what an earlier attempt has kept of this piece is taken away, so that it is asked for. */
async function lookedFor(piece: string): Promise<string> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await devtools.detach();
  line.keepsWorkerBack = false;
  await page.evaluate(async (path) => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
  }, piece);
  const outcome = await lookForVersion(page);
  line.keepsWorkerBack = true;
  return outcome;
}
