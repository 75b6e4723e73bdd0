import type { Page } from "playwright-core";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { Recruiter } from "./recruiter.ts";
import type { See, Walk } from "./screens.ts";
import { Signing } from "./signing.ts";
import { twoVersions } from "./two-versions.ts";

const recruiterName = "Lucía Ferreira";
const told = youthOnHisOwn(today());

/** The way through what a recruiter meets seldom: nothing yet, two versions, other ways to sign, no network, larger text. */
export async function walkSeldom({ page, tablet, locale, url, see }: Walk): Promise<void> {
  await page.goto(url);
  await page.getByRole("list", { name: new Recruiter(page, "en").t("unlock.people") }).waitFor();
  const recruiter = await new Recruiter(page, "en").speak(locale);
  await walkFirstDay(page, recruiter, url, see);
  await walkFork(page, recruiter, url, see);
  await walkOtherSignatures(page, recruiter, see);
  await walkLargerText(page, recruiter, url, see);
  await page.goto(`${url}/coes`);
  await tablet.setOffline(true);
  await recruiter.sendNow();
  await page.getByText(recruiter.t("shell.sync.problem.no-answer")).first().waitFor();
  await see("list, offline");
  await recruiter.startCoe();
  await see("interview, offline");
}

/** The network broke off right after the sign-in, and the State has told nothing yet. */
async function walkFirstDay(page: Page, recruiter: Recruiter, url: string, see: See): Promise<void> {
  await page.route("**/v1/changes*", (route) => route.abort());
  await recruiter.signIn(url, recruiterName);
  await page.getByText(recruiter.t("coe-list.empty.title")).waitFor();
  await see("list, empty");
  await page.unroute("**/v1/changes*");
  await recruiter.sendNow();
  await page.getByText(recruiter.t("coe-list.stage.returned")).first().waitFor();
}

async function walkFork(page: Page, recruiter: Recruiter, url: string, see: See): Promise<void> {
  const coeId = await twoVersions(page);
  await recruiter.sendNow();
  // The walk in the other language has left two versions of another COE.
  const choose = page.locator(`a[href*="${coeId}"]`).filter({ hasText: recruiter.t("coe-list.two-versions") });
  await choose.waitFor();
  await see("list, two versions");
  await page.goto(`${url}/coes/${coeId}/corrections`);
  await page.getByRole("button", { name: recruiter.t("corrections.fork.join"), exact: true }).waitFor();
  await see("two versions");
  await page.goto(`${url}/coes`);
}

async function walkOtherSignatures(page: Page, recruiter: Recruiter, see: See): Promise<void> {
  const signing = new Signing(recruiter, recruiterName);
  await recruiter.startCoe();
  await recruiter.tellAll(told);
  await recruiter.writeComments();
  await recruiter.checkedAndReady();
  await signing.readBack();
  await recruiter.choose("signing.method.question", "signing.method.paper");
  await see("signing, on paper");
  const photo = { name: "paper.png", mimeType: "image/png", buffer: await page.screenshot() };
  await page.getByLabel(recruiter.t("signing.paper.photo"), { exact: true }).setInputFiles(photo);
  await page.getByRole("img", { name: recruiter.t("signing.paper.taken"), exact: true }).waitFor();
  await recruiter.press(recruiter.t("signing.comment.begin"));
  await page.locator("textarea:focus").waitFor();
  await see("signing, on paper, with the photo");
  await recruiter.press(recruiter.t("signing.paper.remove"));
  await page.locator("input[type=file]:focus").waitFor();
  await recruiter.choose("signing.method.question", "signing.method.refused");
  await see("signing, refused");
  await recruiter.choose("signing.method.question", "signing.method.verbal-remote");
  await recruiter.press(recruiter.t("signing.method.go-on"));
  await page.getByText(recruiter.t("signing.gap.witness"), { exact: true }).waitFor();
  await see("signing, by telephone, errors");
  await recruiter.write("signing.witness", "Dolores Ramírez");
  await recruiter.write("signing.comment", "He agreed on the telephone; the witness heard it.");
  await recruiter.press(recruiter.t("signing.method.go-on"));
  await recruiter.heading("signing.certify.title");
  await see("signing, by telephone, certification");
}

async function walkLargerText(page: Page, recruiter: Recruiter, url: string, see: See): Promise<void> {
  const address = new URL(page.url()).pathname.replace(/\/[^/]+$/, "");
  await page.goto(`${url}/settings`);
  await recruiter.choose("settings.text", "settings.text.larger");
  await see("larger text, settings");
  await page.goto(`${url}/coes`);
  await page.getByText(recruiter.t("coe-list.stage.returned")).first().waitFor();
  await see("larger text, list");
  for (const section of ["", "/children", "/moves", "/comments", "/read-back", "/sign"]) {
    await page.goto(url + address + section);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    await see(`larger text, ${section.slice(1) || "interview"}`);
  }
}
