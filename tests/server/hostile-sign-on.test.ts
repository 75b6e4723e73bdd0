import { createHmac, createSign, generateKeyPairSync } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SignOnRefusal } from "../../src/domain/protocol/identity.ts";
import { openSingleSignOn } from "../../sync-server/identity/single-sign-on.ts";
import { invite } from "../../sync-server/store/invitations.ts";
import { openSignInOffice, type SignInOffice } from "./sign-in-office.ts";
import { client, type SignOnServer, serve, settingsOf } from "./state-sign-on.ts";

type Words = Record<string, unknown>;

/** What is wrong with the token that this sign-on gives. */
interface Fault {
  readonly claims?: (right: Words) => Words;
  readonly header?: Words;
  readonly signature?: "none" | "of another key" | "with the client's secret";
  readonly answer?: (params: URLSearchParams) => void;
  readonly withoutToken?: true;
}

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const otherKeys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

function tokenWith(claims: Words, fault: Fault): string {
  const body = `${base64url({ alg: "RS256", kid: "k", ...fault.header })}.${base64url(claims)}`;
  if (fault.signature === "none") return `${body}.`;
  if (fault.signature === "with the client's secret")
    return `${body}.${createHmac("sha256", client.secret).update(body).digest("base64url")}`;
  const { privateKey } = fault.signature === "of another key" ? otherKeys : keys;
  return `${body}.${createSign("RSA-SHA256").update(body).sign(privateKey).toString("base64url")}`;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

/** A sign-on that is right in everything but one thing. */
const hostile =
  (state: { nonce: string; fault: Fault; asked: URLSearchParams[] }) =>
  (issuer: string): RequestListener => {
    const metadata = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      authorization_response_iss_parameter_supported: true,
    };
    const token = (): Words => {
      const now = Math.floor(Date.now() / 1000);
      const right = { iss: issuer, aud: client.id, sub: "sub-1", nonce: state.nonce, iat: now, exp: now + 300 };
      const claims = { ...right, email: "grace@alder.example", email_verified: true };
      const { fault } = state;
      const idToken = tokenWith(fault.claims ? fault.claims(claims) : claims, fault);
      return { access_token: "a", token_type: "Bearer", ...(fault.withoutToken ? {} : { id_token: idToken }) };
    };
    const answers: Record<string, () => Words> = {
      "/.well-known/openid-configuration": () => metadata,
      "/keys": () => ({ keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "k", alg: "RS256", use: "sig" }] }),
      "/token": token,
    };
    return async (request, response) => {
      if (request.method === "POST") state.asked.push(await bodyOf(request));
      const made = answers[request.url ?? ""];
      response.statusCode = made ? 200 : 404;
      response.setHeader("content-type", "application/json").end(JSON.stringify(made?.() ?? {}));
    };
  };

let office: SignInOffice;
let signOn: SignOnServer;
let state: { nonce: string; fault: Fault; asked: URLSearchParams[] };

beforeEach(async () => {
  state = { nonce: "", fault: {}, asked: [] };
  signOn = await serve(hostile(state));
  office = await openSignInOffice({ singleSignOn: openSingleSignOn(settingsOf(signOn)), at: Date.now() });
  await office.store.write(async (db) => {
    const placing = { name: "Grace Park", roles: ["reviewer" as const], region: null, district: null };
    await invite(db, office.store, "ana", { signInName: "grace@alder.example", ...placing });
  });
});
afterEach(async () => {
  await office.close();
  await signOn.close();
});

async function comeBack(fault: Fault) {
  state.fault = fault;
  const browser = office.browser();
  const start = await browser.call("GET", "/v1/sign-on");
  const asked = new URL(start.headers.get("location") ?? "").searchParams;
  state.nonce = asked.get("nonce") ?? "";
  const params = new URLSearchParams({ code: "c", state: asked.get("state") ?? "", iss: signOn.issuer });
  fault.answer?.(params);
  const answer = await browser.call("GET", `/v1/sign-on/back?${params}`);
  return { location: answer.headers.get("location"), signedIn: browser.cookies.has("surco_session") };
}

it("[S24] a sign-on that is right in everything lets in, and is shown the code's verifier", async () => {
  expect(await comeBack({})).toEqual({ location: "/sign-in", signedIn: true });
  expect(state.asked[0]?.get("code_verifier")).toMatch(/^[\w-]{43}$/);
});

it.each<[string, Fault]>([
  ["of another issuer", { claims: (right) => ({ ...right, iss: "https://elsewhere.example" }) }],
  ["for another application", { claims: (right) => ({ ...right, aud: "another" }) }],
  ["for two applications, of which the other asked", { claims: (r) => ({ ...r, aud: ["surco", "b"], azp: "b" }) }],
  ["of another attempt", { claims: (right) => ({ ...right, nonce: "another" }) }],
  ["of no attempt", { claims: ({ nonce: _, ...rest }) => rest }],
  ["that has expired", { claims: (right) => ({ ...right, exp: Number(right.iat) - 3600 }) }],
  ["that never expires", { claims: ({ exp: _, ...rest }) => rest }],
  ["about nobody", { claims: ({ sub: _, ...rest }) => rest }],
  ["that nobody signed", { header: { alg: "none" }, signature: "none" }],
  ["signed by somebody else", { signature: "of another key" }],
  ["signed with what both sides know", { header: { alg: "HS256" }, signature: "with the client's secret" }],
])("[S24] a token %s is refused, and logged by a code that names nobody", async (_what, fault) => {
  expect(await comeBack(fault)).toEqual({ location: "/sign-in?sign-on=refused", signedIn: false });
  expect(office.logged).toHaveLength(1);
  const [error] = office.logged as { name: string; code: string; message: string; cause?: unknown }[];
  expect(error?.name).toBe("SignOnRefused");
  expect(error?.code).toMatch(/^[A-Z_]{5,60}$/);
  expect(`${error?.message} ${String(error?.cause)}`).not.toMatch(/grace|alder|sub-1/i);
});

it.each<[string, SignOnRefusal, Fault]>([
  ["without a token", "refused", { withoutToken: true }],
  ["of another sign-on (mix-up)", "refused", { answer: (params) => params.set("iss", "https://elsewhere.example") }],
  ["that does not say of which sign-on it is", "refused", { answer: (params) => params.delete("iss") }],
  ["of another attempt", "over", { answer: (params) => params.set("state", "x".repeat(43)) }],
  ["without an attempt", "over", { answer: (params) => params.delete("state") }],
  ["that says no", "cancelled", { answer: (params) => params.set("error", "access_denied") }],
  ["that has a fault of its own", "refused", { answer: (params) => params.set("error", "server_error") }],
  ["without a code", "refused", { answer: (params) => params.delete("code") }],
])("[S24] an answer %s is refused (%s) and logged", async (_what, why, fault) => {
  expect(await comeBack(fault)).toEqual({ location: `/sign-in?sign-on=${why}`, signedIn: false });
  expect(office.logged).toMatchObject([{ name: "SignOnRefused" }]);
});

it("[S24] a sign-on that goes away between the two ways is told as that", async () => {
  const gone = await comeBack({ answer: () => void signOn.close() });
  expect(gone).toEqual({ location: "/sign-in?sign-on=not-reached", signedIn: false });
});

it("[S24] an answer that comes after ten minutes is refused", async () => {
  const late = await comeBack({ answer: () => office.pass(601) });
  expect(late).toEqual({ location: "/sign-in?sign-on=over", signedIn: false });
});

it("a sign-on that cannot be reached is told to the sign-in page, and asked again the next time", async () => {
  const unreachable = openSingleSignOn({ issuer: "http://127.0.0.1:9", client: "a", secret: "b", label: "c" });
  const other = await openSignInOffice({ singleSignOn: unreachable });
  try {
    for (let i = 0; i < 2; i += 1) {
      const answer = await other.browser().call("GET", "/v1/sign-on");
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/sign-in?sign-on=not-reached"]);
    }
  } finally {
    await other.close();
  }
});

it("a State without a sign-on of its own has no such way in", async () => {
  const other = await openSignInOffice();
  try {
    expect((await other.browser().call("GET", "/v1/sign-on")).status).toBe(404);
    expect((await other.browser().call("GET", "/v1/sign-on/back?state=x&code=y")).status).toBe(404);
  } finally {
    await other.close();
  }
});
