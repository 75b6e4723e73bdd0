import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import type { Action } from "../../sync-server/identity/authorize.ts";
import { openApiDocument } from "../../sync-server/openapi.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { enrolDevice } from "../../sync-server/store/device-keys.ts";
import { addPerson, readPerson } from "../../sync-server/store/people.ts";
import { practiceLimits, startSession } from "../../sync-server/store/sessions.ts";
import { approve, arrive, returnOf } from "./families-of-districts.ts";
import type { Written } from "./family-coe.ts";
import { type Office, openOffice, type PersonName, people, randomId } from "./state-office.ts";
import { newTestDevice } from "./test-device.ts";

/** One of each: the recruiter wrote `own`, the coordinator's region is its region, the viewer's district its district. */
const actors = {
  anonymous: null,
  recruiter: "ana",
  coordinator: "cora",
  reviewer: "rosa",
  "data-specialist": "dana",
  "district-viewer": "vera",
  auditor: "aldo",
  administrator: "ada",
} as const satisfies Record<string, PersonName | null>;
type Actor = keyof typeof actors;
const everybody = Object.keys(actors) as Actor[];

const targets = ["own", "other district", "other region", "random id"] as const;
type Target = (typeof targets)[number];

/** What is expected, in the order of the actors: `.` nobody is signed in (401), `x` not for this role (403), `+` theirs to do. */
const expected: Readonly<Record<Action, string>> = {
  "be-met": "++++++++",
  "use-own-account": ".+++++++",
  "send-work": ".+++++++",
  "read-changes": ".++++x+x",
  "read-queue": ".++++x+x",
  "read-coe": ".++++x+x",
  "open-coe": ".x++xxxx",
  "return-coe": ".x++xxxx",
  "decide-coe": ".xx+xxxx",
  "hand-over-coe": ".x++xxxx",
  "read-district": ".xxxx+xx",
  "read-audit": ".xxxxx++",
  "manage-people": ".xxxxxx+",
  "manage-devices": ".xxxxxx+",
  "rescue-work": ".x+++xx+",
};

/** How far each of them sees among the COEs. */
const sees: Readonly<Record<Actor, readonly Target[]>> = {
  anonymous: [],
  recruiter: ["own"],
  coordinator: ["own", "other district"],
  reviewer: ["own", "other district", "other region"],
  "data-specialist": ["own", "other district", "other region"],
  "district-viewer": ["own"],
  auditor: ["own", "other district", "other region"],
  administrator: [],
};

interface Described {
  readonly method: string;
  readonly path: string;
  readonly action: Action;
}

const described = Object.entries(openApiDocument(routes).paths ?? {}).flatMap(([path, methods]) =>
  Object.entries(methods as Record<string, { "x-surco-action": Action }>).map(
    ([method, words]): Described => ({ method, path, action: words["x-surco-action"] }),
  ),
);

/** Only the tablet itself can say that it has erased itself, whoever is signed in: see [S14] in devices.test.ts. */
const byTabletAlone = (route: Described) => route.path.endsWith("/erasure");

/** Routes that answer somebody who may call them with a refusal of their own, because they are called with nothing here. */
const ownRefusals: Readonly<Record<string, string>> = {
  // No password and no code prove nothing.
  "/v1/session/fresh": "sign-in-failed",
  // There are none without an authenticator.
  "/v1/account/recovery-codes": "not-allowed",
};

type Kind = "coe" | "person" | "session" | "device" | "bytes" | null;

/** What the address or the body of a route names. */
function kindOf({ method, path }: Described): Kind {
  if (path === "/v1/reviews") return "coe";
  if ((method === "put" && path.endsWith("{id}")) || path.endsWith("/pieces")) return "bytes";
  const name = /\{(\w+)\}/.exec(path)?.[1];
  const kinds: Readonly<Record<string, Kind>> = {
    coeId: "coe",
    personId: "person",
    sessionId: "session",
    deviceId: "device",
  };
  if (name === "id" && /^\/v1\/(revisions|attachments)\//.test(path)) return "coe";
  return (name && kinds[name]) || null;
}

let office: Office;
const coes = new Map<Target, Written>();

async function newSession(who: PersonName) {
  const { store } = office;
  return await store.write((db) =>
    startSession(db, store, people[who].id, { limits: practiceLimits, place: "", strongAt: store.now() }),
  );
}

const idOfSession = async (personId: string): Promise<string> => {
  const rows = office.store.reading.selectFrom("sessions").select("id").where("person_id", "=", personId);
  return (await rows.executeTakeFirst())?.id ?? randomId();
};

async function spareDevice(): Promise<string> {
  const { store } = office;
  const { deviceId, publicKey } = newTestDevice();
  await store.write(async (db) => {
    const user = await readPerson(db, store, people.ben.id);
    if (user) await enrolDevice(db, store, { deviceId, publicKey, name: "Spare tablet" }, user, null);
  });
  return deviceId;
}

async function namedIn(route: Described, actor: Actor, target: Target): Promise<string> {
  const kind = kindOf(route);
  const random = route.path.includes("{id}") ? randomId() + randomId() : randomId();
  if (target === "random id" || kind === "bytes" || kind === null) return random;
  const coe = coes.get(target) as Written;
  if (kind === "coe") {
    if (route.path.startsWith("/v1/revisions/")) return coe.id;
    return route.path.startsWith("/v1/attachments/") ? coe.signature.id : coe.revision.coeId;
  }
  if (kind === "person") return "spare";
  if (kind === "device") return await spareDevice();
  const who = target === "own" ? actors[actor] : "omar";
  return who === null ? random : await idOfSession(people[who].id);
}

function bodyFor(route: Described, target: Target): string | null {
  if (route.method === "get" || route.method === "delete") return null;
  const roles = { roles: ["recruiter"], region: null, district: null };
  if (route.path === "/v1/confirm") return JSON.stringify({ ids: [] });
  if (route.path === "/v1/invitations") return JSON.stringify({ ...roles, name: "Nell Avery", signInName: randomId() });
  if (route.path === "/v1/people/{personId}") return JSON.stringify({ ...roles, name: "Sol Marsh" });
  // Refused for everybody who may: what it would change is everybody else's place.
  if (route.path.endsWith("/handovers"))
    return JSON.stringify({ handoverId: randomId(), from: "nobody", to: people.ben.id, reason: "Ana is ill." });
  if (route.path !== "/v1/reviews") return "{}";
  const coe = coes.get(target);
  return JSON.stringify(coe ? returnOf(coe) : { ...returnOf(coes.get("own") as Written), coeId: randomId() });
}

interface Told {
  readonly status: number;
  readonly body: string;
}

/** Each call by a session of its own: some of them end sessions. */
async function ask(route: Described, actor: Actor, target: Target): Promise<Told> {
  const who = actors[actor];
  const query = route.path.endsWith("/pieces") ? `?whole=${randomId()}${randomId()}` : "";
  const path = route.path.replace(/\{\w+\}/, await namedIn(route, actor, target)) + query;
  const method = route.method.toUpperCase();
  const body = bodyFor(route, target);
  const headers = new Headers({ [protocolHeader]: String(protocolVersion.max) });
  if (body !== null) headers.set("content-type", "application/json");
  if (who) {
    headers.set("cookie", `surco_session=${await newSession(who)}`);
    headers.set(proofHeader, office.tabletOf(who).proof(method, path, body));
  }
  const answer = await fetch(office.server.url + path, { method, headers, body, redirect: "manual" });
  return { status: answer.status, body: await answer.text() };
}

const told = new Map<string, Told>();
const keyOf = (route: Described, actor: Actor, target: Target) => [route.method, route.path, actor, target].join(" ");
const targetsOf = (route: Described): readonly Target[] =>
  kindOf(route) === null || kindOf(route) === "bytes" ? ["own"] : targets;

beforeAll(async () => {
  office = await openOffice();
  coes.set("own", await arrive(office, "ana", "Alder Creek SD"));
  coes.set("other district", await arrive(office, "ben", "Stone Ridge SD"));
  coes.set("other region", await arrive(office, "ben", "Gull Harbor SD"));
  for (const coe of coes.values()) await approve(office, coe);
  await office.store.write(async (db) => {
    await addPerson(db, office.store, { ...people.ben, id: "spare", name: "Sol Marsh" });
    await db.updateTable("people").set({ sign_in_name: "sol.marsh" }).where("id", "=", "spare").execute();
  });
  for (const route of described) {
    for (const actor of everybody) {
      for (const target of targetsOf(route)) told.set(keyOf(route, actor, target), await ask(route, actor, target));
    }
  }
}, 120_000);
afterAll(() => office.close());

const answered = (route: Described, actor: Actor, target: Target): Told =>
  told.get(keyOf(route, actor, target)) as Told;

function mayBeThere(route: Described, actor: Actor, target: Target): boolean {
  if (target === "random id") return false;
  const kind = kindOf(route);
  if (kind === "coe") return sees[actor].includes(target);
  return kind === "session" ? target === "own" : true;
}

function expectTold(route: Described, actor: Actor, target: Target): void {
  const { status, body } = answered(route, actor, target);
  const mark = expected[route.action][everybody.indexOf(actor)];
  const what = { actor, target, status, body };
  if (mark === ".") expect(what).toMatchObject({ status: 401, body: expect.stringContaining("not-signed-in") });
  else if (mark === "x") expect(what).toMatchObject({ status: 403, body: expect.stringContaining("not-allowed") });
  else if (targetsOf(route).length > 1 && !mayBeThere(route, actor, target)) {
    const absent = answered(route, actor, "random id");
    expect(what).toMatchObject({ status: 404, body: absent.body });
  } else if (targetsOf(route).length > 1) expect([200, 201, 204, 409], JSON.stringify(what)).toContain(status);
  else if (ownRefusals[route.path]) expect(body).toContain(ownRefusals[route.path]);
  else if (route.method === "get") expect([200, 303, 404], JSON.stringify(what)).toContain(status);
  else expect([401, 403, 500], JSON.stringify(what)).not.toContain(status);
}

describe("[S01] every route, for everybody, near and far", () => {
  it.each(described.filter((route) => !byTabletAlone(route)))("[S01] $method $path", (route) => {
    for (const actor of everybody) for (const target of targetsOf(route)) expectTold(route, actor, target);
  });

  it("[S01] the table has a row for each route of the description, and each of its actions is expected", () => {
    const column = (words: string) => words.padEnd(18);
    const rows = described.map((route) => {
      const cells = everybody.map((actor) =>
        targetsOf(route)
          .map((target) => answered(route, actor, target).status)
          .join(" "),
      );
      return `${`${route.method.toUpperCase()} ${route.path}`.padEnd(44)}${cells.map(column).join("")}`;
    });
    const heads = `${`each: ${targets.join(", ")}`.padEnd(44)}${everybody.map(column).join("")}`;
    process.stdout.write(`${[heads, ...rows].join("\n")}\n`);
    expect(rows).toHaveLength(routes.length);
    for (const route of described) expect(expected[route.action]).toHaveLength(everybody.length);
  });
});
