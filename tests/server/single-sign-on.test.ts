import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { signInWaysSchema } from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { openSingleSignOn } from "../../sync-server/identity/single-sign-on.ts";
import { invite } from "../../sync-server/store/invitations.ts";
import { deactivate } from "../../sync-server/store/staff.ts";
import { type Browser, openSignInOffice, type SignInOffice } from "./sign-in-office.ts";
import { codeOf } from "./state-office.ts";
import { type SignOnServer, settingsOf, signInThere, startProvider } from "./state-sign-on.ts";

/** A port that stands in the provider's list before our server has one is not to be had; the office has a public name instead. */
const origin = "http://localhost:4310";
const back = `${origin}/v1/sign-on/back`;

let office: SignInOffice;
let provider: SignOnServer;
let emails: Record<string, { email: string; email_verified: boolean }>;

beforeEach(async () => {
  // The provider says at each start that it is one for development.
  for (const level of ["warn", "info"] as const) vi.spyOn(console, level).mockReturnValue();
  emails = {};
  provider = await startProvider(back, (subject) => emails[subject] ?? {});
  const singleSignOn = openSingleSignOn(settingsOf(provider));
  office = await openSignInOffice({ origin, singleSignOn, at: Date.now() });
});
afterEach(async () => {
  await office.close();
  await provider.close();
});

const whoIs = async (browser: Browser) =>
  sessionSchema.parse(await (await browser.call("GET", "/v1/session")).json()).person?.name ?? null;

const invited = (email: string) =>
  office.store.write(async (db) => {
    const placing = { name: "Grace Park", roles: ["reviewer" as const], region: null, district: null };
    return await invite(db, office.store, "ana", { signInName: email, ...placing });
  });

/** All the way there and back, at our own server's real address. */
async function comeIn(browser: Browser, subject: string, begin = "/v1/sign-on"): Promise<Response> {
  const start = await browser.call("GET", begin);
  const backWith = await signInThere(browser, start.headers.get("location") ?? "", subject, back);
  return await browser.call("GET", backWith.slice(origin.length));
}

it("the sign-in page knows that there is a sign-on of the State, by its name", async () => {
  const ways = signInWaysSchema.parse(await (await office.browser().call("GET", "/v1/sign-in")).json());
  expect(ways).toEqual({
    practice: false,
    firstRun: false,
    passkeys: true,
    singleSignOn: { label: "State of Alder sign-on" },
  });
});

it("the browser is sent with a code challenge, a state and a nonce, and keeps a cookie that the way back may carry", async () => {
  const start = await office.browser().call("GET", "/v1/sign-on");
  const asked = new URL(start.headers.get("location") ?? "").searchParams;
  expect(start.status).toBe(303);
  expect(asked.get("response_type")).toBe("code");
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const name of ["code_challenge", "state", "nonce"]) expect(asked.get(name)?.length).toBeGreaterThanOrEqual(43);
  expect(start.headers.getSetCookie()[0]).toMatch(/^surco_sign_on=.*HttpOnly; SameSite=Lax/);
});

it("whoever was invited under a verified address comes in, and from then on under the sign-on's own name for them", async () => {
  await invited("grace@alder.example");
  emails["sub-1"] = { email: "Grace@Alder.example", email_verified: true };
  const browser = office.browser();
  const answer = await comeIn(browser, "sub-1");
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in"]);
  expect(await whoIs(browser)).toBe("Grace Park");
  emails["sub-1"] = { email: "grace.married@alder.example", email_verified: false };
  const later = office.browser();
  await comeIn(later, "sub-1");
  expect(await whoIs(later)).toBe("Grace Park");
});

it.each([
  ["nobody invited", "someone@alder.example", true],
  ["an address that is not verified", "grace@alder.example", false],
  ["somebody who is here already under a password", "ana@alder.example", true],
])("%s does not come in", async (_who, email, email_verified) => {
  await invited("grace@alder.example");
  emails["sub-2"] = { email, email_verified };
  const browser = office.browser();
  expect((await comeIn(browser, "sub-2")).headers.get("location")).toBe("/sign-in?sign-on=nobody");
  expect(await whoIs(browser)).toBeNull();
  expect(office.logged).toMatchObject([{ name: "SignOnRefused", code: "NOBODY_HERE" }]);
  expect(JSON.stringify(office.logged)).not.toContain(email);
});

it("a second person with the same address is somebody else", async () => {
  await invited("grace@alder.example");
  emails["sub-1"] = { email: "grace@alder.example", email_verified: true };
  emails["sub-9"] = { email: "grace@alder.example", email_verified: true };
  await comeIn(office.browser(), "sub-1");
  const browser = office.browser();
  await comeIn(browser, "sub-9");
  expect(await whoIs(browser)).toBeNull();
});

it("[S14] the State's sign-on does not bring back whoever was deactivated here", async () => {
  const { personId } = await invited("grace@alder.example");
  emails["sub-1"] = { email: "grace@alder.example", email_verified: true };
  await comeIn(office.browser(), "sub-1");
  await office.store.write((db) => deactivate(db, office.store, "ana", personId));
  const browser = office.browser();
  await comeIn(browser, "sub-1");
  expect(await whoIs(browser)).toBeNull();
});

it("what is dangerous asks them to prove themselves there anew", async () => {
  await invited("grace@alder.example");
  emails["sub-1"] = { email: "grace@alder.example", email_verified: true };
  const browser = office.browser();
  await comeIn(browser, "sub-1");
  expect(await codeOf(await browser.call("POST", "/v1/account/totp"))).toBe("sign-in-again");
  await comeIn(browser, "sub-1", "/v1/sign-on?again=1");
  expect((await browser.call("POST", "/v1/account/totp")).status).toBe(200);
});

it("[S24] a code that comes back a second time, or in another browser, opens nothing", async () => {
  await invited("grace@alder.example");
  emails["sub-1"] = { email: "grace@alder.example", email_verified: true };
  const browser = office.browser();
  const start = await browser.call("GET", "/v1/sign-on");
  const cookie = browser.cookies.get("surco_sign_on") ?? "";
  const backWith = await signInThere(browser, start.headers.get("location") ?? "", "sub-1", back);
  const path = backWith.slice(origin.length);
  const stranger = office.browser();
  expect((await stranger.call("GET", path)).headers.get("location")).toBe("/sign-in?sign-on=over");
  expect((await browser.call("GET", path)).headers.get("location")).toBe("/sign-in");
  const replaying = office.browser();
  replaying.cookies.set("surco_sign_on", cookie);
  expect((await replaying.call("GET", path)).headers.get("location")).toBe("/sign-in?sign-on=over");
  expect(office.logged).toMatchObject([{ code: "NOT_BEGUN_HERE" }, { code: "ATTEMPT_UNKNOWN" }]);
});
