import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Instant } from "../../src/domain/base/instant.ts";
import { batchCodingsHeader } from "../../src/domain/protocol/batch.ts";
import type { ChangesPage } from "../../src/domain/protocol/change.ts";
import { protocolVersion } from "../../src/domain/protocol/hello.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { type ProblemCode, problemStatus } from "../../src/domain/protocol/problem.ts";
import { authorize, isAskedForAnother } from "../../sync-server/identity/authorize.ts";
import { admitTablet, carrierOf, proveRequest, signerOf } from "../../sync-server/identity/device-proof.ts";
import { keyFiles } from "../../sync-server/identity/key-file.ts";
import type { StateKey } from "../../sync-server/identity/state-key.ts";
import { Refusal } from "../../sync-server/problem.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { type Bytes, goesByTheQueue, type Route } from "../../sync-server/routes/route.ts";
import { lookAgain } from "../../sync-server/store/looking-again.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { morning } from "../storage/made.ts";
import { type BrokenRule, carelessStore, skippingPage } from "./broken-rule.ts";
import type { Chance } from "./chance.ts";
import { beginProcess, type Crashes, mortalStore } from "./crash-points.ts";

export interface Sent {
  readonly person: Person;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly proof?: string | undefined;
  readonly type?: string | undefined;
  /** As its header says. */
  readonly inNameOf?: string | undefined;
}

export interface State {
  store: Store;
  /** `mortal`: its process may die on the way. Rejects with `StateDied` where it did, and is there again for the next request. */
  handle(sent: Sent, mortal?: boolean): Promise<Response>;
  /** The State after it has died: its next process. */
  awake(): Promise<void>;
  /** A copy outside the machine. A verified one is counted: what it holds is secured from now on. */
  backUp(counted: boolean): Promise<void>;
  /** Yesterday's database file under running tablets; false while there is none. */
  restoreLast(): Promise<boolean>;
  /** What the last copy outside the machine holds. */
  heldOutside(): ReadonlySet<string>;
  close(): Promise<void>;
}

export interface Around {
  readonly now: () => Instant;
  readonly broken: BrokenRule | null;
  readonly crashes: Crashes;
  /** How much of the protocol the tablets speak: the first version is not told by which key to seal. */
  readonly speaks: number;
}

/** The server's own routes and store, called without a socket: the weather between them and the tablets is the simulation's. */
export async function openState(
  folder: string,
  chance: Chance,
  { now, broken, crashes, speaks }: Around,
): Promise<State> {
  const [wear, fate] = [chance.branch(7), chance.branch(8)];
  const file = join(folder, "surco.sqlite");
  const open = () =>
    openStore({ folder, state: "ZZ", practice: true }, { now, randomBytes: (length) => chance.bytes(length) });
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of await emptyState()) await writeFile(join(folder, name), bytes);
  let kept: Buffer | null = null;
  let mortal = false;
  const begin = () => beginProcess(crashes, () => mortal && fate.happens(0.006));
  let running = begin();
  /** As `main.ts` does it, before anybody is listened to. */
  const startAgain = async () => {
    await state.store.close();
    state.store = await open();
    running = begin();
    await lookAgain(state.store);
    await state.store.drawn();
  };
  const state: State = {
    store: await open(),
    async handle(sent, mayDie = false) {
      await state.awake();
      mortal = mayDie;
      const mortals = mortalStore({ ...state.store, stateKey: openingInOrder(state.store.stateKey) }, running.pass);
      const isCareless = broken === "receipt before the commit" && (sent.method === "PUT" || sent.path === "/v1/batch");
      const heard = broken === "another's feed taken for one's own" ? { ...sent, inNameOf: undefined } : sent;
      const answer = await handle(isCareless ? carelessStore(mortals, wear) : mortals, heard, speaks);
      // What comes after the answer may fail without it; nothing else may.
      if (!(running.isDead && answer.ok && sent.path === "/v1/batch")) running.pass("before-answer");
      const skips = broken === "feed that skips a slow commit" && sent.path.startsWith("/v1/changes") && answer.ok;
      return skips ? Response.json(skippingPage((await answer.json()) as ChangesPage, wear)) : answer;
    },
    async awake() {
      if (running.isDead) await startAgain();
    },
    async backUp(counted) {
      const { seq } = await state.store.reading.selectFrom("history").select("seq").executeTakeFirstOrThrow();
      kept = serialized(file);
      if (counted) await state.store.write((db) => db.updateTable("history").set({ secured_seq: seq }).execute());
    },
    async restoreLast() {
      if (kept === null) return false;
      await state.store.close();
      for (const name of ["surco.sqlite-wal", "surco.sqlite-shm", "proofs.sqlite"])
        await rm(join(folder, name), { force: true });
      await writeFile(file, kept);
      running.isDead = true;
      await startAgain();
      return true;
    },
    heldOutside: () => (kept === null ? new Set() : namesIn(kept)),
    close: () => state.store.close(),
  };
  return state;
}

let empty: Promise<ReadonlyMap<string, Buffer>> | null = null;

/** A State without anything in it, migrated once: its files by their names. */
function emptyState(): Promise<ReadonlyMap<string, Buffer>> {
  empty ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), "surco-empty-"));
    const around = { now: () => morning, randomBytes: (length: number) => new Uint8Array(length).fill(7) };
    await (await openStore({ folder, state: "ZZ", practice: true }, around)).close();
    const names = [...keyFiles, "surco.sqlite"];
    const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const));
    await rm(folder, { recursive: true, force: true });
    return new Map(files);
  })();
  return empty;
}

/** Envelopes of one batch are opened in threads: whichever is done first, they go on together and in the order in which they came. */
function openingInOrder(key: StateKey): StateKey {
  let opening: Promise<unknown>[] = [];
  return {
    publicKey: key.publicKey,
    holds: (name) => key.holds(name),
    async open(sealed, asked) {
      const opened = key.open(sealed, asked);
      opening.push(opened);
      await null;
      const all = opening;
      await Promise.allSettled(all);
      if (all === opening) opening = [];
      return opened;
    },
  };
}

function serialized(file: string): Buffer {
  const database = new Sqlite(file, { readonly: true });
  const bytes = database.serialize();
  database.close();
  return bytes;
}

function namesIn(copy: Buffer): ReadonlySet<string> {
  const bytes = Buffer.from(copy);
  // A database in memory has no journal beside it: bytes 18 and 19 of the header say by which way it is written.
  bytes.fill(1, 18, 20);
  const database = new Sqlite(bytes);
  const names = database
    .prepare<[], { id: string }>("select id from revisions union all select id from attachments")
    .all();
  database.close();
  return new Set(names.map(({ id }) => id));
}

function problemAnswer(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}): Response {
  const status = problemStatus[code];
  const problem = { type: `urn:surco:problem:${code}`, title: code, status, code, details };
  return new Response(JSON.stringify(problem), { status });
}

async function handle(store: Store, sent: Sent, speaks: number): Promise<Response> {
  const { person: signedIn, method, path, body, proof, type, inNameOf } = sent;
  const url = new URL(path, "http://state.example");
  for (const route of routes) {
    const params = route.method === method.toLowerCase() ? paramsOf(route, url.pathname) : null;
    if (params === null) continue;
    try {
      const words = { method, path, proof, protocol: String(protocolVersion.max) };
      const signer = await signerOf(store, route.proof, words, signedIn);
      const person = await carrierOf(store, route.proof, signer, signedIn);
      if (isAskedForAnother(route.action, inNameOf, person)) throw new Refusal("not-signed-in");
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
          speaks,
          inNameOf,
        },
        premises: { singleSignOn: null, log: () => undefined },
        params: route.params ? route.params.parse(params) : {},
        query: route.query ? route.query.parse(Object.fromEntries(url.searchParams)) : {},
        body: route.body?.kind === "json" ? route.body.schema.parse(JSON.parse(new TextDecoder().decode(body))) : body,
      });
      const bytes = route.answers.kind === "bytes" ? new Uint8Array((reply.answer as Bytes).bytes) : null;
      const headers = new Headers();
      for (const [name, value] of Object.entries(reply.headers ?? {})) headers.set(name, String(value));
      // There is no HTTP here that would unpack a body before its route, and a thread that packs one would end when it likes.
      headers.delete(batchCodingsHeader);
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
