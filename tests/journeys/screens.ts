import type { Page } from "playwright-core";
import type { Locale } from "../../src/ui/words.tsx";
import type { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

/** Called on every screen in every state in which a person meets it. */
export type See = (screen: string) => Promise<void>;

export interface Walk {
  readonly page: Page;
  readonly tablet: Tablet;
  readonly locale: Locale;
  readonly url: string;
  readonly see: See;
}

const recruiterName = "Lucía Ferreira";
const sections = ["interview", "family", "children", "moves", "work", "comments", "state"] as const;

/** The way of a recruiter through all screens of the tablet. */
export async function walkTablet({ page, locale, url, see }: Walk): Promise<void> {
  await page.goto(url);
  await page.getByRole("list", { name: new Recruiter(page, "en").t("unlock.people") }).waitFor();
  const recruiter = await new Recruiter(page, "en").speak(locale);
  await see("sign-in");
  await recruiter.signIn(url, recruiterName);
  await page.getByText(recruiter.t("coe-list.stage.returned")).first().waitFor();
  await see("list");
  await page.getByRole("searchbox", { name: recruiter.t("coe-list.search") }).fill("nobody of this name");
  await page.getByText(recruiter.t("coe-list.none-found.title")).waitFor();
  await see("list, nothing found");
  await page.goto(`${url}/settings`);
  await recruiter.heading("settings.title");
  await see("settings");
  await page.goto(`${url}/field`);
  await recruiter.heading("field.title");
  await page.getByRole("list", { name: recruiter.t("field.list") }).waitFor();
  await see("ready for the field");
  await page.goto(`${url}/codes/show`);
  await recruiter.heading("codes.show.title");
  await page.locator(".skeleton").waitFor({ state: "detached" });
  await see("codes, to show");
  await page.goto(`${url}/codes/read`);
  await recruiter.heading("codes.read.title");
  await see("codes, to read");
  await page.goto(`${url}/no-such-page`);
  await recruiter.heading("shell.not-found.title");
  await see("no such page");
  await walkReturned(page, recruiter, url, see);
  await walkInterview(page, recruiter, url, see);
  await walkSigning(page, recruiter, see);
}

async function walkReturned(page: Page, recruiter: Recruiter, url: string, see: See): Promise<void> {
  await page.goto(`${url}/coes`);
  await page
    .getByRole("listitem")
    .filter({ hasText: recruiter.t("coe-list.stage.returned") })
    .first()
    .getByRole("link")
    .click();
  await page
    .getByRole("list", { name: /1|2|3|[A-Z]/ })
    .first()
    .waitFor();
  await see("returned, comments");
  await page.goBack();
  await page
    .getByRole("listitem")
    .filter({ hasText: recruiter.t("coe-list.stage.approved") })
    .first()
    .getByRole("link")
    .click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await see("approved COE");
}

async function walkInterview(page: Page, recruiter: Recruiter, url: string, see: See): Promise<void> {
  await page.goto(`${url}/coes`);
  await recruiter.startCoe();
  await see("interview, empty");
  for (const section of sections) {
    await recruiter.section(section);
    await see(`interview ${section}, empty`);
    await recruiter.backToSections();
  }
  await recruiter.section("children");
  await recruiter.addChild(0);
  await recruiter.childCard(0).write("interview.child.first-name", "Eleazar");
  await recruiter.saved();
  await see("interview children, begun");
  await page
    .getByRole("button", { name: /Eleazar/ })
    .last()
    .click();
  await recruiter.backToSections();
  await recruiter.press(recruiter.t("interview.check.do"));
  await see("interview, checked with errors");
  await page.getByRole("link", { name: recruiter.t("interview.go-read-back"), exact: true }).click();
  await page.getByText(recruiter.t("signing.read-back.not-yet")).waitFor();
  await see("read-back, not ready");
  await page.goto(`${url}/coes`);
  await recruiter.startCoe();
  await recruiter.tellAll(youthOnHisOwn(today()));
  await recruiter.writeComments();
  for (const section of sections) {
    await recruiter.section(section);
    await see(`interview ${section}, filled`);
    await recruiter.backToSections();
  }
  await recruiter.checkedAndReady();
  await see("interview, ready");
  await page.getByRole("button", { name: new RegExp(`${recruiter.t("interview.panel.open")}$`) }).click();
  await page.getByText(recruiter.t("interview.panel.qad")).first().waitFor();
  await see("interview, determination");
  await page.keyboard.press("Escape");
}

async function walkSigning(page: Page, recruiter: Recruiter, see: See): Promise<void> {
  const told = youthOnHisOwn(today());
  const signing = new Signing(recruiter, recruiterName);
  await page.getByRole("link", { name: recruiter.t("interview.go-read-back"), exact: true }).click();
  await page.getByRole("button", { name: recruiter.t("signing.read-back.right") }).waitFor();
  await see("read-back");
  await recruiter.press(recruiter.t("signing.read-back.right"));
  const how = recruiter.t("signing.method.title", { name: told.answering.name });
  await page.getByRole("heading", { level: 1, name: how, exact: true }).waitFor();
  await see("signing, how");
  await recruiter.press(recruiter.t("signing.method.hand-over", { name: told.answering.name }));
  await page.getByText(recruiter.t("signing.gap.method")).first().waitFor();
  await see("signing, how, errors");
  await recruiter.choose("signing.method.question", "signing.method.x-mark");
  await page.getByRole("textbox", { name: recruiter.t("signing.witness") }).waitFor();
  await see("signing, mark with a witness");
  await signing.handOver(told.answering.name);
  await see("signing, statement");
  await signing.draw();
  await see("signing, drawn");
  await recruiter.press(recruiter.t("signing.statement.done"));
  await page.getByRole("dialog").waitFor();
  await see("signing, give back");
  await recruiter.write("signing.give-back.name", recruiterName);
  await recruiter.press(recruiter.t("signing.give-back.go-on"));
  await recruiter.heading("signing.certify.title");
  await see("signing, certification");
  await recruiter.press(recruiter.t("signing.certify.sign"));
  await page.getByText(recruiter.t("signing.certify.missing")).first().waitFor();
  await see("signing, certification, error");
  await signing.certify();
  await see("signed");
  await page.getByRole("link", { name: recruiter.t("signing.to-view"), exact: true }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await see("signed COE");
}

/** The way of a reviewer through the desk. */
export async function walkDesk({ page, locale, url, see }: Walk): Promise<void> {
  await page.goto(url);
  await page.getByRole("list", { name: new Recruiter(page, "en").t("unlock.people") }).waitFor();
  await new Recruiter(page, "en").speak(locale);
  const reviewer = await Reviewer.atDesk(page, locale, url, "Ruth Abernathy");
  await page.getByRole("row").nth(3).waitFor();
  await see("queue");
  await reviewer.press(reviewer.t("review.help.open"));
  await page.getByRole("dialog").waitFor();
  await see("queue, keyboard help");
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("nobody of this name");
  await page.getByText(reviewer.t("review.queue.none-found.search", { search: "nobody of this name" })).waitFor();
  await see("queue, nothing found");
  await page.goto(`${url}/desk?stage=received`);
  await page.getByRole("row").nth(1).getByRole("link").click();
  await page.getByRole("button", { name: reviewer.t("review.bar.returned"), exact: true }).waitFor();
  await see("COE review");
  await page
    .getByRole("button", { name: reviewer.t("review.comment.on", { field: "" }).trim() })
    .first()
    .click();
  await page.getByRole("dialog").waitFor();
  await see("COE review, comment");
  await page.getByRole("dialog").getByRole("textbox").fill("Please look at this again.");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: reviewer.t("review.comment.done") })
    .click();
  for (const decision of ["returned", "approved", "denied"]) {
    await reviewer.press(reviewer.t(`review.bar.${decision}`));
    await page.getByRole("dialog").waitFor();
    await see(`COE review, ${decision}`);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  }
  await reviewer.press(reviewer.t("review.bar.denied"));
  await page
    .getByRole("dialog")
    .getByRole("button", { name: reviewer.t("review.decide.confirm.denied"), exact: true })
    .click();
  await page.getByText(reviewer.t("review.decide.reasons-missing")).waitFor();
  await see("COE review, denied, errors");
  for (const stage of ["returned", "approved"]) {
    await page.goto(`${url}/desk?stage=${stage}`);
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.getByText(reviewer.t(`review.standing.${stage}-words`)).waitFor();
    await see(`COE review, was ${stage}`);
  }
}
