import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Canary, canaryFamily } from "./canaries.ts";
import { CanarySearch } from "./canary-search.ts";
import { today } from "./days.ts";
import { keptByPage } from "./kept-by-page.ts";
import { Newcomer } from "./newcomer.ts";
import { KansasRecruiter, RealState, welcome } from "./real-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";
import { tabletAndDesk } from "./tablet-and-desk.ts";

const recruiterName = "Marisol Tovar";
const reviewerName = "Ruth Abernathy";
const passphrase = "seven herons cross the river";
/** Browsers write their history, sessions and caches down some seconds after they are made. */
const settling = 20_000;

/**
 * A whole journey in a real State, told in words that stand nowhere else; then every byte that the browser keeps is searched for
 * them. Chromium writes page titles into its history and states of forms into its sessions, so that all of it counts.
 */
describe("[S15] what stays on a tablet's disk", () => {
  const told = canaryFamily(today());
  const family = told.told;
  const familyName = `${family.children[0]?.lastName1} ${family.children[0]?.lastName2}`;
  let state: RealState;
  let page: Page;
  let reviewer: Reviewer;
  const { tablet, desk } = tabletAndDesk(
    () => page,
    () => reviewer?.page,
  );

  beforeAll(async () => {
    state = await RealState.begun();
  });
  afterAll(() => state?.server.throwAway());

  test("a real State is begun, and a recruiter protects her work by a passphrase", async () => {
    page = await tablet.open();
    const recruiter = await welcome(page, await state.invite(recruiterName, "marisol@sea.example", "recruiter"));
    await recruiter.protectWork(passphrase);
    await recruiter.heading("coe-list.title");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  });

  test("a family of seven is told, read back, signed, and sent", async () => {
    const recruiter = new KansasRecruiter(page, "en");
    await recruiter.startCoe();
    await recruiter.tellAll(family);
    await recruiter.writeComments();
    await recruiter.section("comments");
    await recruiter.within(recruiter.t("interview.comment.other")).write("interview.comment.label", told.comment);
    await recruiter.saved();
    await recruiter.backToSections();
    await recruiter.checkedAndReady();
    const signing = new Signing(recruiter, recruiterName, passphrase);
    await signing.all(family.answering.name);
    await signing.toList();
    await page.getByText(recruiter.t("coe-list.only-here", { count: 0 })).waitFor();
  });

  test("it is returned with comments, and its correction begun", async () => {
    const office = await desk.open({ width: 1440, height: 900 });
    await welcome(office, await state.invite(reviewerName, "ruth@sea.example", "reviewer"));
    reviewer = new Reviewer(office, "en");
    await reviewer.atQueue();
    await reviewer.openCoe(await reviewer.find(familyName, "received"), familyName);
    await reviewer.comment("Telephone", told.asked.telephone);
    await reviewer.comment("Current Address", told.asked.address);
    await reviewer.return(familyName, "other");
    const recruiter = new KansasRecruiter(page, "en");
    await recruiter.sendNow();
    const row = recruiter.row(familyName);
    await row.getByText(recruiter.t("coe-list.returned-comments", { count: 2 })).waitFor();
    await page.getByRole("searchbox").fill(familyName);
    await recruiter.beginCorrection(row);
    await recruiter.section("family");
    await recruiter.isAskedAt(recruiter.t("interview.family.telephone"), told.asked.telephone);
    await recruiter.write("interview.family.telephone", told.corrected);
    await recruiter.saved();
    await recruiter.backToSections();
  });

  const search = (canaries: readonly Canary[]) => new CanarySearch(canaries);

  test("a token that was put there on purpose is found, by the page and on the disk", async () => {
    const words = canaryWords("planted");
    await plant(
      page,
      words.map(({ token }) => token),
    );
    const byPage = search(words);
    for (const { where, bytes } of await keptByPage(page)) byPage.in(bytes, where);
    expect(new Set(byPage.found.map(({ token }) => token))).toEqual(new Set(words.map(({ token }) => token)));
    await page.waitForTimeout(1000);
    const onDisk = search(words);
    onDisk.inFolder(tablet.profile);
    expect(new Set(onDisk.found.map(({ token }) => token))).toEqual(new Set(words.map(({ token }) => token)));
  });

  test("nothing of 200 tokens can be read by the page's own means", async () => {
    const looked = search(told.tokens);
    for (const { where, bytes } of await keptByPage(page)) looked.in(bytes, where);
    report("page", looked);
    expect(told.tokens.length).toBeGreaterThanOrEqual(200);
    expect(looked.places).toBeGreaterThan(20);
    expect(looked.found).toEqual([]);
  });

  test("nothing of 200 tokens is in any file of the browser's folder, neither after a kill nor after a proper close", async () => {
    await page.waitForTimeout(settling);
    await tablet.kill();
    const killed = search(told.tokens);
    killed.inFolder(tablet.profile);
    report("killed", killed);
    page = await tablet.open();
    await page.goto(`${state.url}/coes`);
    const again = new Newcomer(page, "en");
    await again.openWork(passphrase);
    await new Recruiter(page, "en").heading("coe-list.title");
    await tablet.close();
    const closed = search(told.tokens);
    closed.inFolder(tablet.profile);
    report("closed", closed);
    expect([...killed.found, ...closed.found]).toEqual([]);
  });
});

/** Tokens in each way of writing, as a fault would leave them. */
function canaryWords(word: string): Canary[] {
  return ["Zurbixótepa", "Quoxilamverdú", "Wimzaktolope"].map((name) => ({
    token: `${name}${word}`,
    waysToWrite: [`${name}${word}`],
  }));
}

/** In another database, as text, as bytes and in base64. */
const plant = (page: Page, [text = "", bytes = "", base64 = ""]: readonly string[]): Promise<void> =>
  page.evaluate(
    ([text, bytes, base64]) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open("planted");
        opening.onupgradeneeded = () => opening.result.createObjectStore("rows", { autoIncrement: true });
        opening.onsuccess = () => {
          const writing = opening.result.transaction("rows", "readwrite", { durability: "strict" });
          const utf8 = new TextEncoder();
          writing.objectStore("rows").add({ deep: [{ text }], bytes: utf8.encode(bytes).buffer });
          const binary = String.fromCharCode(...utf8.encode(`.${base64}`));
          writing.objectStore("rows").add({ base64: btoa(binary) });
          writing.oncomplete = () => {
            opening.result.close();
            done();
          };
          writing.onabort = () => failed(writing.error);
        };
      }),
    [text, bytes, base64] as const,
  );

function report(when: string, { tokens, bytes, places, found }: CanarySearch): void {
  const size = `${(bytes / 1_000_000).toFixed(1)} MB in ${places} places`;
  const where = [...new Set(found.map((each) => `${each.token} (${each.way}) in ${each.where}: ${each.around}`))];
  console.log([`[S15] ${when}: ${tokens} tokens in ${size}, ${found.length} found`, ...where].join("\n  "));
}
