import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { fiveChildren, youthOnHisOwn } from "./families.ts";
import { practiceState } from "./practice-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const [former, next] = ["Lucía Ferreira", "Daniel Whitfield"];

describe("a COE that is handed to another recruiter while the first one is at work in it", () => {
  let page: Page;
  let first: Recruiter;
  let reviewer: Reviewer;
  const state = practiceState(() => page);
  const { tablet, desk } = state;
  const second = new Tablet();
  afterAll(() => second.throwAway());

  /** The State has a version of it, so that the office can hand it over. */
  async function sentFromList(family: string): Promise<void> {
    await first.toList();
    await first.sendNow();
    await first.row(family).getByText(first.t("coe-list.safety-copy")).waitFor();
  }

  async function handOver(family: string): Promise<void> {
    await reviewer.openCoe(await reviewer.find(family), family);
    await reviewer.press(reviewer.t("review.handover.open"));
    await reviewer.pick("review.handover.to", `${next} (region C)`);
    await reviewer.write("review.handover.reason", "Lucía works in the north from today.");
    await reviewer.press(reviewer.t("review.handover.confirm", { name: next }));
    await reviewer.page.getByText(reviewer.t("review.handover.now", { name: next }), { exact: true }).waitFor();
  }

  test("[P5] [P22] without a network: stays open under her hands, then leaves her list with every word sent, and its page says who has it", async () => {
    const family = "Barragán Lozano";
    page = await tablet.open();
    first = new Recruiter(page, "en");
    await first.signIn(state.url, former);
    reviewer = await Reviewer.atDesk(await desk.open(), "en", state.url, "Ruth Abernathy");
    const coeId = await first.startCoe();
    await first.tellChildren(fiveChildren(today()).children.slice(0, 1));
    await sentFromList(family);
    await tablet.setOffline(true);
    await page.goto(`${state.url}/coes/${coeId}`);
    await first.section("children");
    await first.addChild(1);
    await first.childCard(1).typeInto("interview.child.first-name", "Fermín");
    await first.saved();
    await handOver(family);
    await tablet.setOffline(false);
    await first.childCard(1).typeInto("interview.child.first-name", " José");
    await first.saved();
    await first.backToSections();
    await first.toList();
    await first.sendNow();
    await first.row(family).waitFor({ state: "detached" });
    await page.goto(`${state.url}/coes/${coeId}`);
    await page.getByRole("heading", { level: 1, name: first.t("handed-on.title", { name: next }) }).waitFor();
    await page.getByText(first.t("handed-on.unsent", { count: 0 })).waitFor();
  });

  test("[P10] is in the other one's list with her last words, and he goes on with it", async () => {
    const recruiter = new Recruiter(await second.open(), "en");
    await recruiter.signIn(state.url, next);
    await recruiter.row("Barragán Lozano").getByRole("link").click();
    await recruiter.press(recruiter.t("coe-view.continue"));
    await recruiter.section("children");
    const name = recruiter.childCard(1).field("interview.child.first-name");
    await expect.poll(() => name.inputValue()).toBe("Fermín José");
  });

  test("[P2] while a family signs: it is finished after that, from the notice, and received signed", async () => {
    const told = youthOnHisOwn(today());
    const family = "Chub Caal";
    await page.goto(`${state.url}/coes`);
    const coeId = await first.startCoe();
    await first.tellAll(told);
    await first.writeComments();
    await sentFromList(family);
    await page.goto(`${state.url}/coes/${coeId}`);
    await first.checkedAndReady();
    const signing = new Signing(first, former);
    await signing.readBack();
    await signing.handOver(told.answering.name);
    await signing.draw();
    await reviewer.toQueue();
    await handOver(family);
    await signing.giveBack();
    await first.heading("signing.certify.title");
    // Inside the application, as by its own links: a page that is thrown away before it has written shows the family's page again.
    await page.evaluate(() => history.pushState(null, "", "/coes"));
    await first.heading("coe-list.title");
    await first.sendNow();
    await page.getByRole("link", { name: first.t("handed-on.finish") }).click();
    await signing.certify();
    await signing.toList();
    await first.sendNow();
    await expect.poll(() => reviewer.rowsOnServer(family)).toMatchObject([{ stage: "received", complete: true }]);
  });
});
