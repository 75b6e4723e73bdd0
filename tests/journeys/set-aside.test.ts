import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { familyNameOf } from "../../src/domain/coe/summary.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { write } from "../server/family-coe.ts";
import { fromAnotherTablet } from "./another-tablet.ts";
import { practiceState } from "./practice-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const recruiterName = "Lucía Ferreira";
const sample = sampleAnswers();
/** Nobody else in the practice State is called so. */
const told = {
  ...sample,
  childData: {
    children: sample.childData.children.map((child) => ({ ...child, lastName1: "Quiñones", lastName2: "Ledesma" })),
  },
};
const answers = { ...told, familyData: { ...told.familyData, city: "Mesa Verde" } };
const family = familyNameOf(answers);
const { intervieweeName } = answers.intervieweeSignature;

describe("a COE whose signature the State could not accept", () => {
  let page: Page;
  let recruiter: Recruiter;
  let reviewer: Reviewer;
  const state = practiceState(() => page);
  const { tablet, desk } = state;

  test("[P7] [S08] is set aside: the desk sees why and decides nothing", async () => {
    page = await tablet.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(state.url, recruiterName);
    // Certified for another city than the one that goes out.
    await fromAnotherTablet(page, (author) => [
      write({ author, answers: told, change: (revision) => ({ ...revision, answers }) }),
    ]);
    reviewer = await Reviewer.atDesk(await desk.open(), "en", state.url, "Ruth Abernathy");
    const rows = await reviewer.rowsOnServer(family);
    expect(rows).toMatchObject([{ stage: "draft", setAside: true }]);
    await reviewer.openCoe(await reviewer.find(family), family);
    await reviewer.page.getByText(reviewer.t("review.set-aside-told")).waitFor();
    expect(await reviewer.page.getByRole("button", { name: reviewer.t("review.bar.approved") }).count()).toBe(0);
  });

  test("[P7] stands first among what its recruiter owes, and is corrected with everything that was written", async () => {
    await recruiter.sendNow();
    await page.getByText(recruiter.t("coe-list.not-accepted", { count: 1 })).waitFor();
    const row = recruiter.row(family);
    await row.getByText(recruiter.t("set-aside.signature-invalid")).waitFor();
    await recruiter.beginCorrection(row);
    await recruiter.section("family");
    expect(
      await page.getByRole("textbox", { name: recruiter.t("interview.family.city"), exact: true }).inputValue(),
    ).toBe("Mesa Verde");
    await recruiter.backToSections();
  });

  test("[P7] [P24] is signed again, received, and approved: once in the queue, and no mark is left", async () => {
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(intervieweeName);
    await signing.toList();
    await recruiter.row(family).getByText(recruiter.t("coe-list.custody.complete")).waitFor();
    expect(await page.getByText(recruiter.t("coe-list.not-accepted", { count: 1 })).count()).toBe(0);
    const rows = await reviewer.rowsOnServer(family);
    expect(rows).toMatchObject([{ stage: "received", complete: true, setAside: false, forked: false }]);
    await reviewer.toQueue();
    // As on another day: whoever has just read the version before is not led away from it unasked.
    await reviewer.page.reload();
    await reviewer.atQueue();
    await reviewer.openCoe(await reviewer.find(family, "received"), family);
    await reviewer.approve(family);
    await recruiter.sendNow();
    await recruiter.row(family).getByText(recruiter.t("coe-list.stage.approved")).waitFor();
    expect(tablet.complaints).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
