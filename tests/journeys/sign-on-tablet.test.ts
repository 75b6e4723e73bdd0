import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { Tablet } from "./chromium.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { signOn, stateLink, type Visit, visit, whoIs } from "./sign-on-steps.ts";
import { agreeThere, StateWithSignOn } from "./state-account.ts";

const marisol = { name: "Marisol Tovar", subject: "2-marisol", email: "marisol@sea.example" };
const benito = { name: "Benito Arce", subject: "3-benito", email: "benito@sea.example" };
const words = "seven herons cross the river";

describe("the State's own sign-on on a tablet", () => {
  const tablet = new Tablet();
  let state: StateWithSignOn;
  let on: Visit;

  afterEach(({ task }) => keepPicture(task, on.page, "sign-on-tablet"));
  beforeAll(async () => {
    state = await StateWithSignOn.begun([marisol, benito]);
    for (const { name, email } of [marisol, benito]) await state.office.invite(name, email, "recruiter");
  });
  afterAll(async () => {
    await tablet.throwAway();
    await state.throwAway();
  });

  const city = (recruiter: Recruiter) =>
    recruiter.within(recruiter.t("interview.family.home")).field("interview.family.city");

  test("a recruiter signs on, makes her vault, begins a COE, and goes on with it without a network after a reload", async () => {
    on = await visit(tablet, state.url, "es");
    const { page, who } = on;
    await signOn(on, marisol, state.url);
    await who.protectWork(words);
    const recruiter = new Recruiter(page, "es");
    await recruiter.heading("coe-list.title");
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await recruiter.startCoe();
    await recruiter.section("family");
    await city(recruiter).fill("Garden City");
    await recruiter.saved();
    expect(tablet.complaints).toEqual([]);
    await tablet.setOffline(true);
    await state.office.server.stop();
    await page.reload();
    await who.openWork(words);
    await recruiter.heading("interview.section.family");
    await expect.poll(() => city(recruiter).inputValue()).toBe("Garden City");
    await city(recruiter).fill("Garden City, by the river");
    await recruiter.saved();
    await on.look.at("sign-on, without a network");
    await state.office.server.start();
    await tablet.setOffline(false);
    await page.goto(`${state.url}/coes`);
    await who.openWork(words);
    await recruiter.heading("coe-list.title");
    expect((await whoIs(page))?.name).toBe(marisol.name);
    expect(on.look.faults).toEqual([]);
    expect(tablet.complaints).toEqual([]);
  });

  test("signing out ends the session here, and the next person is asked at the State's page who they are", async () => {
    const { page, who } = on;
    const cookie = (await page.context().cookies()).find(({ name }) => name === "surco_session")?.value ?? "";
    const heldBy = async () => {
      const answer = await fetch(`${state.url}/v1/session`, { headers: { cookie: `surco_session=${cookie}` } });
      return sessionSchema.parse(await answer.json()).person?.name ?? null;
    };
    expect(await heldBy()).toBe(marisol.name);
    await who.follow("shell.nav.settings");
    await who.press(who.t("settings.sign-out"));
    await who.heading("unlock.title");
    await expect.poll(heldBy).toBeNull();
    await page.reload();
    await who.heading("unlock.title");
    await stateLink(on).waitFor();
    expect(await whoIs(page)).toBeNull();
    expect(await page.getByText(marisol.name).count()).toBe(0);
    // Hers at the State's own sign-on is open still: it must not let her colleague in as her.
    await signOn(on, benito, state.url);
    await who.protectWork("nine lanterns under the bridge");
    await page.getByText(who.t("coe-list.empty.title")).waitFor();
    expect((await whoIs(page))?.name).toBe(benito.name);
    expect(tablet.complaints).toEqual([]);
  });

  test("who signs on while the tablet remembers a colleague is at work as themselves", async () => {
    const { page, who } = on;
    // His session is over, here and there.
    await page.context().clearCookies();
    await page.goto(`${state.url}/sign-in`);
    await signOn(on, marisol, state.url);
    await who.openWork(words);
    const recruiter = new Recruiter(page, "es");
    await recruiter.heading("coe-list.title");
    expect((await whoIs(page))?.name).toBe(marisol.name);
    expect(await page.locator(".coe-row").count()).toBe(1);
  });

  test("a sign-on that is open there lets her in again by one press after her session here has ended", async () => {
    const { page, who } = on;
    await page.context().clearCookies({ name: "surco_session" });
    await page.goto(`${state.url}/sign-in`);
    await who.hand.press(stateLink(on));
    await agreeThere(page, state.url);
    await who.openWork(words);
    expect((await whoIs(page))?.name).toBe(marisol.name);
  });
});
