import type { Page } from "playwright-core";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { locales } from "../../src/ui/words.tsx";
import { fingerprintReader } from "./authenticator.ts";
import { Tablet } from "./chromium.ts";
import { Looking } from "./looking.ts";
import { codeOf, Newcomer } from "./newcomer.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { StateServer } from "./state-server.ts";

const adminPassword = "lanterns under seven bridges";
const password = "orchard kettle violin harbor";
const passphrase = "seven herons cross the river";
const pin = "482913";
const signInName = "marisol@sea.example";

/** Everything by its page, so that what went wrong can be looked at. */
interface Visit {
  readonly page: Page;
  readonly who: Newcomer;
  readonly look: Looking;
}

describe.each(locales)("a real State's first day (%s)", (locale) => {
  const desk = new Tablet();
  const tablet = new Tablet();
  let server: StateServer | undefined;
  let shown: Page | undefined;

  afterEach(({ task }) => keepPicture(task, shown, `first-state-${locale}`));
  afterAll(async () => {
    await Promise.all([desk.throwAway(), tablet.throwAway()]);
    await server?.throwAway();
  });

  const visit = async (browser: Tablet, address: string, heading: string): Promise<Visit> => {
    const page = await browser.open();
    shown = page;
    await page.goto(address);
    const visitor = new Newcomer(page, "en");
    await visitor.heading(heading);
    const who = await visitor.speak(locale);
    await who.heading(heading);
    return { page, who, look: new Looking(page, locale) };
  };

  /** From nobody to an invitation's address. */
  async function beginState(state: StateServer): Promise<string> {
    const { page, who, look } = await visit(desk, state.url, "first-run.title");
    await look.at("first run");
    await who.press(who.t("first-run.go"));
    await page.getByText(who.t("first-run.token.missing")).waitFor();
    await look.at("first run, errors");
    await who.write("first-run.token", state.firstRunToken());
    await who.write("first-run.name", "Ana Ruiz");
    await who.write("sign-in.name", "ana@sea.example");
    await who.writeSecret("password.new", adminPassword);
    await who.press(who.t("first-run.go"));
    await who.heading("administration.people.title");
    await page.goto(`${state.url}/office/people/invite`);
    await who.heading("administration.invite.title");
    await who.write("administration.placing.name", "Marisol Tovar");
    await who.write("administration.placing.sign-in-name", signInName);
    await page.getByRole("checkbox", { name: new RegExp(`^${who.t("administration.role.recruiter")}`) }).check();
    await who.press(who.t("administration.invite.send"));
    const link = page.getByRole("textbox", { name: who.t("administration.invited.link", { name: "Marisol Tovar" }) });
    await link.waitFor();
    expect(look.faults).toEqual([]);
    expect(desk.complaints).toEqual([]);
    return link.inputValue();
  }

  /** Her work on this tablet gets a passphrase of its own, with everything that can go wrong on the way. */
  async function makePassphrase({ page, who, look }: Visit): Promise<void> {
    await who.heading("vault.make.title");
    await look.at("passphrase");
    await who.writeSecret("vault.make.new", "password");
    await page.getByText(who.t("vault.judged.too-short"), { exact: true }).waitFor();
    await who.press(who.t("vault.make.go"));
    await look.at("passphrase, too weak");
    await who.writeSecret("vault.make.new", passphrase);
    await who.writeSecret("vault.make.again", "seven herons cross the road");
    await who.press(who.t("vault.make.go"));
    await page.getByText(who.t("vault.make.again.different")).waitFor();
    await look.at("passphrase, not the same");
    await who.protectWork(passphrase);
  }

  /** The invited recruiter chooses a password and sets her authenticator app up. */
  async function comeIn({ page, who, look }: Visit): Promise<string> {
    await look.at("welcome");
    await who.writeSecret("password.new", password);
    await look.at("welcome, password written");
    await who.press(who.t("welcome.go"));
    await makePassphrase({ page, who, look });
    await who.heading("coe-list.title");
    expect(page.url()).not.toContain("#");
    await who.follow("shell.nav.settings");
    await who.follow("account.link");
    await who.heading("account.title");
    await page.getByText(who.t("account.sessions.current")).waitFor();
    await look.at("account");
    const address = await who.beginAuthenticator();
    await look.at("account, authenticator offered");
    await who.write("account.app.code", codeOf(address));
    await who.press(who.t("account.app.confirm"));
    await page.getByRole("dialog").waitFor();
    expect(await page.getByRole("dialog").getByRole("listitem").count()).toBe(10);
    await look.at("account, recovery codes");
    await who.press(who.t("account.codes.kept"));
    await page.getByText(who.t("account.app.on")).waitFor();
    await look.at("account, authenticator in force");
    return address;
  }

  async function signInAgain({ page, who, look }: Visit, address: string): Promise<void> {
    await who.follow("shell.nav.settings");
    await who.press(who.t("settings.sign-out"));
    await who.heading("unlock.title");
    await page.getByLabel(who.t("sign-in.password"), { exact: true }).waitFor();
    await look.at("sign in");
    await who.write("sign-in.name", signInName);
    await who.writeSecret("sign-in.password", "not her password at all");
    await who.press(who.t("sign-in.go"));
    await page.getByText(who.t("sign-in.failed")).waitFor();
    await look.at("sign in, refused");
    await who.writeSecret("sign-in.password", password);
    await who.press(who.t("sign-in.go"));
    await page.getByLabel(who.t("sign-in.second.app.code"), { exact: true }).waitFor();
    await look.at("sign in, second step");
    await who.write("sign-in.second.app.code", codeOf(address, 1));
    await who.press(who.t("sign-in.go"));
    await who.heading("vault.open.title");
    await look.at("locked");
    await who.writeSecret("vault.open.passphrase", "seven herons cross the road");
    await who.press(who.t("vault.open.go"));
    await page.getByText(who.t("secret.wrong-secret.title")).waitFor();
    await look.at("locked, wrong words");
    await who.press(who.t("vault.open.cannot"));
    await who.heading("vault.cannot.title");
    await look.at("locked, for whoever has forgotten");
    await who.press(who.t("vault.cannot.back"));
    await who.openWork(passphrase);
    await who.heading("coe-list.title");
  }

  /** The battery dies in the middle of the interview. Her passphrase brings her back to where she was, without any network. */
  async function comeBack(): Promise<Visit> {
    await tablet.kill();
    const page = await tablet.open();
    shown = page;
    if (!server) throw new Error("no server");
    await page.goto(server.url);
    const again = new Newcomer(page, locale);
    await again.heading("vault.open.title");
    expect(await page.getByText("Marisol Tovar").count()).toBe(0);
    expect(await page.getByText("Manhattan").count()).toBe(0);
    await again.openWork(passphrase);
    const recruiter = new Recruiter(page, locale);
    await recruiter.heading("interview.section.family");
    const city = recruiter.within(recruiter.t("interview.family.home")).field("interview.family.city");
    await expect.poll(() => city.inputValue()).toBe("Manhattan");
    return { page, who: again, look: new Looking(page, locale) };
  }

  /** What was typed in the moment before locking is there afterwards, in the same place. */
  async function lockWhileTyping({ page, who }: Visit): Promise<void> {
    const recruiter = new Recruiter(page, locale);
    const city = recruiter.within(recruiter.t("interview.family.home")).field("interview.family.city");
    await city.fill("Manhattan, by the river");
    await who.press(who.t("shell.tools.lock"));
    await who.heading("vault.open.title");
    expect(await page.getByText("Manhattan").count()).toBe(0);
    await who.openWork(passphrase);
    await expect.poll(() => city.inputValue()).toBe("Manhattan, by the river");
  }

  /** The quick ways in, all of them without a network. */
  async function fingerprintAndPin({ page, who, look }: Visit): Promise<void> {
    await fingerprintReader(page, { hasPrf: true });
    await who.follow("shell.nav.settings");
    await who.press(who.t("vault.settings.passkeys.add"));
    await look.at("settings, adding a fingerprint");
    await who.writeSecret("vault.settings.proof", passphrase);
    await who.press(who.t("vault.settings.passkeys.add.go"));
    await page.getByText(who.t("vault.settings.passkeys.added"), { exact: true }).waitFor();
    await who.press(who.t("vault.settings.pin.set"));
    await who.writeSecret("vault.settings.pin.new", pin);
    await look.at("settings, setting a PIN");
    // The fingerprint stands in for the passphrase.
    await who.press(who.t("vault.settings.by-passkey"));
    await page.getByText(who.t("vault.settings.pin.done"), { exact: true }).waitFor();
    await look.at("settings, protected");
    await who.press(who.t("vault.settings.lock"));
    await who.heading("vault.pin.title");
    await look.at("locked, PIN");
    await who.writeSecret("vault.pin.label", pin);
    await who.press(who.t("vault.open.go"));
    await who.heading("settings.title");
    await page.reload();
    await who.heading("vault.open.title");
    await look.at("locked, fingerprint");
    await who.press(who.t("vault.open.passkey"));
    await who.heading("settings.title");
    await who.press(who.t("vault.settings.change"));
    await look.at("settings, changing the passphrase");
    expect(look.faults).toEqual([]);
  }

  test("first run, invitation, password, authenticator, passphrase, and a COE begun without a network that outlives a kill; lock, fingerprint and PIN", async () => {
    server = await StateServer.real();
    const link = await beginState(server);
    expect(link.startsWith(server.url)).toBe(true);
    const guest = await visit(tablet, link, "welcome.title");
    const address = await comeIn(guest);
    await signInAgain(guest, address);
    const { page, look } = guest;
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await tablet.setOffline(true);
    await server.stop();
    const recruiter = new Recruiter(page, locale);
    await recruiter.startCoe();
    await recruiter.section("family");
    await recruiter.within(recruiter.t("interview.family.home")).write("interview.family.city", "Manhattan");
    await recruiter.saved();
    const again = await comeBack();
    await lockWhileTyping(again);
    await fingerprintAndPin(again);
    expect(look.faults).toEqual([]);
    // The browser itself notes on the console what the server refused, and that it is gone.
    expect(tablet.complaints.filter((said) => !said.includes("Failed to load resource"))).toEqual([]);
  });
});
