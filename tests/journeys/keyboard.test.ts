import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { Keyboard } from "./hand.ts";
import { practiceState } from "./practice-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const recruiterName = "Lucía Ferreira";
const told = youthOnHisOwn(today());

describe("by keyboard alone", () => {
  let page: Page;
  let onTablet: Page;
  let onDesk: Page;
  const state = practiceState(() => page);
  const { tablet, desk } = state;

  test("a youth who moved as the worker: his COE is written, checked, read back, signed with a mark, and certified", async () => {
    onTablet = await tablet.open();
    page = onTablet;
    const keyboard = new Keyboard(page);
    const recruiter = new Recruiter(page, "en", keyboard);
    await recruiter.signIn(state.url, recruiterName);
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    await recruiter.writeComments();
    await recruiter.checkedAndReady();
    const signing = new Signing(recruiter, recruiterName);
    await signing.readBack();
    await signing.markWithWitness(told.answering.name, "Dolores Ramírez");
    await signing.giveBack();
    await signing.certify();
    await signing.toList();
    await recruiter.row("Chub Caal").getByText(recruiter.t("coe-list.custody.complete")).waitFor();
    expect(keyboard.faults).toEqual([]);
    expect(tablet.complaints).toEqual([]);
  });

  test("a COE is returned with a comment, and the next one approved, with the desk's own keys", async () => {
    onDesk = await desk.open({ width: 1440, height: 900 });
    page = onDesk;
    const keyboard = new Keyboard(page);
    const reviewer = await Reviewer.atDesk(page, "en", state.url, "Ruth Abernathy", keyboard);
    await page.getByRole("row").nth(1).waitFor();
    await keyboard.press(page.getByRole("button", { name: reviewer.t("review.queue.to-list"), exact: true }));
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: reviewer.t("review.bar.returned"), exact: true }).waitFor();
    const field = page.getByRole("button", { name: reviewer.t("review.comment.on", { field: "Telephone" }) });
    await keyboard.reach(page.locator("[data-field][tabindex='0']"));
    for (
      let steps = 0;
      steps < 30 && !(await field.first().evaluate((one) => one === document.activeElement));
      steps += 1
    ) {
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("c");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("Please ask for the area code.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByText(reviewer.t("review.bar.comments", { count: 1 })).waitFor();
    // The focus is on the field again, so the desk's letters act.
    await page.keyboard.press("r");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Space");
    await keyboard.press(page.getByRole("button", { name: reviewer.t("review.decide.confirm.returned"), exact: true }));
    await page.getByText(/^2 of \d+$/).waitFor();
    await page.keyboard.press("a");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(/was approved\./).waitFor();
    expect(keyboard.faults).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });

  test("a returned COE is corrected at its field and certified again", async () => {
    page = onDesk;
    // What is returned is prepared by hand; the desk by keyboard is the test above.
    const reviewer = new Reviewer(page, "en");
    await reviewer.toQueue();
    await reviewer.openCoe(await reviewer.find("Chub Caal", "received"), "Chub Caal");
    await reviewer.comment("Zip", "This zip code belongs to another town.");
    await reviewer.return("Chub Caal", "other");
    page = onTablet;
    const keyboard = new Keyboard(page);
    const recruiter = new Recruiter(page, "en", keyboard);
    await recruiter.sendNow();
    await recruiter.row("Chub Caal").getByText(recruiter.t("coe-list.stage.returned")).waitFor();
    await recruiter.beginCorrection(recruiter.row("Chub Caal"));
    await recruiter.section("family");
    await recruiter.isAskedAt(recruiter.t("interview.family.zip"), "This zip code belongs to another town.");
    await recruiter.write("interview.family.zip", "99178");
    await recruiter.saved();
    await recruiter.backToSections();
    const signing = new Signing(recruiter, recruiterName);
    await signing.correctionWithoutFamily();
    await signing.toList();
    expect(keyboard.faults).toEqual([]);
    expect([...tablet.complaints, ...desk.complaints]).toEqual([]);
  });
});
