import { afterAll, beforeAll, expect, it } from "vitest";
import { practicePeopleSchema, sessionSchema } from "../../src/domain/protocol/person.ts";
import { mayDo } from "../../sync-server/identity/authorize.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { codeOf, type Office, openOffice, post, randomId } from "./state-office.ts";

let office: Office;
let practice: Office;
beforeAll(async () => {
  office = await openOffice();
  practice = await openOffice({ practice: true });
});
afterAll(async () => {
  await office.close();
  await practice.close();
});

const pathOf = (path: string) => path.replace(/\{id\}/, "0".repeat(64)).replace(/\{coeId\}/, randomId());

it.each(
  routes
    .filter((route) => mayDo[route.action] !== "anybody")
    .map((route) => [route.method.toUpperCase(), route.path] as const),
)("%s %s asks who is there before anything else", async (method, path) => {
  const answer = await office.call(null, pathOf(path), { method });
  expect([answer.status, await codeOf(answer)]).toEqual([401, "not-signed-in"]);
});

it.each(
  routes
    .filter((route) => !mayDo[route.action].includes("recruiter") && mayDo[route.action] !== "anybody")
    .map((route) => [route.method.toUpperCase(), route.path] as const),
)("%s %s is none of the recruiter's", async (method, path) => {
  const answer = await office.call("ana", pathOf(path), { method });
  expect([answer.status, await codeOf(answer)]).toEqual([403, "not-allowed"]);
});

it("practice people enter with one click, by a cookie that scripts and other sites never see", async () => {
  const { people } = practicePeopleSchema.parse(await (await practice.call(null, "/v1/practice/people")).json());
  const personId = people[0]?.id ?? "";
  const entered = await post(practice, null, "/v1/practice/session", { personId });
  const cookie = entered.headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
  const headers = { cookie: cookie.split(";")[0] ?? "" };
  const session = async () => sessionSchema.parse(await (await practice.call(null, "/v1/session", { headers })).json());
  expect((await session()).person?.id).toBe(personId);
  const left = await practice.call(null, "/v1/session", { method: "DELETE", headers });
  expect(left.headers.get("set-cookie")).toMatch(/Max-Age=0/);
  expect(await session()).toEqual({ person: null, practice: true });
});

it("a real State has no practice people and no one-click entry", async () => {
  expect((await office.call(null, "/v1/practice/people")).status).toBe(404);
  expect((await post(office, null, "/v1/practice/session", { personId: "ana" })).status).toBe(404);
});

it("practice and a real State of one host sign nobody out of the other", async () => {
  const begun = await post(practice, null, "/v1/practice/session", { personId: "ana" });
  const [entered = ""] = (begun.headers.get("set-cookie") ?? "").split(";");
  const cookie = `${office.cookieOf("rosa")}; ${entered}`;
  const personIn = async (state: Office) =>
    sessionSchema.parse(await (await state.call(null, "/v1/session", { headers: { cookie } })).json()).person?.id;
  expect([await personIn(practice), await personIn(office)]).toEqual(["ana", "rosa"]);
  await practice.call(null, "/v1/session", { method: "DELETE", headers: { cookie } });
  expect([await personIn(practice), await personIn(office)]).toEqual([undefined, "rosa"]);
});

it("whoever entered practice before it had a cookie of its own is still there", async () => {
  const headers = { cookie: practice.cookieOf("ana").replace("surco_practice", "surco_session") };
  const session = sessionSchema.parse(await (await practice.call(null, "/v1/session", { headers })).json());
  expect(session.person?.id).toBe("ana");
});

it("sessions are kept as hashes", async () => {
  const entered = await post(practice, null, "/v1/practice/session", { personId: "ana" });
  const token = /surco_practice=([\w-]+)/.exec(entered.headers.get("set-cookie") ?? "")?.[1] ?? "";
  const rows = await practice.store.reading.selectFrom("sessions").selectAll().execute();
  expect(token.length).toBeGreaterThan(40);
  expect(JSON.stringify(rows)).not.toContain(token);
});

it("another site's page cannot write, cookie or not", async () => {
  const answer = await office.call("rosa", "/v1/session", {
    method: "DELETE",
    headers: { origin: "https://elsewhere.example" },
  });
  expect(answer.status).toBe(403);
});

it.each([
  ["nothing", ""],
  ["something cut off", '{"ids":["'],
  ["another shape", '{"ids":"all"}'],
  ["one member too many", '{"ids":[],"sql":"drop"}'],
  ["something very deep", `${'{"ids":['.repeat(5000)}`],
])("a body of %s is malformed, and says so as problem details", async (_what, body) => {
  const answer = await office.call("ana", "/v1/confirm", {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect([answer.status, await codeOf(answer)]).toEqual([400, "malformed"]);
});
