import { type BrowserContext, chromium, type Page } from "playwright-core";
import { draftForBench, listRowOf } from "./bench-draft.ts";
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

/** Signs in once, puts an interview of `children` into the tablet's storage, and takes the server away. */
function measureInterview(children: number, samples: number): Promise<ScreenTimes> {
  return inFreshFolder((folder) =>
    inFreshFolder(async (profile) => {
      const server = await startServer(["sync-server/main.ts"], {
        SURCO_DATA: folder,
        SURCO_PORT: "0",
        SURCO_PRACTICE: "1",
        SURCO_STATIC: "dist",
      });
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
              asking.onsuccess = () => done((asking.result as { recruiterId: string }).recruiterId);
            };
          }),
      );
      const draft = draftForBench(children, recruiterId);
      await page.evaluate(
        ([row, summary]) =>
          new Promise<void>((done, failed) => {
            const opening = indexedDB.open("surco");
            opening.onsuccess = () => {
              const writing = opening.result.transaction(["drafts", "summaries"], "readwrite", {
                durability: "strict",
              });
              writing.objectStore("drafts").put(row);
              writing.objectStore("summaries").put(summary);
              writing.oncomplete = () => done();
              writing.onabort = () => failed(writing.error);
            };
          }),
        [draft, listRowOf(draft)] as const,
      );
      await context.close();
      await server.stop();
      const child = draft.answers.childData.children[Math.min(3, children - 1)];
      const field = `[id="childData.children.${child?.id}.firstName"]`;
      return measureScreen(profile, { url: `${server.url}/coes/${draft.coeId}/children`, field }, samples);
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
