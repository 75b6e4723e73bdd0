import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "../../src/domain/base/id.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { Role } from "../../src/domain/protocol/roles.ts";
import { listen, type RunningServer } from "../../sync-server/server.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { practiceLimits, startSession } from "../../sync-server/store/sessions.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { openTestStore } from "../postgres/test-store.ts";
import { expectSilence, openWatchedLog } from "./log-canaries.ts";
import { newTestDevice, putOnTheList, type TestDevice } from "./test-device.ts";

export const randomId = (): string => newId(randomBytes);

export const surroundings = { now: () => new Date().toISOString() as Instant, randomBytes };

type Newcomer = Omit<Person, "state">;

const newcomer = (id: string, name: string, role: Role, place: Partial<Newcomer> = {}): Newcomer => ({
  id,
  name,
  roles: [role],
  region: null,
  district: null,
  title: { en: role, es: role },
  ...place,
});

/** Whoever works in the tests' State. Fictitious. */
export const people = {
  ana: newcomer("ana", "Ana Fuentes", "recruiter"),
  ben: newcomer("ben", "Ben Okafor", "recruiter"),
  rosa: newcomer("rosa", "Rosa Lindqvist", "reviewer"),
  omar: newcomer("omar", "Omar Haddad", "reviewer"),
  cora: newcomer("cora", "Cora Whitehorse", "coordinator", { region: "N" }),
  dana: newcomer("dana", "Dana Kowalski", "data-specialist"),
  vera: newcomer("vera", "Vera Ibarra", "district-viewer", { district: "Alder Creek SD" }),
  aldo: newcomer("aldo", "Aldo Ferrante", "auditor"),
  ada: newcomer("ada", "Ada Brightwater", "administrator"),
} as const;
export type PersonName = keyof typeof people;

export interface Office {
  readonly store: Store;
  readonly server: RunningServer;
  readonly folder: string;
  readonly log: ReturnType<typeof openWatchedLog>;
  /** Calls the server as one of the people, with a proof by their own tablet, or as a stranger. */
  call(who: PersonName | null, path: string, init?: RequestInit): Promise<Response>;
  /** Everybody's own tablet. */
  tabletOf(who: PersonName): TestDevice;
  cookieOf(who: PersonName): string;
  close(): Promise<void>;
}

type Body = Uint8Array | string | null | undefined;

/** A real server on a free port over a real database in a folder of its own. */
export async function openOffice(
  options: { practice?: boolean; staticFolder?: string; keptAssets?: string } = {},
): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), "surco-office-"));
  const store = await openTestStore({ folder, state: "ZZ", practice: options.practice ?? false }, surroundings);
  const cookies: Partial<Record<PersonName, string>> = {};
  const tablets = new Map(Object.keys(people).map((name) => [name as PersonName, newTestDevice()]));
  const tabletOf = (who: PersonName) => tablets.get(who) as TestDevice;
  await store.write(async (db) => {
    for (const [name, person] of Object.entries(people)) {
      await addPerson(db, store, person);
      cookies[name as PersonName] = await startSession(db, store, person.id, {
        limits: practiceLimits,
        place: "",
        strongAt: null,
      });
      await putOnTheList(db, tabletOf(name as PersonName), person.id);
    }
  });
  const sessionName = options.practice ? "surco_practice" : "surco_session";
  const watched = openWatchedLog();
  const log = (error: unknown, id?: string): void => {
    console.error(error, id);
    watched.log.fault(error, id);
  };
  const logRequest = watched.log.request;
  const { staticFolder = folder, keptAssets } = options;
  const pieces = { staticFolder, ...(keptAssets === undefined ? {} : { keptAssets }) };
  const server = await listen({ store, ...pieces, log, logRequest }, 0);
  return {
    store,
    server,
    folder,
    log: watched,
    tabletOf,
    cookieOf: (who) => `${sessionName}=${cookies[who]}`,
    call(who, path, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has(protocolHeader)) headers.set(protocolHeader, String(protocolVersion.max));
      if (who) {
        headers.set("cookie", `${sessionName}=${cookies[who]}`);
        const { pathname, search } = new URL(server.url + path);
        const proof = tabletOf(who).proof(init.method ?? "GET", pathname + search, init.body as Body);
        if (!headers.has(proofHeader)) headers.set(proofHeader, proof);
      }
      return fetch(server.url + path, { ...init, headers });
    },
    async close() {
      await server.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
      expectSilence(watched);
    },
  };
}

export const put = (office: Office, who: PersonName | null, path: string, bytes: Uint8Array): Promise<Response> =>
  office.call(who, path, { method: "PUT", body: bytes as Uint8Array<ArrayBuffer> });

export const post = (office: Office, who: PersonName | null, path: string, body: unknown): Promise<Response> =>
  office.call(who, path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });

/** The code of a problem answer. */
export async function codeOf(response: Response): Promise<string> {
  const body = (await response.json()) as { code?: unknown };
  return String(body.code);
}
