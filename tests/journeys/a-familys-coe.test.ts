import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { today } from "./days.ts";
import { fiveChildren, sistersWhoCameApart, youthOnHisOwn } from "./families.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";
import { StateServer } from "./state-server.ts";
import { tabletAndDesk } from "./tablet-and-desk.ts";

const recruiterName = "Lucía Ferreira";
const reviewerName = "Ruth Abernathy";
/** What the State asks about the COEs that it returns. */
const asked = {
  work: "What was done with the apples? Picking and sorting?",
  telephone: "The number has seven digits. Is the area code missing?",
  zip: "This zip code belongs to another town.",
  address: "Which door of the bunkhouse?",
};
const wide = { width: 1440, height: 900 };

describe("three families, from the interview to the State's approval", () => {
  let server: StateServer;
  let page: Page;
  let reviewer: Reviewer;
  const { tablet, desk } = tabletAndDesk(
    () => page,
    () => reviewer?.page,
  );

  /** The tablet's browser is started again, at the place where it was. */
  const openAgain = async (address: string) => {
    page = await tablet.open();
    await page.goto(address);
  };

  beforeAll(async () => {
    server = await StateServer.practice();
  });
  afterAll(() => server?.throwAway());

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

    // The installed app starts at "/", and goes on where it was: the same section, the same field.
    await openAgain(server.url);
    recruiter = new Recruiter(page, "en");
    await recruiter.heading("interview.section.children");
    expect(page.url()).toBe(address);
    const typed = recruiter.childCard(2).field("interview.child.first-name");
    await expect.poll(() => typed.inputValue()).toBe("Dulce");
    expect(await recruiter.childCard(1).field("interview.child.first-name").inputValue()).toBe("Fermín");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.value === "Dulce");

    // A reload in the middle of a word: not even "Saved" had to be waited for.
    await typed.press("End");
    await page.keyboard.type(" Ma");
    await page.reload();
    await expect.poll(() => typed.inputValue()).toBe("Dulce Ma");
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
    await recruiter.row("Quiahua Tlaxcala").nth(1).waitFor();
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
    await tablet.comeBackOnline();
    await page.getByText(recruiter.t("coe-list.only-here", { count: 0 })).waitFor();
    await page.getByText(recruiter.t("shell.sync.all-sent")).waitFor();
    for (const [family, coes] of [
      ["Barragán Lozano", 1],
      ["Quiahua Tlaxcala", 2],
      ["Chub Caal", 1],
    ] as const) {
      const row = recruiter.row(family);
      const complete = row.filter({ hasText: recruiter.t("coe-list.custody.complete") });
      await expect.poll(() => complete.count()).toBe(coes);
      expect(await row.count()).toBe(coes);
    }
    reviewer = await Reviewer.atDesk(await desk.open(wide), "en", server.url, reviewerName);
    for (const [family, coes] of [
      ["Barragán Lozano", 1],
      ["Quiahua Tlaxcala", 2],
      ["Chub Caal", 1],
    ] as const) {
      const known = await reviewer.rowsOnServer(family);
      expect(known).toHaveLength(coes);
      expect(new Set(known.map((row) => row.coeId)).size).toBe(coes);
      for (const row of known) expect(row).toMatchObject({ complete: true, setAside: false, difference: false });
      expect(await (await reviewer.find(family, "received")).count()).toBe(coes);
    }
  });

  test("two are returned with two comments each, the others are approved", async () => {
    await reviewer.openCoe(await reviewer.find("Barragán Lozano", "received"), "Barragán Lozano");
    await reviewer.comment("Work in Alder Creek: The work", asked.work);
    await reviewer.comment("Telephone", asked.telephone);
    await reviewer.return("Barragán Lozano", "work-vague-or-not-qualifying");
    await reviewer.toQueue();

    await reviewer.openCoe(await reviewer.find("Chub Caal", "received"), "Chub Caal");
    await reviewer.comment("Zip", asked.zip);
    await reviewer.comment("Current Address", asked.address);
    await reviewer.return("Chub Caal", "other");
    await reviewer.toQueue();
    // After a decision the next COE opens by itself, and after the last one the queue.
    const sisters = await reviewer.find("Quiahua Tlaxcala", "received");
    await reviewer.openCoe(sisters.first(), "Quiahua Tlaxcala");
    await reviewer.approve("Quiahua Tlaxcala");
    await reviewer.page.getByText(reviewer.t("review.bar.place", { place: 2, count: 2 }), { exact: true }).waitFor();
    await reviewer.approve("Quiahua Tlaxcala");
    await reviewer.atQueue();
    const stages = (family: string) => reviewer.rowsOnServer(family).then((rows) => rows.map((row) => row.stage));
    expect(await stages("Barragán Lozano")).toEqual(["returned"]);
    expect(await stages("Chub Caal")).toEqual(["returned"]);
    expect(await stages("Quiahua Tlaxcala")).toEqual(["approved", "approved"]);
    expect(desk.complaints).toEqual([]);
  });

  test("the tablet shows what was returned first, with the number of comments", async () => {
    const recruiter = new Recruiter(page, "en");
    await recruiter.sendNow();
    const returned = recruiter.t("coe-list.stage.returned");
    for (const family of ["Barragán Lozano", "Chub Caal"]) {
      await recruiter.row(family).getByText(returned).waitFor();
      await recruiter
        .row(family)
        .getByText(recruiter.t("coe-list.returned-comments", { count: 2 }))
        .waitFor();
    }
    // All that is returned stands above all that is not; the newest first.
    const lines = page.getByRole("listitem").filter({ has: page.getByRole("link") });
    const firstTwo = async () => (await lines.allInnerTexts()).slice(0, 2);
    await expect
      .poll(firstTwo)
      .toEqual([expect.stringContaining("Chub Caal"), expect.stringContaining("Barragán Lozano")]);
    const rows = await lines.allInnerTexts();
    const places = rows.flatMap((row, place) => (row.includes(returned) ? [place] : []));
    expect(places).toEqual(places.map((_, place) => place));
    await recruiter.row("Quiahua Tlaxcala").first().getByText(recruiter.t("coe-list.stage.approved")).waitFor();
  });

  test("each comment stands at its field; a material correction is signed by the family again", async () => {
    const told = fiveChildren(today());
    const recruiter = new Recruiter(page, "en");
    await recruiter.beginCorrection(recruiter.row("Barragán Lozano"));
    await recruiter.correctWork(told, asked.work, "picking and sorting apples");
    await recruiter.section("family");
    await recruiter.isAskedAt(recruiter.t("interview.family.telephone"), asked.telephone);
    await recruiter.write("interview.family.telephone", "509 555 0142");
    await recruiter.saved();
    await recruiter.backToSections();
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();
  });

  test("in Spanish each comment stands at its field; a clerical correction is certified without the family", async () => {
    const recruiter = await new Recruiter(page, "en").speak("es");
    await recruiter.beginCorrection(recruiter.row("Chub Caal"));
    await recruiter.section("family");
    await recruiter.isAskedAt(recruiter.t("interview.family.zip"), asked.zip);
    await recruiter.isAskedAt(recruiter.t("interview.family.address"), asked.address);
    await recruiter.write("interview.family.zip", "99178");
    await recruiter.write("interview.family.address", "Bunkhouse B, door 4, Ridge Road packing camp");
    await recruiter.saved();
    await recruiter.backToSections();
    const signing = new Signing(recruiter, recruiterName);
    await signing.correctionWithoutFamily();
    await signing.toList();
    await recruiter.speak("en");
    expect(tablet.complaints).toEqual([]);
  });

  test("the new versions are approved, and the tablet shows it", async () => {
    await reviewer.page.reload();
    for (const family of ["Barragán Lozano", "Chub Caal"]) {
      await reviewer.openCoe(await reviewer.find(family, "received"), family);
      await reviewer.approve(family);
      await reviewer.toQueue();
    }
    const recruiter = new Recruiter(page, "en");
    await recruiter.sendNow();
    const approved = recruiter.t("coe-list.stage.approved");
    for (const family of ["Barragán Lozano", "Chub Caal"]) await recruiter.row(family).getByText(approved).waitFor();
    await expect.poll(() => recruiter.row("Quiahua Tlaxcala").filter({ hasText: approved }).count()).toBe(2);
    expect(await reviewer.rowsOnServer("Barragán Lozano")).toHaveLength(1);
    expect(tablet.complaints).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
