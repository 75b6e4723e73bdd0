import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Canary, canaryFamily } from "./canaries.ts";
import { CanarySearch } from "./canary-search.ts";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { Newcomer } from "./newcomer.ts";
import { keepPicture } from "./pictures.ts";
import { KansasRecruiter, RealState, settled, welcome } from "./real-state.ts";

const passphrase = "seven herons cross the river";

/** What the page's own thread still holds after the garbage was collected. V8 writes the first 1,024 letters of each text. */
async function heapOf(page: Page): Promise<Buffer> {
  const devtools = await page.context().newCDPSession(page);
  const parts: string[] = [];
  devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => parts.push(chunk));
  await devtools.send("HeapProfiler.enable");
  for (let round = 0; round < 3; round += 1) await devtools.send("HeapProfiler.collectGarbage");
  await devtools.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await devtools.detach();
  return Buffer.from(parts.join(""));
}

describe("[S19] the page's memory after the lock", () => {
  const { told, tokens } = canaryFamily(today());
  const typed = JSON.stringify([told.answering, told.parents, told.address, told.city, told.district]);
  /** What is told below; plain letters, which a snapshot writes as they are. */
  const wanted = tokens.filter(({ token }) => /^[A-Za-z]+$/.test(token) && typed.includes(token));
  const tablet = new Tablet();
  let state: RealState;
  let page: Page;
  let recruiter: KansasRecruiter;

  beforeAll(async () => {
    state = await RealState.begun();
    page = await tablet.open();
    const who = await welcome(page, await state.invite("Marisol Tovar", "marisol@sea.example", "recruiter"));
    await who.protectWork(passphrase);
    recruiter = new KansasRecruiter(page, "en");
    await settled(recruiter);
    await recruiter.startCoe();
    await recruiter.tellInterview(told);
    await recruiter.tellFamily(told);
  });
  afterEach(({ task }) => keepPicture(task, page));
  afterAll(async () => {
    await tablet.throwAway();
    await state?.server.throwAway();
  });

  const held = async (canaries: readonly Canary[]): Promise<string[]> => {
    const search = new CanarySearch(canaries);
    search.in(await heapOf(page), "heap");
    return [...new Set(search.found.map(({ token }) => token))];
  };

  test("a name that is on the screen is found in it", async () => {
    await recruiter.section("family");
    expect(wanted.length).toBeGreaterThan(8);
    expect(new Set(await held(wanted))).toEqual(new Set(wanted.map(({ token }) => token)));
  });

  test.each([
    ["in the middle of a section", async () => undefined],
    [
      "from the list",
      async () => {
        await recruiter.backToSections();
        await recruiter.toList();
        await recruiter.row(told.parents[0]?.lastName ?? "").waitFor();
      },
    ],
  ])("holds no family %s", async (_, goThere) => {
    await goThere();
    await recruiter.press(recruiter.t("shell.tools.lock"));
    const who = new Newcomer(page, "en");
    await who.heading("vault.open.title");
    // What React and the browser let go of at their leisure goes within a moment; nothing but her passphrase brings it back.
    await expect.poll(() => held(wanted), { timeout: 120_000 }).toEqual([]);
    await who.openWork(passphrase);
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
});
