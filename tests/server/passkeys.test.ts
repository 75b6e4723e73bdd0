import { afterEach, beforeEach, expect, it } from "vitest";
import { accountSchema } from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { type Browser, openSignInOffice, type SignInOffice, signIn } from "./sign-in-office.ts";
import { type Mischief, softAuthenticator } from "./soft-authenticator.ts";
import { codeOf } from "./state-office.ts";

let office: SignInOffice;
let desk: Browser;
let passkey: ReturnType<typeof softAuthenticator>;

async function challengeOf(answer: Response): Promise<string> {
  const options = (await answer.json()) as { challenge: string };
  return options.challenge;
}

const question = async (browser: Browser) =>
  await challengeOf(await browser.call("POST", "/v1/sign-in/passkey/options"));

async function enrol(m: Mischief = {}): Promise<Response> {
  const challenge = await challengeOf(await desk.call("POST", "/v1/account/passkeys/options"));
  const response = passkey.create(challenge, m);
  return await desk.call("POST", "/v1/account/passkeys", { name: "Ana's tablet", response });
}

const enter = (browser: Browser, challenge: string, m: Mischief = {}) =>
  browser.call("POST", "/v1/sign-in/passkey", { response: passkey.get(challenge, m) });

beforeEach(async () => {
  office = await openSignInOffice();
  desk = office.browser();
  passkey = softAuthenticator(office.url);
  await signIn(desk);
});
afterEach(() => office.close());

it("the browser is asked for a passkey that needs no name and shows its owner's finger, face or PIN", async () => {
  const options = (await (await desk.call("POST", "/v1/account/passkeys/options")).json()) as Record<string, unknown>;
  expect(options.authenticatorSelection).toMatchObject({ residentKey: "required", userVerification: "required" });
  const asked = (await (await desk.call("POST", "/v1/sign-in/passkey/options")).json()) as Record<string, unknown>;
  expect(asked.userVerification).toBe("required");
  expect(asked.allowCredentials ?? []).toEqual([]);
});

it("a passkey signs in by itself, and its owner sees when it was used", async () => {
  expect((await enrol()).status).toBe(200);
  const browser = office.browser();
  const answer = await enter(browser, await question(browser));
  expect(sessionSchema.parse(await answer.json()).person?.id).toBe("ana");
  const account = accountSchema.parse(await (await browser.call("GET", "/v1/account")).json());
  expect(account.passkeys).toEqual([
    expect.objectContaining({ name: "Ana's tablet", usedAt: new Date(office.now()).toISOString() }),
  ]);
});

it("[S23] a passkey that comes into force, and one that goes, stand in the audit", async () => {
  await enrol();
  expect((await desk.call("DELETE", `/v1/account/passkeys/${passkey.id}`)).status).toBe(200);
  const deeds = office.store.reading.selectFrom("audit").select(["actor_id", "object_id", "fields"]);
  expect(await deeds.where("action", "=", "second-factor-changed").execute()).toEqual(
    Array(2).fill({ actor_id: "ana", object_id: "ana", fields: '["passkey"]' }),
  );
});

it("an answer works once and for five minutes", async () => {
  await enrol();
  const browser = office.browser();
  const challenge = await question(browser);
  expect((await enter(browser, challenge)).status).toBe(200);
  expect((await enter(browser, challenge)).status).toBe(401);
  const late = await question(browser);
  office.pass(301);
  expect((await enter(browser, late)).status).toBe(401);
});

it.each<[string, Mischief]>([
  ["of another site", { origin: "https://surco.example.net" }],
  ["for another site's name", { rpId: "surco.example.net" }],
  ["without its owner's finger, face or PIN", { unverified: true }],
  ["of a copied key", { counter: 1 }],
  ["made for something else", { type: "webauthn.create" }],
  ["to a question that was never asked", { challenge: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }],
])("an answer %s is refused like any other", async (_what, mischief) => {
  await enrol();
  const browser = office.browser();
  await enter(browser, await question(browser));
  const answer = await enter(browser, await question(browser), mischief);
  expect([answer.status, await codeOf(answer)]).toEqual([401, "sign-in-failed"]);
});

it("a passkey that nobody has is refused like a wrong one", async () => {
  const browser = office.browser();
  expect(await codeOf(await enter(browser, await question(browser)))).toBe("sign-in-failed");
});

it("a question for signing in does not keep a new passkey, and an unverified one is not kept", async () => {
  const challenge = await question(desk);
  const body = { name: "x", response: passkey.create(challenge) };
  expect((await desk.call("POST", "/v1/account/passkeys", body)).status).toBe(401);
  expect((await enrol({ unverified: true })).status).toBe(401);
});

it("[S13] however long strangers are made to wait, the owner comes in with the passkey", async () => {
  await enrol();
  for (let i = 0; i < 12; i += 1) await signIn(office.browser(), { password: `wrong ${i}` });
  const browser = office.browser();
  expect((await signIn(browser)).status).toBe(429);
  expect((await enter(browser, await question(browser))).status).toBe(200);
});

it("a passkey proves once more that it is its owner, and nobody else's does", async () => {
  await enrol();
  office.pass(301);
  const remove = () => desk.call("DELETE", `/v1/account/passkeys/${passkey.id}`);
  expect(await codeOf(await remove())).toBe("sign-in-again");
  const prove = async (who: ReturnType<typeof softAuthenticator>) =>
    await desk.call("POST", "/v1/session/fresh/passkey", { response: who.get(await question(desk)) });
  expect((await prove(softAuthenticator(office.url))).status).toBe(401);
  expect((await prove(passkey)).status).toBe(200);
  expect((await remove()).status).toBe(200);
  const browser = office.browser();
  expect((await enter(browser, await question(browser))).status).toBe(401);
});

it("[S14] the passkey of somebody who was deactivated opens nothing", async () => {
  await enrol();
  await office.store.write(async (db) => {
    await db.updateTable("people").set({ deactivated_at: office.store.now() }).where("id", "=", "ana").execute();
  });
  const browser = office.browser();
  expect((await enter(browser, await question(browser))).status).toBe(401);
  expect((await signIn(browser)).status).toBe(401);
});
