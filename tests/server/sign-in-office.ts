import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instant } from "../../src/domain/base/instant.ts";
import { protocolHeader } from "../../src/domain/protocol/hello.ts";
import type { AppOptions } from "../../sync-server/app.ts";
import { listen } from "../../sync-server/server.ts";
import { setPassword } from "../../sync-server/store/passwords.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { openTestStore } from "../postgres/test-store.ts";
import { expectSilence, openWatchedLog } from "./log-canaries.ts";
import { people } from "./state-office.ts";

/** A browser with its own cookies. */
export interface Browser {
  readonly cookies: Map<string, string>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Sends a form, as a page of another server has it. */
  submit(address: string, form: URLSearchParams): Promise<Response>;
}

export interface SignInOffice {
  readonly store: Store;
  readonly url: string;
  readonly folder: string;
  readonly logged: unknown[];
  browser(address?: string): Browser;
  /** Lets time pass. */
  pass(seconds: number): void;
  now(): number;
  close(): Promise<void>;
}

export const anasPassword = "four green tractors sing";

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "" || /Max-Age=0/.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}

function openBrowser(url: string, address: string): Browser {
  const cookies = new Map<string, string>();
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return {
    cookies,
    async submit(address, form) {
      const headers = { cookie: cookie() };
      const response = await fetch(address, { method: "POST", redirect: "manual", headers, body: form });
      keepCookies(cookies, response);
      return response;
    },
    async call(method, path, body, headers = {}) {
      const response = await fetch(path.startsWith("http") ? path : url + path, {
        method,
        redirect: "manual",
        headers: {
          [protocolHeader]: "1",
          "x-forwarded-for": address,
          ...(cookies.size > 0 ? { cookie: cookie() } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      keepCookies(cookies, response);
      return response;
    },
  };
}

/** A State with a password for Ana, a clock that moves only when told, and browsers at addresses of their own. */
export async function openSignInOffice(
  options: Partial<AppOptions> & { empty?: true; at?: number } = {},
): Promise<SignInOffice> {
  const folder = await mkdtemp(join(tmpdir(), "surco-sign-in-"));
  let now = options.at ?? Date.parse("2026-09-01T15:00:00.000Z");
  const surroundings = { now: () => new Date(now).toISOString() as Instant, randomBytes };
  const store = await openTestStore({ folder, state: "ZZ", practice: false }, surroundings);
  if (!options.empty) {
    await store.write(async (db) => {
      for (const person of [people.ana, people.ben]) await addPerson(db, store, person);
      await db.updateTable("people").set({ sign_in_name: "ana@alder.example" }).where("id", "=", "ana").execute();
      await db.updateTable("people").set({ sign_in_name: "ben@alder.example" }).where("id", "=", "ben").execute();
      await setPassword(db, store, "ana", anasPassword);
    });
  }
  const logged: unknown[] = [];
  const { empty: _, at: __, ...app } = options;
  const watched = openWatchedLog();
  const log = (error: unknown, id?: string): void => {
    logged.push(error);
    watched.log.fault(error, id);
  };
  const logRequest = watched.log.request;
  const server = await listen({ store, staticFolder: folder, log, logRequest, behindProxy: true, ...app }, 0);
  let addresses = 0;
  return {
    store,
    url: server.url,
    folder,
    logged,
    browser(address) {
      addresses += 1;
      return openBrowser(server.url, address ?? `10.0.${addresses >> 8}.${addresses & 255}`);
    },
    pass(seconds) {
      now += seconds * 1000;
    },
    now: () => now,
    async close() {
      await server.stop();
      await store.close();
      await rm(folder, { recursive: true, force: true });
      expectSilence(watched);
    },
  };
}

export const signIn = (browser: Browser, more: Record<string, unknown> = {}): Promise<Response> =>
  browser.call("POST", "/v1/sign-in", { signInName: "ana@alder.example", password: anasPassword, ...more });
