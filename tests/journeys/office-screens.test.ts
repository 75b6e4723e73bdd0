import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { locales } from "../../src/ui/words.tsx";
import { Tablet } from "./chromium.ts";
import { Looking } from "./looking.ts";
import { walkOffice } from "./office-screens.ts";
import { keepPicture } from "./pictures.ts";
import { StateServer } from "./state-server.ts";

describe("the screens of the office beside the desk", () => {
  let server: StateServer;
  let page: Page;
  const browsers: Tablet[] = [];

  beforeAll(async () => {
    server = await StateServer.practice();
  });
  afterEach(async ({ task }) => {
    await keepPicture(task, page, "office");
    await Promise.all(browsers.splice(0).map((browser) => browser.throwAway()));
  });
  afterAll(() => server?.throwAway());

  test.each(locales)("have no violation and nothing too wide (%s)", async (locale) => {
    const browser = new Tablet();
    browsers.push(browser);
    page = await browser.open();
    const looking = new Looking(page, locale);
    await walkOffice({ page, locale, url: server.url, see: (screen) => looking.at(screen) });
    expect(looking.faults).toEqual([]);
    // The browser itself notes that the State wanted to know once more who it is.
    expect(browser.complaints.filter((said) => !said.includes("403"))).toEqual([]);
  });
});
