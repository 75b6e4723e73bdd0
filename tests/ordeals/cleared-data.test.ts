import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keepPicture } from "../journeys/pictures.ts";
import { settled } from "../journeys/real-state.ts";
import { Recruiter } from "../journeys/recruiter.ts";
import { MortalWorld, recruiterName } from "./mortal-tablet.ts";
import { scale, secondsSince, tell } from "./scale.ts";

// `--runs` is how often the data of a closed app is cleared: 10 in the long form.
const { runs } = scale(1);
const began = performance.now();

let world: MortalWorld;
let page: Page;
let recruiter: Recruiter;
beforeAll(async () => {
  world = await MortalWorld.begun();
});
afterEach(({ task }) => keepPicture(task, page));
afterAll(() => world?.end());

const clearSiteData = async (): Promise<void> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Storage.clearDataForOrigin", { origin: world.server.url, storageTypes: "all" });
  await devtools.detach();
};

/** Every write to this page's storage is refused, as on a full disk. The browser's own quota override lets small writes through. */
const fillDisk = (): Promise<void> =>
  page.evaluate(() => {
    const real = IDBObjectStore.prototype.put;
    Object.assign(window, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { put: real }) });
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });

/** There is room, and the button is pressed in the same moment: a moment later the app has tried again by itself, and the button is gone. */
const makeRoomAndSave = (): Promise<void> =>
  page
    .getByRole("button", { name: recruiter.t("interview.save.retry"), exact: true })
    .evaluate((button: HTMLButtonElement) => {
      (window as unknown as { makeRoom(): void }).makeRoom();
      button.click();
    });

async function begin(lastName: string): Promise<void> {
  page = await world.open("/coes");
  recruiter = new Recruiter(page, "en");
  await recruiter.heading("coe-list.title");
  await recruiter.startCoe();
  await recruiter.section("children");
  await recruiter.addChild(0);
  await recruiter.childCard(0).write("interview.child.last-name-1", lastName);
  await recruiter.saved();
}

/** What the page gives away as a file when somebody asks for a copy. */
async function copied(): Promise<string> {
  const saving = page.waitForEvent("download");
  await recruiter.press(recruiter.t("interview.save.copy"));
  return readFileSync(await (await saving).path(), "utf8");
}

const typedLast = () => recruiter.childCard(0).field("interview.child.first-name");

describe("site data that somebody clears", () => {
  it("[P2] [P18] a full disk: typing goes on as not saved, the copy holds it, and it is saved once there is room", async () => {
    await begin("Chub");
    await fillDisk();
    await recruiter.childCard(0).typeInto("interview.child.first-name", "Dulce");
    await page.getByText(recruiter.t("interview.save.problem.quota")).waitFor();
    await page.getByText(recruiter.t("interview.save.failed"), { exact: true }).waitFor();
    await page.keyboard.type(" María");
    expect(await copied()).toContain("Dulce María");
    await makeRoomAndSave();
    await recruiter.saved();
    await page.reload();
    await typedLast().waitFor();
    expect(await typedLast().inputValue()).toBe("Dulce María");
    await world.tablet.close();
  });

  it("[P2] under a running app: it says that what it had kept is gone, and the copy holds everything that stands on the screen", async () => {
    await begin("Tzul");
    await clearSiteData();
    await recruiter.childCard(0).typeInto("interview.child.first-name", "Eleazar");
    await page.getByText(recruiter.t("interview.save.problem.no-longer-here")).waitFor();
    await page.getByText(recruiter.t("interview.save.failed"), { exact: true }).waitFor();
    await page.keyboard.type(" José");
    expect(await typedLast().inputValue()).toBe("Eleazar José");
    const copy = await copied();
    expect(copy).toContain("Eleazar José");
    expect(copy).toContain("Tzul");
    await world.tablet.close();
  });

  it("[P19] under a closed app: nobody is shown an empty list, and what the State holds comes back", async () => {
    let restored = 0;
    page = await world.tablet.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(world.server.url, recruiterName);
    await world.tablet.close();
    // From here on each run ends as somebody who is signed in.
    for (let run = 0; run < runs; run++) {
      const lastName = `Borrada ${"ABCDEFGHIJ"[run % 10]}`;
      await begin(lastName);
      await recruiter.backToSections();
      await recruiter.toList();
      // All that the State tells is here before it is counted.
      await settled(recruiter);
      await recruiter.row(lastName).getByText(recruiter.t("coe-list.safety-copy")).waitFor();
      const lines = await page.getByRole("main").getByRole("listitem").count();
      await page.goto("about:blank");
      await clearSiteData();
      await world.tablet.close();
      page = await world.open("/coes");
      recruiter = new Recruiter(page, "en");
      await page.getByRole("list", { name: recruiter.t("unlock.people") }).waitFor();
      expect(await page.getByRole("heading", { name: recruiter.t("coe-list.title") }).count()).toBe(0);
      await recruiter.signIn(world.server.url, recruiterName);
      await recruiter.row(lastName).waitFor();
      await expect.poll(() => page.getByRole("main").getByRole("listitem").count()).toBe(lines);
      restored += lines;
      await world.tablet.close();
    }
    tell("cleared-data", { times: runs, "lines restored from the State": restored, "": secondsSince(began) });
  });
});
