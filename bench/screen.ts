import { type BrowserContext, chromium, type Page } from "playwright-core";
import type { DraftRow } from "../src/storage/drafts.ts";
import { draftForBench, openListRowOf } from "./bench-draft.ts";
import { buildFloor, serveFloor } from "./floor-build.ts";
import { inFreshFolder } from "./fresh-folder.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { startServer } from "./server-process.ts";
import { medianOf, spreadOf } from "./statistics.ts";

const slowdown = 6;
const quiet = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** A browser that has just been started loads pages of its own, which are nobody's cold start. */
const settling = 1500;
const typed = "GuadalupeEsperanza";
/** The event timing interface is told nothing below 16 ms; such a key is counted as one step of 8 ms. */
const unseenKey = 8;

interface Screen {
  readonly url: string;
  /** The field that is typed into; when it is there, the screen is usable. */
  readonly field: string;
}

interface ScreenTimes {
  readonly usable: number[];
  readonly keys: number[];
}

const launch = (profile: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    viewport: { width: 810, height: 1080 },
    args: quiet,
  });

declare global {
  interface Window {
    benchKeys: [number, number][];
  }
}

/** Time from the key to the frame that shows it, by the browser's own event timing. */
async function keystrokes(page: Page, screen: Screen): Promise<number[]> {
  await page.locator(screen.field).focus();
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    window.benchKeys = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[]) {
        if (entry.interactionId) window.benchKeys.push([entry.interactionId, entry.duration]);
      }
    }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  for (const letter of typed) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(220);
  }
  await page.waitForTimeout(900);
  const entries = await page.evaluate(() => window.benchKeys);
  const longest = new Map<number, number>();
  for (const [interaction, duration] of entries)
    longest.set(interaction, Math.max(duration, longest.get(interaction) ?? 0));
  const durations = [...longest.values()];
  while (durations.length < typed.length) durations.push(unseenKey);
  return durations;
}

/** The browser is started anew, offline and slowed, for every sample. */
async function measureScreen(profile: string, screen: Screen, samples: number): Promise<ScreenTimes> {
  const times: ScreenTimes = { usable: [], keys: [] };
  for (let sample = 0; sample < samples; sample++) {
    const context = await launch(profile);
    const page = context.pages()[0] ?? (await context.newPage());
    const devtools = await context.newCDPSession(page);
    await page.waitForTimeout(settling);
    await context.setOffline(true);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.goto(screen.url, { waitUntil: "commit" });
    await page.locator(screen.field).waitFor();
    times.usable.push(
      await page.evaluate(
        () => new Promise<number>((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now())))),
      ),
    );
    await page.waitForTimeout(2500);
    times.keys.push(...(await keystrokes(page, screen)));
    await context.close();
  }
  return times;
}

function measureFloor(samples: number): Promise<ScreenTimes> {
  return inFreshFolder(async (profile) => {
    const floor = await serveFloor(await buildFloor());
    const context = await launch(profile);
    const page = await context.newPage();
    await page.goto(floor.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(1500);
    await context.close();
    await floor.stop();
    return measureScreen(profile, { url: floor.url, field: "#c3-f4" }, samples);
  });
}

/** A release of the application: where its server and its built pages are. */
export interface Release {
  readonly folder: string;
}

/** Puts the rows into the storage, open, and forgets that anybody's rows were sealed: the next start seals what it finds open. */
const putOpen = (page: Page, draft: DraftRow): Promise<void> =>
  page.evaluate(
    ([row, summary]) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open("surco");
        opening.onsuccess = () => {
          const tables = ["drafts", "summaries", "device"];
          const writing = opening.result.transaction(tables, "readwrite", { durability: "strict" });
          writing.objectStore("drafts").put(row);
          writing.objectStore("summaries").put(summary);
          const device = writing.objectStore("device");
          const asking = device.get("this");
          asking.onsuccess = () => device.put({ ...asking.result, sealedFor: [] });
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
          writing.onabort = () => failed(writing.error);
        };
      }),
    [draft, openListRowOf(draft)] as const,
  );

/** Whether the row lies on the disk as this release leaves it: sealed, unless it comes from before there was anything to seal. */
const liesAsItShould = (page: Page, coeId: string): Promise<boolean> =>
  page.evaluate(
    (coeId) =>
      new Promise<boolean>((done) => {
        const opening = indexedDB.open("surco");
        opening.onsuccess = () => {
          const asking = opening.result.transaction("drafts").objectStore("drafts").get(coeId);
          asking.onsuccess = () => {
            const seals = opening.result.objectStoreNames.contains("nameLists");
            opening.result.close();
            done(!seals || (asking.result as { sealed?: unknown }).sealed instanceof ArrayBuffer);
          };
        };
      }),
    coeId,
  );

/** Signs in once, puts an interview of `children` into the tablet's storage, and takes the server away. */
async function readyInterview(profile: string, children: number, { folder }: Release): Promise<Screen> {
  return inFreshFolder(async (stateFolder) => {
    const server = await startServer(
      ["sync-server/main.ts"],
      { SURCO_DATA: stateFolder, SURCO_PORT: "0", SURCO_PRACTICE: "1", SURCO_STATIC: "dist" },
      folder,
    );
    const context = await launch(profile);
    const page = await context.newPage();
    await page.goto(server.url);
    await page
      .getByRole("button", { name: /Recruiter/ })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: "My COEs" }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForTimeout(2500);
    const recruiterId = await page.evaluate(
      () =>
        new Promise<string>((done) => {
          const opening = indexedDB.open("surco");
          opening.onsuccess = () => {
            const asking = opening.result.transaction("device").objectStore("device").get("this");
            asking.onsuccess = () => {
              opening.result.close();
              done((asking.result as { recruiterId: string }).recruiterId);
            };
          };
        }),
    );
    const draft = draftForBench(children, recruiterId);
    await putOpen(page, draft);
    const child = draft.answers.childData.children[Math.min(3, children - 1)];
    const field = `[id="childData.children.${child?.id}.firstName"]`;
    const url = `${server.url}/coes/${draft.coeId}/children`;
    await page.goto(url);
    await page.locator(field).waitFor();
    while (!(await liesAsItShould(page, draft.coeId))) await page.waitForTimeout(200);
    await context.close();
    await server.stop();
    return { url, field };
  });
}

const measureInterview = (children: number, samples: number): Promise<ScreenTimes> =>
  inFreshFolder(async (profile) =>
    measureScreen(profile, await readyInterview(profile, children, { folder: process.cwd() }), samples),
  );

/** An interview of eight children in two releases, taken in turn, so that a busy moment of the machine falls on both. */
export function compareReleases(before: Release, samples: number): Promise<readonly [ScreenTimes, ScreenTimes]> {
  return inFreshFolder((older) =>
    inFreshFolder(async (newer) => {
      const screens = [
        [older, await readyInterview(older, 8, before)],
        [newer, await readyInterview(newer, 8, { folder: process.cwd() })],
      ] as const;
      const times = screens.map((): ScreenTimes => ({ usable: [], keys: [] }));
      for (let sample = 0; sample < samples; sample++) {
        for (const [place, [profile, screen]] of screens.entries()) {
          const one = await measureScreen(profile, screen, 1);
          times[place]?.usable.push(...one.usable);
          times[place]?.keys.push(...one.keys);
        }
      }
      const [was, is] = times;
      if (!was || !is) throw new Error("nothing was measured");
      return [was, is] as const;
    }),
  );
}

/** Offline cold start and keystroke to paint at 6x, beside the floor in the same run. */
export async function screens(samples: number): Promise<Measure[]> {
  const floor = await measureFloor(samples);
  const eight = await measureInterview(8, samples);
  const one = await measureInterview(1, samples);
  const [keys, floorKeys, oneKeys] = [spreadOf(eight.keys), spreadOf(floor.keys), spreadOf(one.keys)];
  const [start, floorStart] = [medianOf(eight.usable), medianOf(floor.usable)];
  return [
    {
      area: "screen",
      what: `offline cold start to 8 children usable, ${slowdown}x CPU`,
      ours: milliseconds(start),
      floor: `floor ${milliseconds(floorStart)} = ${ratio(start / floorStart)}`,
      goal: "≤ 1.20x",
    },
    {
      area: "screen",
      what: `keystroke to paint, 8 children, ${slowdown}x, median`,
      ours: milliseconds(keys.median),
      floor: `floor ${milliseconds(floorKeys.median)}; 1 child ${milliseconds(oneKeys.median)}`,
      goal: "32 ms",
    },
    {
      area: "screen",
      what: `keystroke to paint, 8 children, ${slowdown}x, worst of ${keys.count}`,
      ours: milliseconds(keys.worst),
      floor: `floor ${milliseconds(floorKeys.worst)}; 1 child ${milliseconds(oneKeys.worst)}`,
      goal: "64 ms",
    },
  ];
}
