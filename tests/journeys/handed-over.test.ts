import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, test } from "vitest";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { Newcomer } from "./newcomer.ts";
import { keepPicture } from "./pictures.ts";
import { KansasRecruiter, RealState, settled, welcome } from "./real-state.ts";
import { Signing } from "./signing.ts";

const recruiterName = "Marisol Tovar";
const passphrase = "seven herons cross the river";
const tablet = new Tablet();
let state: RealState | undefined;
let shown: Page | undefined;

afterEach(({ task }) => keepPicture(task, shown));
afterAll(async () => {
  await tablet.throwAway();
  await state?.server.throwAway();
});

/** Another app comes before this one, or this one is back. The browser under test never hides a page by itself, so it is told to say so. */
const turn = (page: Page, visibility: DocumentVisibilityState) =>
  page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, visibility);

/** Whether the cover lies over the whole page. */
const isCovered = (page: Page) =>
  page.evaluate(() => {
    const { position, content, inset } = getComputedStyle(document.body, "::after");
    return position === "fixed" && content !== "none" && inset === "0px";
  });

test("[T6] [T5] in the family's hands: a cover while the app is away, the door after a kill and then the statement, a lock at its end", async () => {
  state = await RealState.begun();
  const link = await state.invite(recruiterName, "marisol@sea.example", "recruiter");
  let page = await tablet.open();
  shown = page;
  const told = youthOnHisOwn(today());
  await (await welcome(page, link)).protectWork(passphrase);
  let recruiter = new KansasRecruiter(page, "en");
  await settled(recruiter);
  await recruiter.startCoe();
  await recruiter.tellAll(told);
  let signing = new Signing(recruiter, recruiterName, passphrase);
  await signing.readBack();
  await signing.handOver(told.answering.name);
  await signing.draw();
  const focused = await page.evaluate(() => document.activeElement?.tagName);
  await turn(page, "hidden");
  await expect.poll(() => isCovered(page)).toBe(true);
  await turn(page, "visible");
  await expect.poll(() => isCovered(page)).toBe(false);
  await signing.isDrawn();
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe(focused);

  await tablet.kill();
  page = await tablet.open();
  shown = page;
  await page.goto(state.url);
  const who = new Newcomer(page, "en");
  await who.heading("vault.open.title");
  expect(await page.getByText(told.answering.name).count()).toBe(0);
  await who.openWork(passphrase);
  recruiter = new KansasRecruiter(page, "en");
  await recruiter.heading("signing.statement.title");
  signing = new Signing(recruiter, recruiterName, passphrase);
  await signing.isDrawn();
  await recruiter.press(recruiter.t("signing.statement.done"));
  await recruiter.press(recruiter.t("signing.give-back.lock"));
  // Whoever holds the tablet now sees nothing of what the recruiter goes on with.
  await who.heading("vault.open.title");
  expect(await page.getByText(told.answering.name).count()).toBe(0);
  await who.openWork(passphrase);
  await signing.certify();
  await signing.toList();

  expect(tablet.complaints.filter((said) => !said.includes("Failed to load resource"))).toEqual([]);
});
