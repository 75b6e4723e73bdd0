import { afterEach, beforeEach, expect, it } from "vitest";
import {
  invitationSchema,
  invitedSchema,
  type StaffMember,
  staffMemberSchema,
  staffSchema,
} from "../../src/domain/protocol/identity.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { deviceCalls } from "./device-calls.ts";
import { codeOf, type Office, openOffice, post } from "./state-office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const { freshly: asFresh } = deviceCalls(() => office);

const newcomer = {
  name: "Nell Avery",
  signInName: "Nell.Avery@example.org",
  roles: ["coordinator"],
  region: "S",
  district: null,
};

const password = "seven brown kites over salt";

async function invited(words: object = {}) {
  const answer = await asFresh("ada", "POST", "/v1/invitations", { ...newcomer, ...words });
  expect(answer.status).toBe(200);
  return invitationSchema.parse(await answer.json());
}

const staff = async (): Promise<StaffMember[]> =>
  staffSchema.parse(await (await asFresh("ada", "GET", "/v1/people")).json()).people;

const memberOf = async (personId: string) => (await staff()).find((member) => member.person.id === personId);

async function expectRefusal(answer: Response, status: number, code: string) {
  expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
}

it("somebody who is invited sets a password of their own, once, and is there", async () => {
  const { personId, token } = await invited();
  expect(await memberOf(personId)).toMatchObject({
    state: "invited",
    signInName: "nell.avery@example.org",
    person: { region: "S", title: { en: "Coordinator, South Coast", es: "Coordinación, South Coast" } },
  });
  const opened = await post(office, null, "/v1/invitations/opened", { token });
  expect(invitedSchema.parse(await opened.json())).toMatchObject({ name: "Nell Avery" });
  await expectRefusal(
    await post(office, null, "/v1/invitations/accepted", { token, password: "short" }),
    422,
    "password-refused",
  );
  const accepted = await post(office, null, "/v1/invitations/accepted", { token, password });
  expect(sessionSchema.parse(await accepted.json()).person).toMatchObject({ id: personId, roles: ["coordinator"] });
  await expectRefusal(await post(office, null, "/v1/invitations/accepted", { token, password }), 404, "not-found");
  expect(await memberOf(personId)).toMatchObject({ state: "active", sessions: 1 });
  const enters = await post(office, null, "/v1/sign-in", { signInName: "NELL.avery@example.org", password });
  expect(enters.status).toBe(200);
});

it("the token of an invitation is kept as a hash", async () => {
  const { token } = await invited();
  const rows = await office.store.reading.selectFrom("invitations").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

it("one name is one person; whoever has not come yet is asked again under a new token", async () => {
  const first = await invited();
  const second = await invited({ signInName: "nell.avery@EXAMPLE.org" });
  expect((await post(office, null, "/v1/invitations/opened", { token: first.token })).status).toBe(404);
  await post(office, null, "/v1/invitations/accepted", { token: second.token, password });
  await expectRefusal(await asFresh("ada", "POST", "/v1/invitations", newcomer), 409, "name-taken");
});

it("roles that do not go together are malformed, for newcomers and for everybody", async () => {
  const roles = ["administrator", "reviewer"];
  await expectRefusal(await asFresh("ada", "POST", "/v1/invitations", { ...newcomer, roles }), 400, "malformed");
  const change = { name: "Rosa Lindqvist", roles: ["data-specialist", "reviewer"], region: null, district: null };
  await expectRefusal(await asFresh("ada", "PUT", "/v1/people/rosa", change), 400, "malformed");
});

it("what is done to accounts asks for having signed in a moment ago", async () => {
  await expectRefusal(await post(office, "ada", "/v1/people/ben/deactivation", {}), 401, "sign-in-again");
});

it("[S14] whoever is deactivated is nobody at the very next request, and comes in again when let in", async () => {
  expect((await office.call("ben", "/v1/queue")).status).toBe(200);
  const done = await asFresh("ada", "POST", "/v1/people/ben/deactivation");
  expect(staffMemberSchema.parse(await done.json())).toMatchObject({ state: "deactivated", sessions: 0 });
  await expectRefusal(await office.call("ben", "/v1/queue"), 401, "not-signed-in");
  const again = await asFresh("ada", "DELETE", "/v1/people/ben/deactivation");
  expect(staffMemberSchema.parse(await again.json()).state).toBe("active");
});

it("[S14] a session that was left over lets nobody in who was deactivated", async () => {
  const { store } = office;
  await store.write(async (db) => {
    await db.updateTable("people").set({ deactivated_at: store.now() }).where("id", "=", "ben").execute();
  });
  await expectRefusal(await office.call("ben", "/v1/queue"), 401, "not-signed-in");
});

it("[S14] other roles end every session with what it carried; another name does not", async () => {
  const change = { name: "Omar A. Haddad", roles: ["reviewer"], region: null, district: null };
  expect((await asFresh("ada", "PUT", "/v1/people/omar", change)).status).toBe(200);
  expect((await office.call("omar", "/v1/queue")).status).toBe(200);
  await asFresh("ada", "PUT", "/v1/people/omar", { ...change, roles: ["auditor"] });
  expect((await office.call("omar", "/v1/queue")).status).toBe(401);
  expect((await memberOf("omar"))?.person).toMatchObject({ name: "Omar A. Haddad", roles: ["auditor"] });
});

it("nobody changes what they themselves may do, and the last administrator stays", async () => {
  const change = { name: "Ada Brightwater", roles: ["reviewer"], region: null, district: null };
  await expectRefusal(await asFresh("ada", "PUT", "/v1/people/ada", change), 403, "own-roles");
  await expectRefusal(await asFresh("ada", "POST", "/v1/people/ada/deactivation"), 409, "last-administrator");
  // One who was invited and has not come cannot let anybody in.
  const { token } = await invited({ roles: ["administrator"], region: null });
  await expectRefusal(await asFresh("ada", "POST", "/v1/people/ada/deactivation"), 409, "last-administrator");
  await post(office, null, "/v1/invitations/accepted", { token, password });
  expect((await asFresh("ada", "POST", "/v1/people/ada/deactivation")).status).toBe(200);
});

it("signing somebody out everywhere leaves their account as it is", async () => {
  const done = await asFresh("ada", "DELETE", "/v1/people/ben/sessions");
  expect(staffMemberSchema.parse(await done.json())).toMatchObject({ state: "active", sessions: 0 });
  expect((await office.call("ben", "/v1/queue")).status).toBe(401);
});

it.each([
  ["a member that only the server sets", { deactivatedAt: null }],
  ["a title of their own making", { title: { en: "Director", es: "Directora" } }],
  ["an id", { id: "ada" }],
])("[S02] %s is malformed in what is said of a person", async (_what, extra) => {
  const change = { name: "Ben Okafor", roles: ["recruiter"], region: null, district: null, ...extra };
  await expectRefusal(await asFresh("ada", "PUT", "/v1/people/ben", change), 400, "malformed");
});
