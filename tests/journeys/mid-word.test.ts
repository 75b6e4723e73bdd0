import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Tablet } from "./chromium.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { StateServer } from "./state-server.ts";

describe("a page that goes in the middle of a word", () => {
  let server: StateServer;
  let page: Page;
  let recruiter: Recruiter;
  const questions: string[] = [];
  const tablet = new Tablet();

  beforeAll(async () => {
    server = await StateServer.practice();
    page = await tablet.open();
    page.on("dialog", (dialog) => {
      questions.push(dialog.type());
      void dialog.accept();
    });
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(server.url, "Lucía Ferreira");
    await recruiter.startCoe();
    await recruiter.section("children");
    await recruiter.addChild(0);
    await recruiter.childCard(0).typeInto("interview.child.first-name", "D");
    await recruiter.saved();
  });
  afterEach(({ task }) => keepPicture(task, page));
  afterAll(async () => {
    await tablet.throwAway();
    await server?.throwAway();
  });

  // No worker has answered, and no transaction has ended, when a slow tablet takes the page down.
  test.each([
    [1, "ulce "],
    [6, "María de"],
  ])("[P2] at %sx keeps every letter, and asks nobody, however often", async (slowdown, letters) => {
    const devtools = await page.context().newCDPSession(page);
    const typed = recruiter.childCard(0).field("interview.child.first-name");
    let name = await typed.inputValue();
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    for (const letter of letters) {
      // The page has come to rest: it says what it knows of the child.
      await page.getByText(recruiter.t("interview.verdict.not-yet-known")).first().waitFor();
      await typed.press("End");
      await page.keyboard.type(letter);
      await page.reload();
      await typed.waitFor();
      name += letter;
      expect(await typed.inputValue()).toBe(name);
    }
    expect(questions).toEqual([]);
  });
});
