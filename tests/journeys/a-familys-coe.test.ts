import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { fiveChildren, sistersWhoCameApart, youthOnHisOwn } from "./families.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { Signing } from "./signing.ts";
import { StateServer } from "./state-server.ts";

const recruiterName = "Lucía Ferreira";

describe("three families, from the interview to the State's approval", () => {
  let server: StateServer;
  let page: Page;
  const tablet = new Tablet();

  /** The tablet's browser is started again, at the place where it was. */
  const openAgain = async (address: string) => {
    page = await tablet.open();
    await page.goto(address);
  };

  beforeAll(async () => {
    server = await StateServer.practice();
  });
  afterEach(({ task }) => keepPicture(task, page));
  afterAll(async () => {
    await tablet.throwAway();
    await server?.throwAway();
  });

  test("the first visit brings the whole application; then there is no network", async () => {
    page = await tablet.open();
    await new Recruiter(page, "en").signIn(server.url, recruiterName);
    await tablet.close();
    await server.stop();
    await tablet.setOffline(true);
    await openAgain(server.url);
    await new Recruiter(page, "en").heading("coe-list.title");
  });

  test("[P2] five children are written; a battery dies in mid-typing and all that was saved is there", async () => {
    const told = fiveChildren(today());
    let recruiter = new Recruiter(page, "en");
    await recruiter.startCoe();
    await recruiter.tellInterview(told);
    await recruiter.tellFamily(told);
    await recruiter.section("children");
    for (const [place, child] of told.children.slice(0, 2).entries()) {
      await recruiter.addChild(place);
      await recruiter.tellChild(place, child);
    }
    await recruiter.addChild(2);
    await recruiter.childCard(2).typeInto("interview.child.first-name", "Dulce");
    await recruiter.saved();
    const address = page.url();
    await tablet.kill();

    await openAgain(address);
    recruiter = new Recruiter(page, "en");
    await recruiter.heading("interview.section.children");
    const typed = recruiter.childCard(2).field("interview.child.first-name");
    await typed.waitFor();
    expect(await typed.inputValue()).toBe("Dulce");
    expect(await recruiter.childCard(1).field("interview.child.first-name").inputValue()).toBe("Fermín");
    expect(await page.getByRole("dialog").count()).toBe(0);
    for (const [place, child] of told.children.entries()) {
      if (place > 2) await recruiter.addChild(place);
      if (place > 1) await recruiter.tellChild(place, child);
    }
    await recruiter.saved();
    await recruiter.backToSections();
    await recruiter.tellMoves(told);
    await recruiter.tellState(told);
    await recruiter.writeComments();
    await recruiter.checkedAndReady();
  });

  test("[P2] a battery dies in mid-signing: nothing is lost and nothing is half signed", async () => {
    const told = fiveChildren(today());
    let recruiter = new Recruiter(page, "en");
    let signing = new Signing(recruiter, recruiterName);
    await signing.readBack();
    await signing.handOver(told.answering.name);
    await signing.draw();
    const address = page.url();
    await tablet.kill();

    await openAgain(address);
    recruiter = new Recruiter(page, "en");
    signing = new Signing(recruiter, recruiterName);
    await recruiter.heading("signing.statement.title");
    await signing.isDrawn();
    await signing.giveBack();
    await signing.certify();
    await signing.toList();
    await recruiter.row("Barragán Lozano").getByText(recruiter.t("coe-list.custody.on-this-tablet-only")).waitFor();
  });

  test("two sisters who came apart are split into two COEs by the app, in Spanish", async () => {
    const told = sistersWhoCameApart(today());
    const recruiter = await new Recruiter(page, "en").speak("es");
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    await recruiter.press(recruiter.t("interview.split.do", { count: 2 }));
    await page.getByText(recruiter.t("interview.split.done", { count: 1 })).waitFor();
    await recruiter.writeComments();
    await recruiter.checkedAndReady();
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();
    // The other sister's COE has everything that the father told; he signs it too.
    const other = recruiter.row("Quiahua Tlaxcala").filter({ hasText: "Marbella" });
    await other.getByRole("link").click();
    await recruiter.writeComments();
    await recruiter.checkedAndReady();
    await signing.all(told.answering.name);
    await signing.toList();
    expect(await recruiter.row("Quiahua Tlaxcala").count()).toBe(2);
  });

  test("a youth who moved as the worker signs for himself", async () => {
    const told = youthOnHisOwn(today());
    const recruiter = await new Recruiter(page, "es").speak("en");
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    await recruiter.writeComments();
    await recruiter.checkedAndReady();
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();
    await page.getByText(recruiter.t("coe-list.only-here", { count: 4 })).waitFor();
    expect(tablet.complaints).toEqual([]);
  });

  test("[P15] the network comes back: each COE stands in the reviewer's queue exactly once", async () => {
    const recruiter = new Recruiter(page, "en");
    await server.start();
    await tablet.setOffline(false);
    await page.getByText(recruiter.t("coe-list.only-here", { count: 0 })).waitFor();
    await page.getByText(recruiter.t("shell.sync.all-sent")).waitFor();
    for (const [family, coes] of [
      ["Barragán Lozano", 1],
      ["Quiahua Tlaxcala", 2],
      ["Chub Caal", 1],
    ] as const) {
      const rows = await recruiter.row(family).allInnerTexts();
      expect(rows).toHaveLength(coes);
      for (const row of rows) expect(row).toContain(recruiter.t("coe-list.custody.complete"));
    }
  });
});
