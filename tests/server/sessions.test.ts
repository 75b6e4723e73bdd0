import { afterEach, beforeEach, expect, it } from "vitest";
import { protocolHeader } from "../../src/domain/protocol/hello.ts";
import { ownSessionsSchema } from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { bindToTablet, endSessionsOf, findSession } from "../../sync-server/store/sessions.ts";
import { anasPassword, type Browser, openSignInOffice, type SignInOffice, signIn } from "./sign-in-office.ts";
import { codeOf, openOffice, post } from "./state-office.ts";

let office: SignInOffice;
beforeEach(async () => {
  office = await openSignInOffice();
});
afterEach(() => office.close());

const minutes = 60;
const hours = 3600;

const whoIs = async (browser: Browser) =>
  sessionSchema.parse(await (await browser.call("GET", "/v1/session")).json()).person?.id ?? null;

const sessionsOf = async (browser: Browser) =>
  ownSessionsSchema.parse(await (await browser.call("GET", "/v1/sessions")).json()).sessions;

async function signedIn(): Promise<Browser> {
  const browser = office.browser();
  await signIn(browser);
  return browser;
}

const tokenIn = (browser: Browser): string => browser.cookies.get("surco_session") ?? "";

it("a session in the office ends after an hour without use, and use keeps it", async () => {
  const browser = await signedIn();
  office.pass(59 * minutes);
  expect(await whoIs(browser)).toBe("ana");
  office.pass(59 * minutes);
  expect(await whoIs(browser)).toBe("ana");
  office.pass(61 * minutes);
  expect(await whoIs(browser)).toBeNull();
  expect(await codeOf(await browser.call("GET", "/v1/sessions"))).toBe("not-signed-in");
});

it("a session in the office ends after twelve hours, however busy", async () => {
  const browser = await signedIn();
  for (let half = 0; half < 23; half += 1) {
    office.pass(30 * minutes);
    expect(await whoIs(browser)).toBe("ana");
  }
  office.pass(31 * minutes);
  expect(await whoIs(browser)).toBeNull();
});

it("a session bound to an enrolled tablet lasts a day without use and thirty days at all", async () => {
  const browser = await signedIn();
  const found = await findSession(office.store.reading, office.store, tokenIn(browser));
  if (!found) throw new Error("nobody is signed in");
  await office.store.write((db) => bindToTablet(db, found.session, "d".repeat(32)));
  for (let day = 0; day < 29; day += 1) {
    office.pass(23 * hours);
    expect(await whoIs(browser)).toBe("ana");
  }
  office.pass(25 * hours);
  expect(await whoIs(browser)).toBeNull();
});

it("seeing somebody is written down at most once a minute", async () => {
  const browser = await signedIn();
  const seen = async () =>
    (await office.store.reading.selectFrom("sessions").select("seen_at").executeTakeFirst())?.seen_at;
  const first = await seen();
  office.pass(30);
  await whoIs(browser);
  expect(await seen()).toBe(first);
  office.pass(31);
  await whoIs(browser);
  expect(await seen()).not.toBe(first);
});

it("signing in anew ends the session under which it was asked, and a token from before is worth nothing", async () => {
  const browser = await signedIn();
  const before = tokenIn(browser);
  await signIn(browser);
  expect(tokenIn(browser)).not.toBe(before);
  expect(await findSession(office.store.reading, office.store, before)).toBeNull();
  expect(await sessionsOf(browser)).toHaveLength(1);
});

it("everybody sees where they are signed in, in words, and signs out there", async () => {
  const words =
    "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1";
  const tablet = office.browser();
  const body = { signInName: "ana@alder.example", password: anasPassword };
  await tablet.call("POST", "/v1/sign-in", body, { "user-agent": words });
  const desk = await signedIn();
  const sessions = await sessionsOf(desk);
  expect(sessions).toHaveLength(2);
  const other = sessions.find((session) => !session.current);
  expect(other?.where).toBe("Safari, iPad");
  expect((await desk.call("DELETE", `/v1/sessions/${other?.id}`)).status).toBe(200);
  expect(await whoIs(tablet)).toBeNull();
  expect(await whoIs(desk)).toBe("ana");
  expect((await desk.call("DELETE", `/v1/sessions/${other?.id}`)).status).toBe(404);
});

it("signing out everywhere else leaves only this one", async () => {
  const others = [await signedIn(), await signedIn()];
  const desk = await signedIn();
  await desk.call("DELETE", "/v1/sessions");
  expect(await Promise.all(others.map(whoIs))).toEqual([null, null]);
  expect(await whoIs(desk)).toBe("ana");
});

it("[S14] when all sessions of somebody are ended, their very next request is a stranger's", async () => {
  const browser = await signedIn();
  await office.store.write((db) => endSessionsOf(db, "ana"));
  expect(await codeOf(await browser.call("GET", "/v1/sessions"))).toBe("not-signed-in");
});

it("a new password signs out everywhere else", async () => {
  const tablet = await signedIn();
  const desk = await signedIn();
  const next = "nine silver herons wait";
  expect(await codeOf(await desk.call("PUT", "/v1/account/password", { current: "not my password", next }))).toBe(
    "sign-in-failed",
  );
  expect((await desk.call("PUT", "/v1/account/password", { current: anasPassword, next })).status).toBe(200);
  expect(await whoIs(tablet)).toBeNull();
  expect((await signIn(office.browser())).status).toBe(401);
  expect((await signIn(office.browser(), { password: next })).status).toBe(200);
});

it("what is dangerous asks for having signed in within five minutes; the password shown again gives a new token", async () => {
  const browser = await signedIn();
  office.pass(5 * minutes + 1);
  expect(await codeOf(await browser.call("POST", "/v1/account/totp"))).toBe("sign-in-again");
  expect((await browser.call("POST", "/v1/session/fresh", { password: "wrong" })).status).toBe(401);
  const before = tokenIn(browser);
  expect((await browser.call("POST", "/v1/session/fresh", { password: anasPassword })).status).toBe(200);
  expect(tokenIn(browser)).not.toBe(before);
  expect(await findSession(office.store.reading, office.store, before)).toBeNull();
  expect((await browser.call("POST", "/v1/account/totp")).status).toBe(200);
});

it("in a practice State nobody has anything to prove", async () => {
  const practice = await openOffice({ practice: true });
  try {
    expect((await post(practice, "ana", "/v1/account/totp", {})).status).toBe(401);
    const proved = await post(practice, "ana", "/v1/session/fresh", {});
    const [cookie = ""] = (proved.headers.get("set-cookie") ?? "").split(";");
    const headers = { cookie, [protocolHeader]: "1" };
    const answer = await fetch(`${practice.server.url}/v1/account/totp`, { method: "POST", headers });
    expect([proved.status, answer.status]).toEqual([200, 200]);
  } finally {
    await practice.close();
  }
});

it("whoever found an open screen guesses no faster than anybody, and holds up nobody else", async () => {
  const browser = await signedIn();
  const guess = () => browser.call("POST", "/v1/session/fresh", { password: "a guess" });
  const codes: string[] = [];
  for (let i = 0; i < 8; i += 1) codes.push(await codeOf(await guess()));
  expect(codes.at(-1)).toBe("try-later");
  expect((await signIn(office.browser())).status).toBe(200);
});

it("every route that asks for a recent proof says so among its refusals", () => {
  for (const route of routes.filter((each) => each.fresh)) expect(route.refuses).toContain("sign-in-again");
});
