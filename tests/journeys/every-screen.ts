import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { locales } from "../../src/ui/words.tsx";
import { Tablet } from "./chromium.ts";
import { Looking } from "./looking.ts";
import { keepPicture } from "./pictures.ts";
import type { Walk } from "./screens.ts";
import { StateServer } from "./state-server.ts";

/**
 * Holds every screen of one walk, in both languages, narrow and wide. One walk a file: they are long, and two run side by side.
 * `noted`: what the browser itself says of answers of the State that the walk brings about.
 */
export function everyScreen(whose: string, walk: (walk: Walk) => Promise<void>, noted: RegExp | null = null): void {
  describe("every screen, in both languages, narrow and wide", () => {
    let server: StateServer;
    let page: Page;
    const browsers: Tablet[] = [];

    beforeAll(async () => {
      server = await StateServer.practice();
    });
    afterEach(async ({ task }) => {
      await keepPicture(task, page);
      await Promise.all(browsers.splice(0).map((browser) => browser.throwAway()));
    });
    afterAll(() => server?.throwAway());

    for (const locale of locales) {
      test(`the ${whose} has no violation and nothing too wide (${locale})`, async () => {
        const browser = new Tablet();
        browsers.push(browser);
        page = await browser.open();
        const looking = new Looking(page, locale);
        await walk({ page, tablet: browser, locale, url: server.url, see: (screen) => looking.at(screen) }).finally(
          () => {
            if (looking.faults.length > 0) process.stdout.write(`${looking.faults.join("\n")}\n`);
          },
        );
        expect(looking.faults).toEqual([]);
        expect(browser.complaints.filter((said) => !noted?.test(said))).toEqual([]);
      });
    }
  });
}
