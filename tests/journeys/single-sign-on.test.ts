import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { locales } from "../../src/ui/words.tsx";
import { fingerprintReader } from "./authenticator.ts";
import { Tablet } from "./chromium.ts";
import { Looking } from "./looking.ts";
import { Newcomer } from "./newcomer.ts";
import { keepPicture } from "./pictures.ts";
import { signOn, stateLink, type Visit, visit, whoIs } from "./sign-on-steps.ts";
import { cancelThere, isAskedThere, StateWithSignOn, signInThere } from "./state-account.ts";

const grace = { name: "Grace Park", subject: "0-grace", email: "grace@sea.example" };
const norma = { name: "Norma Ibarra", subject: "1-norma", email: "norma@sea.example" };
/** The State has an account for him; nobody has invited him to Surco. */
const walter = { name: "Walter Ochs", subject: "4-walter", email: "walter@sea.example" };

let shown: Page | undefined;
afterEach(({ task }) => keepPicture(task, shown, "single-sign-on"));

/** The browser itself notes on the console what the server has refused. */
const isNoted = (said: string): boolean => said.includes("Failed to load resource");
/** Neither is it a fault of the page that somebody who was shut out is told so. */
const isNoRefusal = (said: string): boolean => !said.startsWith("401 ") && !isNoted(said);

const atDesk = ({ who }: Visit) => who.heading("review.queue.title");

/** A clear sentence in their language, a way on, and an address that tells nobody of it. */
async function isTold(on: Visit, why: string, url: string): Promise<void> {
  const alert = on.page.getByRole("alert");
  await alert.getByText(on.who.t(`sign-in.sign-on.${why}.title`), { exact: true }).waitFor();
  await alert.getByText(on.who.t(`sign-in.sign-on.${why}`), { exact: true }).waitFor();
  expect(on.page.url()).toBe(`${url}/sign-in`);
  await stateLink(on).waitFor();
  await on.look.at(`sign-on ${why}`);
}

/** What is dangerous asks for a proof of a moment ago, which only the State's own page can take from her. */
async function provesHerselfAgain(on: Visit, url: string): Promise<void> {
  const { page, who, look } = on;
  const begin = async () => {
    await who.follow("shell.nav.settings");
    await who.follow("account.link");
    await who.heading("account.title");
    await who.write("account.passkeys.name", "Mi llave");
    await who.press(who.t("account.passkeys.add"));
  };
  await fingerprintReader(page, { hasPrf: false });
  await begin();
  const link = page.getByRole("dialog").getByRole("link", { name: who.t("step-up.sign-on.go"), exact: true });
  await link.waitFor();
  await look.at("sign-on, asked to prove it again");
  await link.click();
  await isAskedThere(page);
  await signInThere(page, grace, url);
  await atDesk(on);
  await begin();
  await page.getByText(who.t("account.passkeys.added", { name: "Mi llave" }), { exact: true }).waitFor();
}

/** A moment later, as the page's own code would: what the debugger runs itself is excused from the policy. */
const writesMarkup = (page: Page) =>
  page.evaluate<string>(`new Promise((done) => setTimeout(() => {
    try { document.body.innerHTML = "<b>x</b>"; done("nothing happened"); } catch (error) { done(error.name); }
  }))`);

describe.each(locales)("the State's own sign-on at a desk (%s)", (locale) => {
  const graces = new Tablet();
  const normas = new Tablet();
  let state: StateWithSignOn;

  beforeAll(async () => {
    state = await StateWithSignOn.begun([grace, norma, walter]);
    const placing = { roles: ["coordinator"], region: "Southwest", district: null };
    for (const { name, email } of [grace, norma])
      await state.office.ask("POST", "/v1/invitations", { name, signInName: email, ...placing });
  });
  afterAll(async () => {
    await Promise.all([graces.throwAway(), normas.throwAway()]);
    await state.throwAway();
  });

  test("[S24] a coordinator goes to the State's own page, signs in there and is at the desk of her region; the way back works once", async () => {
    const on = await visit(graces, state.url, locale);
    shown = on.page;
    const backs: string[] = [];
    on.page.on("request", (request) => {
      if (request.url().startsWith(`${state.url}/v1/sign-on/back`)) backs.push(request.url());
    });
    await stateLink(on).waitFor();
    await on.look.at("sign-on offered");
    await signOn(on, grace, state.url);
    await atDesk(on);
    expect(on.page.url()).toBe(`${state.url}/desk`);
    expect(await whoIs(on.page)).toMatchObject({
      name: grace.name,
      roles: ["coordinator"],
      region: "Southwest",
      district: null,
    });
    await on.page.getByText(grace.name).first().waitFor();
    await on.look.at("sign-on, at the desk");
    await provesHerselfAgain(on, state.url);
    expect(backs).toHaveLength(2);
    await on.page.goto(backs[0] ?? "");
    await isTold(on, "over", state.url);
    // What was refused took nothing away.
    expect((await whoIs(on.page))?.name).toBe(grace.name);
    await on.page.goto(state.url);
    await atDesk(on);
    expect(on.look.faults).toEqual([]);
    // Once the server asked for the proof.
    expect(graces.complaints.filter((said) => !isNoted(said))).toEqual(["401 /v1/account/passkeys/options"]);
    expect(await writesMarkup(on.page)).toBe("TypeError");
    await expect.poll(() => graces.complaints.at(-1)).toMatch(/TrustedHTML/);
  });

  test("[S24] [S14] whoever cancels, is not invited, comes by a stale address or was deactivated is told so, and goes on", async () => {
    const on = await visit(normas, state.url, locale);
    shown = on.page;
    await on.who.hand.press(stateLink(on));
    await isAskedThere(on.page);
    await cancelThere(on.page);
    await isTold(on, "cancelled", state.url);
    await on.page.reload();
    await stateLink(on).waitFor();
    expect(await on.page.getByRole("alert").count()).toBe(0);
    await on.page.goto(`${state.url}/v1/sign-on/back?code=stale&state=${"x".repeat(43)}`);
    await isTold(on, "over", state.url);
    await signOn(on, walter, state.url);
    await isTold(on, "nobody", state.url);
    expect(await whoIs(on.page)).toBeNull();
    // His session there does not send her back as him.
    await signOn(on, norma, state.url);
    await atDesk(on);
    await state.office.deactivate(norma.name);
    await on.page.goto(`${state.url}/sign-in`);
    await on.who.hand.press(stateLink(on));
    await isTold(on, "nobody", state.url);
    expect(await whoIs(on.page)).toBeNull();
    await signOn(on, grace, state.url);
    await atDesk(on);
    expect((await whoIs(on.page))?.name).toBe(grace.name);
    expect(on.look.faults).toEqual([]);
    // What she, who was shut out, has been refused.
    expect(normas.complaints.filter(isNoRefusal)).toEqual([]);
  });

  test("a sign-on that is down is told as that, and not as a fault of the person", async () => {
    await normas.close();
    const page = await normas.open();
    shown = page;
    await state.endSignOn();
    await state.office.server.stop();
    await state.office.server.start();
    await page.goto(`${state.url}/sign-in`);
    const on = { page, who: new Newcomer(page, locale), look: new Looking(page, locale) };
    await on.who.hand.press(stateLink(on));
    await isTold(on, "not-reached", state.url);
    expect(on.look.faults).toEqual([]);
    expect(normas.complaints.filter(isNoRefusal)).toEqual([]);
  });
});
