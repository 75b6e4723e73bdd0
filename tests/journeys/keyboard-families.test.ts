import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "./days.ts";
import { fiveChildren, sistersWhoCameApart, type ToldFamily } from "./families.ts";
import { Keyboard } from "./hand.ts";
import { practiceState } from "./practice-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const recruiterName = "Lucía Ferreira";
const asked = "What was done with the apples? Picking and sorting?";

/** From the interview, all told, to the list: commented, checked, read back, signed with a mark, certified. */
async function finish(recruiter: Recruiter, told: ToldFamily): Promise<void> {
  await recruiter.writeComments();
  await recruiter.checkedAndReady();
  await sign(recruiter, told);
}

async function sign(recruiter: Recruiter, told: ToldFamily): Promise<void> {
  const signing = new Signing(recruiter, recruiterName);
  await signing.readBack();
  await signing.markWithWitness(told.answering.name, "Dolores Ramírez");
  await signing.giveBack();
  await signing.certify();
  await signing.toList();
}

describe("families by keyboard alone", () => {
  let page: Page;
  let keyboard: Keyboard;
  const state = practiceState(() => page);
  const { tablet, desk } = state;

  beforeAll(async () => {
    page = await tablet.open();
    keyboard = new Keyboard(page);
    await new Recruiter(page, "en", keyboard).signIn(state.url, recruiterName);
  });

  test("five children are written, returned, corrected and signed again", async () => {
    const told = fiveChildren(today());
    const recruiter = new Recruiter(page, "en", keyboard);
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    await finish(recruiter, told);
    const row = recruiter.row("Barragán Lozano");
    await row.getByText(recruiter.t("coe-list.custody.complete")).waitFor();
    // What is returned is prepared by hand; the desk by keyboard is another test.
    const reviewer = await Reviewer.atDesk(await desk.open(), "en", state.url, "Ruth Abernathy");
    await reviewer.openCoe(await reviewer.find("Barragán Lozano", "received"), "Barragán Lozano");
    await reviewer.comment("Work in Alder Creek: The work", asked);
    await reviewer.return("Barragán Lozano", "work-vague-or-not-qualifying");

    await recruiter.sendNow();
    await row.getByText(recruiter.t("coe-list.stage.returned")).waitFor();
    await recruiter.beginCorrection(row);
    await recruiter.correctWork(told, asked, "picking and sorting apples");
    await sign(recruiter, told);
    await row.getByText(recruiter.t("coe-list.custody.complete")).waitFor();
    expect(keyboard.faults).toEqual([]);
    expect([...tablet.complaints, ...desk.complaints]).toEqual([]);
  });

  test("two sisters who came apart are split into two COEs and both are signed, in Spanish", async () => {
    const told = sistersWhoCameApart(today());
    const recruiter = await new Recruiter(page, "en", keyboard).speak("es");
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    await recruiter.press(recruiter.t("interview.split.do", { count: 2 }));
    await page.getByText(recruiter.t("interview.split.done", { count: 1 })).waitFor();
    await finish(recruiter, told);
    const sisters = recruiter.row("Quiahua Tlaxcala");
    await keyboard.press(sisters.filter({ hasText: "Marbella" }).getByRole("link"));
    await finish(recruiter, told);
    await sisters.nth(1).waitFor();
    expect(await sisters.count()).toBe(2);
    expect(keyboard.faults).toEqual([]);
    expect(tablet.complaints).toEqual([]);
  });
});
