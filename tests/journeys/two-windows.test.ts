import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { QueueRow } from "../../src/domain/protocol/desk.ts";
import { practiceState } from "./practice-state.ts";
import { Reviewer } from "./reviewer.ts";

let page: Page;
const state = practiceState(() => page);

const family = "Trần";
const note = "Which camp was it on October 7?";

test("[P22] whoever has signed in in another window decides nothing in this one, and no word is lost", async () => {
  page = await state.desk.open({ width: 1440, height: 900 });
  const reviewer = await Reviewer.atDesk(page, "en", state.url, "Ruth Abernathy");
  await reviewer.openCoe((await reviewer.find(family, "received")).first(), family);
  const address = page.url();

  const other = await page.context().newPage();
  await other.goto(`${state.url}/sign-in`);
  await other.getByRole("button", { name: /Tomás Villaseñor/ }).click();
  const colleague = new Reviewer(other, "en");
  await colleague.atQueue();
  const rows = await colleague.rowsOnServer(family);

  await page.bringToFront();
  await reviewer.press(reviewer.t("review.bar.returned"));
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("checkbox", { name: reviewer.t("review.reason.comment-missing-or-thin"), exact: true })
    .check();
  const words = dialog.getByRole("textbox", { name: reviewer.t("review.decide.note.returned"), exact: true });
  await words.fill(note);
  await dialog.getByRole("button", { name: reviewer.t("review.decide.confirm.returned"), exact: true }).click();
  const why = dialog.getByText(reviewer.t("review.refusal.not-signed-in"));
  await expect.poll(() => why.evaluate(isBeforeOnesEyes)).toBe(true);
  expect(await colleague.rowsOnServer(family)).toEqual(rows);

  await dialog.getByRole("link", { name: reviewer.t("review.problem.sign-in"), exact: true }).click();
  await page.getByRole("button", { name: /Ruth Abernathy/ }).click();
  await reviewer.atQueue();
  await page.goto(address);
  await reviewer.press(reviewer.t("review.bar.returned"));
  expect(await words.inputValue()).toBe(note);
  await dialog.getByRole("button", { name: reviewer.t("review.decide.confirm.returned"), exact: true }).click();
  await expect.poll(async () => returnedAmong(await colleague.rowsOnServer(family))).toBe(returnedAmong(rows) + 1);
});

const returnedAmong = (rows: readonly QueueRow[]) => rows.filter(({ stage }) => stage === "returned").length;

function isBeforeOnesEyes(one: Element): boolean {
  const { left, top } = one.getBoundingClientRect();
  return document.elementFromPoint(left + 5, top + 5) === one;
}
