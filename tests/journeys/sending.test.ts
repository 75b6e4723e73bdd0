import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { createChance } from "../simulation/chance.ts";
import { BadWeather, type Weather } from "./bad-weather.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { practiceState } from "./practice-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const recruiterName = "Lucía Ferreira";
const family = "Chub Caal";

describe("sending in bad weather", () => {
  let weather: BadWeather;
  let page: Page;
  let recruiter: Recruiter;
  const state = practiceState(() => page);
  const { tablet, desk } = state;

  beforeAll(async () => {
    weather = new BadWeather(state.url, createChance(20_260_704));
    await weather.listen();
    page = await tablet.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(weather.url, recruiterName);
  });
  afterAll(() => weather?.close());

  /** One press of "Send now" and the whole round that follows it. */
  const sendIn = async (kind: Weather) => {
    weather.weather = kind;
    const heardBefore = weather.heard.length;
    await recruiter.sendNow();
    await expect.poll(() => weather.heard.length).toBeGreaterThan(heardBefore);
    await page.getByText(recruiter.t("shell.sync.running")).waitFor({ state: "hidden" });
  };
  /** A press counts only while no round is under way, and a round may be put off: pressed until the storm has heard it. */
  const sendUntilHeard = async (path: RegExp) => {
    await expect
      .poll(
        async () => {
          await sendIn("request-cut");
          return sentPuts().some((heard) => path.test(heard.path));
        },
        { timeout: 60_000 },
      )
      .toBe(true);
  };
  const custody = (word: string) =>
    recruiter
      .row(family)
      .getByText(recruiter.t(`coe-list.custody.${word}`))
      .waitFor();
  /** The browser itself notes on the console what the weather did; everything else would be a fault of the page. */
  const faults = () => tablet.complaints.filter((said) => !said.includes("Failed to load resource"));
  const sentPuts = () =>
    weather.heard.filter(({ method, path }) => method === "PUT" && /revisions|attachments/.test(path));

  test("[P9] a login page that answers 200 for everything is never an answer", async () => {
    weather.weather = "login-page";
    const told = youthOnHisOwn(today());
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();
    await sendIn("login-page");
    await page.getByText(recruiter.t("shell.sync.problem.not-an-answer")).first().waitFor();
    await custody("on-this-tablet-only");
  });

  test("[P9] a 503 is told in words, and nothing is counted as sent", async () => {
    await sendIn("overloaded");
    await page.getByText(recruiter.t("shell.sync.problem.busy")).first().waitFor();
    await custody("on-this-tablet-only");
  });

  test("[P4] what breaks off at a random byte on its way is not sent", async () => {
    for (let round = 0; round < 3; round += 1) await sendIn("request-cut");
    await custody("on-this-tablet-only");
    expect(faults()).toEqual([]);
  });

  test("[S11] [P4] what was overheard, sent fifty times in parallel and shuffled, is taken once: one record, one receipt", async () => {
    // The storm hears every byte that the tablet wants to send: first the revision, then what belongs to it.
    weather.spares = /hello|changes/;
    await sendUntilHeard(/revisions/);
    weather.spares = /hello|changes|revisions/;
    await sendUntilHeard(/attachments/);
    weather.spares = null;
    const parts = [...new Map(sentPuts().map((heard) => [heard.path, heard])).values()];
    const chance = createChance(77);
    const copies = parts.flatMap((part) => Array.from({ length: 50 }, () => part));
    copies.sort(() => chance.next() - 0.5);
    const answers = await Promise.all(
      copies.map(async ({ path, bytes }) => ({ path, answer: await weather.send(bytes) })),
    );
    for (const { path } of parts) {
      const own = answers.filter((each) => each.path === path).map(({ answer }) => answer.toString("utf8"));
      const [taken = "", ...more] = own.filter((answer) => !/^HTTP\/1\.1 401 /.test(answer));
      // None at all, if the storm let that very request through before it was overheard.
      expect(more).toEqual([]);
      if (taken !== "") expect(path.endsWith(receiptOf(taken).id)).toBe(true);
    }
    expect(answers.filter(({ answer }) => answer.includes("proof-refused")).length).toBeGreaterThan(90);
  });

  test("[P4] answers that break off and requests that arrive three times change nothing", async () => {
    for (const spares of [null, /hello/, /hello/]) {
      weather.spares = spares;
      await sendIn("answer-cut");
    }
    weather.spares = null;
    await sendIn("three-times");
    expect(faults()).toEqual([]);
  });

  test("[P15] after healing the tablet drains, the list says Complete, and the queue has one record", async () => {
    await sendIn("clear");
    await page.getByText(recruiter.t("shell.sync.all-sent")).waitFor();
    await custody("complete");
    const reviewer = await Reviewer.atDesk(await desk.open(), "en", state.url, "Ruth Abernathy");
    const rows = await reviewer.rowsOnServer(family);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ stage: "received", complete: true, forked: false, setAside: false });
    expect(await (await reviewer.find(family, "received")).count()).toBe(1);
    expect(faults()).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});

function receiptOf(answer: string) {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(/^HTTP\/1\.1 20[01] /);
  return receiptSchema.parse(JSON.parse(body));
}
