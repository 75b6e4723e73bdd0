import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeEach, expect, it } from "vitest";
import { recoveryCodesSchema, totpOfferSchema } from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { issueFirstRunToken } from "../../sync-server/store/first-run.ts";
import { invite, inviteAnew } from "../../sync-server/store/invitations.ts";
import { onPostgres } from "../postgres/test-store.ts";
import { anasPassword, type Browser, openSignInOffice, type SignInOffice, signIn } from "./sign-in-office.ts";
import { codeOf } from "./state-office.ts";

let office: SignInOffice;
beforeEach(async () => {
  office = await openSignInOffice();
});
afterEach(() => office.close());

const whoIs = async (browser: Browser) =>
  sessionSchema.parse(await (await browser.call("GET", "/v1/session")).json()).person?.id ?? null;

it("a name, however it is typed, and the password sign in, by a cookie that scripts and other sites never see", async () => {
  const browser = office.browser();
  const answer = await signIn(browser, { signInName: "  ANA@Alder.example " });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()[0]).toMatch(/^surco_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/);
  expect(await whoIs(browser)).toBe("ana");
});

it("over TLS the cookie belongs to this host alone", async () => {
  const secure = await openSignInOffice({ origin: "https://surco.alder.example" });
  try {
    const headers = { origin: "https://surco.alder.example" };
    const body = { signInName: "ana@alder.example", password: anasPassword };
    const answer = await secure.browser().call("POST", "/v1/sign-in", body, headers);
    const [line = ""] = answer.headers.getSetCookie();
    expect(answer.status).toBe(200);
    expect(line).toMatch(/^__Host-surco=[\w-]{43}; Path=\/; .*; Secure$/);
    expect(line).not.toContain("Domain");
  } finally {
    await secure.close();
  }
});

it("[S12] a wrong password and a name that nobody has are told the same", async () => {
  const wrong = await signIn(office.browser(), { password: "five green tractors sing" });
  const nobody = await signIn(office.browser(), { signInName: "nobody@alder.example" });
  const without = await signIn(office.browser(), { signInName: "ben@alder.example" });
  const answers = await Promise.all([wrong, nobody, without].map((each) => each.text()));
  expect([wrong.status, nobody.status, without.status]).toEqual([401, 401, 401]);
  expect(new Set(answers).size).toBe(1);
});

it("[S13] strangers who guess from a thousand places are made to wait, and the owner's own browser is not", async () => {
  const own = office.browser();
  expect((await signIn(own)).status).toBe(200);
  await own.call("DELETE", "/v1/session");
  const statuses: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    const guesses = Array.from({ length: 50 }, (_, i) => signIn(office.browser(), { password: `wrong ${round} ${i}` }));
    statuses.push(...(await Promise.all(guesses)).map((answer) => answer.status));
  }
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5);
  expect(statuses.at(-1)).toBe(429);
  expect((await signIn(office.browser())).status).toBe(429);
  expect((await signIn(own)).status).toBe(200);
});

it("[S13] a thousand tries at once are counted as a thousand", async () => {
  const tries = await Promise.all(
    Array.from({ length: 60 }, (_, i) => signIn(office.browser(), { password: `wrong ${i}` })),
  );
  expect(tries.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(5);
});

it("[S13] the wait grows from a second to a quarter of an hour, is told, and never becomes for ever", async () => {
  const waits: number[] = [];
  for (let i = 0; i < 20; i += 1) {
    const answer = await signIn(office.browser(), { password: `wrong ${i}` });
    if (answer.status !== 429) continue;
    const seconds = Number(answer.headers.get("retry-after"));
    waits.push(seconds);
    office.pass(seconds);
    await signIn(office.browser(), { password: "wrong again" });
  }
  expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
  expect(Math.max(...waits)).toBe(900);
  office.pass(900);
  expect((await signIn(office.browser())).status).toBe(200);
});

it("[S13] one address that tries many names is made to wait; the others are not", async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 1000; i += 1) {
    statuses.push((await signIn(office.browser("10.9.9.9"), { signInName: `someone${i}@alder.example` })).status);
  }
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
  expect((await signIn(office.browser())).status).toBe(200);
});

const codeAt = (secret: string, ms: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms });

async function withAuthenticator(browser: Browser) {
  await signIn(browser);
  const { secret } = totpOfferSchema.parse(await (await browser.call("POST", "/v1/account/totp")).json());
  const confirmed = await browser.call("POST", "/v1/account/totp/confirm", { code: codeAt(secret, office.now()) });
  return { secret, codes: recoveryCodesSchema.parse(await confirmed.json()).codes };
}

it("an authenticator app is asked for once confirmed, and each of its codes works once", async () => {
  const { secret } = await withAuthenticator(office.browser());
  office.pass(60);
  const browser = office.browser();
  expect(await codeOf(await signIn(browser))).toBe("second-factor-needed");
  const totp = codeAt(secret, office.now());
  expect((await signIn(browser, { totp })).status).toBe(200);
  expect(await codeOf(await signIn(office.browser(), { totp }))).toBe("sign-in-failed");
  expect((await signIn(office.browser(), { totp: codeAt(secret, office.now() + 30_000) })).status).toBe(200);
  expect((await signIn(office.browser(), { totp: codeAt(secret, office.now() + 600_000) })).status).toBe(401);
});

it("a recovery code stands in for a lost app, once", async () => {
  const { codes } = await withAuthenticator(office.browser());
  expect(new Set(codes).size).toBe(10);
  const recoveryCode = codes[3]?.toUpperCase() ?? "";
  expect((await signIn(office.browser(), { recoveryCode })).status).toBe(200);
  expect((await signIn(office.browser(), { recoveryCode })).status).toBe(401);
});

it("[S23] new recovery codes stand in the audit, without the codes", async () => {
  const browser = office.browser();
  await withAuthenticator(browser);
  const renewed = await browser.call("POST", "/v1/account/recovery-codes");
  const { codes } = recoveryCodesSchema.parse(await renewed.json());
  const deeds = await office.store.reading.selectFrom("audit").selectAll().orderBy("seq").execute();
  expect(deeds.at(-1)).toMatchObject({
    actor_id: "ana",
    action: "second-factor-changed",
    object_id: "ana",
    fields: '["recovery-codes"]',
  });
  for (const code of codes) expect(JSON.stringify(deeds)).not.toContain(code);
});

// What lies in the file of SQLite is looked at as bytes.
it.skipIf(onPostgres)(
  "the authenticator's secret is sealed in the database, and its key is a file that only the server's user reads",
  async () => {
    const { secret, codes } = await withAuthenticator(office.browser());
    const bytes = Buffer.from(Secret.fromBase32(secret).buffer);
    for (const name of ["surco.sqlite", "surco.sqlite-wal"]) {
      const stored = await readFile(join(office.folder, name));
      expect(stored.includes(bytes) || stored.includes(Buffer.from(secret)) || stored.includes(codes[0] ?? "")).toBe(
        false,
      );
      expect(stored.includes(await readFile(join(office.folder, "server.key")))).toBe(false);
    }
    expect((await stat(join(office.folder, "server.key"))).mode & 0o777).toBe(0o600);
  },
);

it("a password of eight characters is enough only beside an authenticator app", async () => {
  const browser = office.browser();
  await signIn(browser);
  const change = (next: string) => browser.call("PUT", "/v1/account/password", { current: anasPassword, next });
  expect(await codeOf(await change("mango lamp"))).toBe("password-refused");
  await withAuthenticator(browser);
  expect((await change("mango lamp")).status).toBe(200);
  expect(await codeOf(await browser.call("DELETE", "/v1/account/totp"))).toBe("password-refused");
});

it("whoever can sign in no more begins anew under a link, and what they had before is worth nothing", async () => {
  const stolen = office.browser();
  await withAuthenticator(stolen);
  const anew = async () => await office.store.write((db) => inviteAnew(db, office.store, "ben", "ana"));
  const first = await anew();
  const link = await anew();
  const accept = (token: string | undefined) =>
    office.browser().call("POST", "/v1/invitations/accepted", { token, password: "nine silver herons wait" });
  expect((await accept(first?.token)).status).toBe(404);
  expect(await whoIs(stolen)).toBe("ana");
  expect((await accept(link?.token)).status).toBe(200);
  expect(await whoIs(stolen)).toBeNull();
  expect((await signIn(office.browser())).status).toBe(401);
  expect((await signIn(office.browser(), { password: "nine silver herons wait" })).status).toBe(200);
});

it("a name whose owner holds a link to begin anew is not given to somebody else", async () => {
  await office.store.write((db) => inviteAnew(db, office.store, "ben", "ana"));
  const another = { name: "Ana Two", roles: ["recruiter" as const], region: null, district: null };
  const taken = office.store.write((db) =>
    invite(db, office.store, "ben", { signInName: "ana@alder.example", ...another }),
  );
  await expect(taken).rejects.toMatchObject({ code: "name-taken" });
});

it("an empty State is opened by the token printed at its start, within half an hour, once", async () => {
  const empty = await openSignInOffice({ empty: true });
  try {
    const issue = async () => (await empty.store.write((db) => issueFirstRunToken(db, empty.store))) ?? "";
    const browser = empty.browser();
    const enter = (token: string, password = "seven quiet orange boats") =>
      browser.call("POST", "/v1/first-run", { token, name: "Grace Park", signInName: "grace@alder.example", password });
    const first = await issue();
    const token = await issue();
    expect((await enter(first)).status).toBe(403);
    expect(await codeOf(await enter(token, "gracegracepark1"))).toBe("password-refused");
    empty.pass(31 * 60);
    expect((await enter(token)).status).toBe(403);
    const newest = await issue();
    const made = sessionSchema.parse(await (await enter(newest)).json());
    expect(made.person).toMatchObject({ name: "Grace Park", roles: ["administrator"] });
    expect((await enter(newest)).status).toBe(403);
    expect(await issue()).toBe("");
  } finally {
    await empty.close();
  }
});
