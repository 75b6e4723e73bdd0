import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { ChangesPage } from "../../src/domain/protocol/change.ts";
import { protocolVersion } from "../../src/domain/protocol/hello.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { type ProblemCode, problemStatus } from "../../src/domain/protocol/problem.ts";
import { authorize } from "../../sync-server/identity/authorize.ts";
import { admitTablet, carrierOf, proveRequest, signerOf } from "../../sync-server/identity/device-proof.ts";
import { Refusal } from "../../sync-server/problem.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { type Bytes, goesByTheQueue, type Route } from "../../sync-server/routes/route.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { morning } from "../storage/made.ts";
import { type BrokenRule, carelessStore, skippingPage } from "./broken-rule.ts";
import type { Chance } from "./chance.ts";

export interface Sent {
  readonly person: Person;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly proof?: string | undefined;
  readonly type?: string | undefined;
}

export interface State {
  store: Store;
  handle(sent: Sent): Promise<Response>;
  /** A copy outside the machine. A verified one is counted: what it holds is secured from now on. */
  backUp(counted: boolean): Promise<void>;
  /** Yesterday's database file under running tablets; false while there is none. */
  restoreLast(): Promise<boolean>;
  close(): Promise<void>;
}

/** The server's own routes and store, called without a socket: the weather between them and the tablets is the simulation's. */
export async function openState(
  folder: string,
  chance: Chance,
  now: () => Instant,
  broken: BrokenRule | null,
): Promise<State> {
  const wear = chance.branch(7);
  const [live, kept] = [join(folder, "live"), join(folder, "kept")];
  const open = () =>
    openStore({ folder: live, state: "ZZ", practice: true }, { now, randomBytes: (length) => chance.bytes(length) });
  await mkdir(kept, { recursive: true });
  await cp(await emptyState(), live, { recursive: true });
  let backups = 0;
  const state: State = {
    store: await open(),
    async handle(sent) {
      const isCareless = broken === "receipt before the commit" && (sent.method === "PUT" || sent.path === "/v1/batch");
      const answer = await handle(isCareless ? carelessStore(state.store, wear) : state.store, sent);
      const skips = broken === "feed that skips a slow commit" && sent.path.startsWith("/v1/changes") && answer.ok;
      return skips ? Response.json(skippingPage((await answer.json()) as ChangesPage, wear)) : answer;
    },
    async backUp(counted) {
      const { seq } = await state.store.reading.selectFrom("history").select("seq").executeTakeFirstOrThrow();
      backups += 1;
      await rm(join(kept, "surco.sqlite"), { force: true });
      copyInto(join(live, "surco.sqlite"), join(kept, "surco.sqlite"));
      if (counted) await state.store.write((db) => db.updateTable("history").set({ secured_seq: seq }).execute());
    },
    async restoreLast() {
      if (backups === 0) return false;
      await state.store.close();
      await rm(live, { recursive: true });
      await cp(kept, live, { recursive: true });
      state.store = await open();
      return true;
    },
    close: () => state.store.close(),
  };
  return state;
}

let empty: Promise<string> | null = null;

/** A State without anything in it, migrated once. */
function emptyState(): Promise<string> {
  empty ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "surco-empty-"));
    const around = { now: () => morning, randomBytes: (length: number) => new Uint8Array(length).fill(7) };
    await (await openStore({ folder, state: "ZZ", practice: true }, around)).close();
    return folder;
  })();
  return empty;
}

export const forgetEmptyState = async (): Promise<void> => {
  if (empty !== null) await rm(await empty, { recursive: true, force: true });
  empty = null;
};

function copyInto(from: string, to: string): void {
  const database = new Sqlite(from);
  database.prepare("vacuum into ?").run(to);
  database.close();
}

function problemAnswer(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}): Response {
  const status = problemStatus[code];
  const problem = { type: `urn:surco:problem:${code}`, title: code, status, code, details };
  return new Response(JSON.stringify(problem), { status });
}

async function handle(store: Store, { person: signedIn, method, path, body, proof, type }: Sent): Promise<Response> {
  const url = new URL(path, "http://state.example");
  for (const route of routes) {
    const params = route.method === method.toLowerCase() ? paramsOf(route, url.pathname) : null;
    if (params === null) continue;
    try {
      const words = { method, path, proof, protocol: String(protocolVersion.max) };
      const signer = await signerOf(store, route.proof, words, signedIn);
      const person = await carrierOf(store, route.proof, signer, signedIn);
      const refusal = authorize(person, route.action);
      if (refusal) throw new Refusal(refusal);
      await admitTablet(store, route.proof, words, signer, { person, session: null });
      await proveRequest(store, route.proof, signer, words, body);
      if (goesByTheQueue(route)) await store.drawn();
      const reply = await route.run({
        person,
        store,
        session: null,
        deviceId: signer?.proof.deviceId ?? null,
        visitor: {
          secure: false,
          origin: url.origin,
          address: "",
          userAgent: undefined,
          cookies: undefined,
          contentType: type,
          speaks: 1,
        },
        premises: { singleSignOn: null, log: () => undefined },
        params: route.params ? route.params.parse(params) : {},
        query: route.query ? route.query.parse(Object.fromEntries(url.searchParams)) : {},
        body: route.body?.kind === "json" ? route.body.schema.parse(JSON.parse(new TextDecoder().decode(body))) : body,
      });
      const bytes = route.answers.kind === "bytes" ? new Uint8Array((reply.answer as Bytes).bytes) : null;
      const headers = new Headers();
      for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, String(value));
      return new Response(bytes ?? JSON.stringify(reply.answer), { status: reply.status, headers });
    } catch (error) {
      if (error instanceof Refusal) return problemAnswer(error.code, error.details);
      throw error;
    }
  }
  return problemAnswer("not-found");
}

function paramsOf(route: Route, path: string): Record<string, string> | null {
  const pattern = route.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const match = new RegExp(`^${pattern}$`).exec(path);
  return match ? { ...match.groups } : null;
}
