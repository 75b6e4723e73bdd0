import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { StateServer } from "./state-server.ts";

/** Damages the row of one COE on the tablet's own disk, behind the app's back; gives the row as it is stored from then on. */
const damage = (page: Page, coeId: string): Promise<unknown> =>
  page.evaluate(
    (id) =>
      new Promise<unknown>((done, failed) => {
        const opening = indexedDB.open("surco");
        opening.onsuccess = () => {
          const writing = opening.result.transaction("drafts", "readwrite");
          const rows = writing.objectStore("drafts");
          const asking = rows.get(id);
          asking.onsuccess = () => {
            const row = { ...asking.result, answers: { ...asking.result.answers, childData: "torn" } };
            rows.put(row);
            writing.oncomplete = () => {
              opening.result.close();
              done(row);
            };
          };
          writing.onabort = () => failed(writing.error);
        };
      }),
    coeId,
  );

describe("a row of the tablet's disk that is damaged", () => {
  let server: StateServer;
  let page: Page;
  let recruiter: Recruiter;
  let sick: string;
  let sound: string;
  let stored: unknown;
  const tablet = new Tablet();

  beforeAll(async () => {
    server = await StateServer.practice();
    page = await tablet.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(server.url, "Lucía Ferreira");
    sick = await recruiter.startCoe();
    await recruiter.tellInterview(youthOnHisOwn(today()));
    await recruiter.saved();
    await page.goto(`${server.url}/coes`);
    sound = await recruiter.startCoe();
    await recruiter.tellInterview(youthOnHisOwn(today()));
    await recruiter.saved();
    stored = await damage(page, sick);
    await tablet.setOffline(true);
    await server.stop();
  });
  afterEach(({ task }) => keepPicture(task, page));
  afterAll(async () => {
    await tablet.throwAway();
    await server?.throwAway();
  });

  test.each(["", "/interview", "/view", "/read-back", "/sign", "/corrections"])(
    "[P7] is told at the address …%s, with what to do, and the whole row to take along",
    async (place) => {
      await page.goto(`${server.url}/coes/${sick}${place}`);
      await page.getByText(recruiter.t("interview.unreadable.safe-title")).waitFor();
      await page.getByText(recruiter.t("interview.unreadable.do.damaged")).waitFor();
      const saving = page.waitForEvent("download");
      await recruiter.press(recruiter.t("interview.unreadable.copy"));
      expect(JSON.parse(readFileSync(await (await saving).path(), "utf8"))).toEqual(stored);
    },
  );

  test("is told in Spanish too", async () => {
    await page.goto(`${server.url}/coes/${sick}`);
    const spanish = await recruiter.speak("es");
    await page.getByText(spanish.t("interview.unreadable.why.damaged")).waitFor();
    recruiter = await spanish.speak("en");
  });

  test("leaves the list and every other COE as they were", async () => {
    await page.goto(`${server.url}/coes/${sound}/interview`);
    const name = page.getByLabel(recruiter.t("interview.talk.name"));
    await expect.poll(() => name.inputValue()).toBe(youthOnHisOwn(today()).answering.name);
    await name.fill("Another Name");
    await recruiter.saved();
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
    await page.goto(server.url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(tablet.complaints).toEqual([]);
  });
});
