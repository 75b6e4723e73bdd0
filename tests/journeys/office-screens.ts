import { Newcomer } from "./newcomer.ts";
import { walkRescues } from "./rescue-screens.ts";
import type { See, Walk } from "./screens.ts";
import { beginningWith } from "./spoken.ts";

const recruiter = "Daniel Whitfield";

/** The way through the screens of those who write no COE and decide none. */
export async function walkOffice({ page, locale, url, see }: Walk): Promise<void> {
  await page.goto(url);
  const guest = new Newcomer(page, "en");
  await page.getByRole("list", { name: guest.t("unlock.people") }).waitFor();
  const who = await guest.speak(locale);
  // A recruiter's tablet, so that there is one to lose.
  await enter(who, url, recruiter);
  await who.heading("coe-list.title");
  await walkDistrict(who, url, see);
  await enter(who, url, "Samuel Okonkwo");
  await who.heading("review.queue.title");
  await page.goto(`${url}/office/audit`);
  await who.heading("administration.audit.title");
  await page.locator("time").first().waitFor();
  await see("audit");
  await page.goto(`${url}/office/people`);
  await who.heading("other-role.office/people.title");
  await see("people, not for an auditor");
  await enter(who, url, "Beatriz Monteverde");
  await walkPeople(who, see);
  await walkInvitation(who, url, see);
  await walkTablets(who, url, see);
  await walkRescues(who, url, see);
  await walkAccount(who, url, see);
}

async function enter(who: Newcomer, url: string, name: string): Promise<void> {
  await who.page.goto(`${url}/sign-in`);
  await who.page.getByRole("button", { name: new RegExp(name) }).click();
}

async function walkDistrict(who: Newcomer, url: string, see: See): Promise<void> {
  const { page } = who;
  await enter(who, url, "Joyce Halloran");
  await page.locator("summary").first().click();
  await page.getByText(who.t("district.until")).first().waitFor();
  await see("district");
}

async function walkPeople(who: Newcomer, see: See): Promise<void> {
  const { page } = who;
  await page.getByRole("link", { name: recruiter }).waitFor();
  await see("people");
  await page.getByRole("link", { name: recruiter }).click();
  await page.getByRole("heading", { level: 1, name: recruiter, exact: true }).waitFor();
  await page.getByText(who.t("administration.person.access-words.active", { name: recruiter })).waitFor();
  await see("person");
  await who.press(who.t("administration.deed.let-go"));
  await page.getByRole("dialog").waitFor();
  await see("person, let go");
  await leave(who, who.t("administration.cancel"));
  await who.press(who.t("administration.person.change"));
  await page.getByRole("textbox", { name: who.t("administration.placing.name"), exact: true }).waitFor();
  await see("person, change");
}

async function walkInvitation(who: Newcomer, url: string, see: See): Promise<void> {
  const { page } = who;
  await page.goto(`${url}/office/people/invite`);
  await who.heading("administration.invite.title");
  await who.press(who.t("administration.invite.send"));
  await page.getByText(who.t("administration.missing.title")).waitFor();
  await see("invite, errors");
  await who.write("administration.placing.name", "Rosalind Teague");
  await who.write("administration.placing.sign-in-name", `rosalind.${who.locale}@state.example`);
  await page.getByRole("checkbox", { name: beginningWith(who.t("administration.role.coordinator")) }).check();
  await who.press(who.t("administration.invite.send"));
  await who.field("administration.placing.name").waitFor({ state: "detached" });
  await see("invited");
}

async function walkTablets(who: Newcomer, url: string, see: See): Promise<void> {
  const { page } = who;
  await page.goto(`${url}/office/devices`);
  const isLost = page.getByRole("button", { name: beginningWith(who.t("administration.tablets.is-lost")) });
  await isLost.first().waitFor();
  await see("tablets");
  await isLost.first().click();
  await page.getByRole("dialog").waitFor();
  await see("tablets, lost");
  await leave(who, who.t("administration.cancel"));
}

/** A proof of oneself holds for five minutes, and no journey waits that long: the State's answer that it is over is given for it. */
async function walkAccount(who: Newcomer, url: string, see: See): Promise<void> {
  const code = "sign-in-again";
  const { page } = who;
  await page.goto(`${url}/account`);
  await who.heading("account.title");
  await page.getByText(who.t("account.sessions.current")).first().waitFor();
  await see("account");
  const problem = { type: "urn:surco:problem:sign-in-again", title: "again", status: 403, code, details: {} };
  await page.route("**/v1/people/*/deactivation", (route) =>
    route.fulfill({ status: 403, contentType: "application/problem+json", body: JSON.stringify(problem) }),
  );
  await page.route("**/v1/account", async (route) => {
    const answer = await route.fetch();
    const account = { ...(await answer.json()), signInName: "beatriz@state.example", hasPassword: true, hasTotp: true };
    await route.fulfill({ response: answer, json: account });
  });
  await page.goto(`${url}/office/people`);
  await page.getByRole("link", { name: recruiter }).click();
  await who.press(who.t("administration.deed.let-go"));
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: who.t("administration.deed.let-go"), exact: true }).click();
  await page.getByLabel(who.t("step-up.password"), { exact: true }).waitFor();
  await who.press(who.t("step-up.go"));
  await page.getByText(who.t("step-up.missing")).waitFor();
  await see("is it still you");
}

async function leave(who: Newcomer, words: string): Promise<void> {
  const dialog = who.page.getByRole("dialog");
  await dialog.getByRole("button", { name: words, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}
