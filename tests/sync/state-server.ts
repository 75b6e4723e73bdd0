import { cp, mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import { createApp } from "../../sync-server/app.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { practiceLimits, startSession } from "../../sync-server/store/sessions.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";

export interface StateServer {
  readonly store: Store;
  readonly address: string;
  /** Somebody with a session: their requests reach the server as over a perfect network. */
  enter(person: Person): Promise<Carrier>;
  /** The same session, for a way of one's own to the server. */
  cookieOf(person: Person): Promise<string>;
  /** The folder as it is at this moment, for a server that is put back to it later. */
  copy(): Promise<string>;
  stop(): Promise<void>;
}

export const recruiter = (id = "r-1"): Person => ({
  id,
  name: "Rosa Practice",
  roles: ["recruiter"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Recruiter", es: "Reclutadora" },
});

export const reviewer = (id = "v-1"): Person => ({ ...recruiter(id), name: "Vera Practice", roles: ["reviewer"] });

export const patientAfter: Carrier["after"] = (ms, then) => {
  const timer = setTimeout(then, ms);
  timer.unref?.();
  return () => clearTimeout(timer);
};

/** The real server code on a database of its own, or on the folder it is put back to, reached over the loopback. */
export async function startState(
  now: () => Instant = () => new Date().toISOString() as Instant,
  restored?: string,
): Promise<StateServer> {
  const folder = restored ?? (await mkdtemp(join(tmpdir(), "surco-state-")));
  const store = await openStore(
    { folder, state: "ZZ", practice: true },
    { now, randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
  );
  const app = createApp({ store, staticFolder: folder, log: (error) => console.error(error) });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cookieOf = async (person: Person): Promise<string> => {
    const token = await store.write(async (db) => {
      const known = await db.selectFrom("people").select("id").where("id", "=", person.id).executeTakeFirst();
      if (!known) await addPerson(db, store, person);
      return startSession(db, store, person.id, { limits: practiceLimits, place: "", strongAt: null });
    });
    return `surco_practice=${token}`;
  };
  return {
    store,
    address,
    cookieOf,
    async enter(person) {
      const cookie = await cookieOf(person);
      return {
        fetch: (path, init) => fetch(address + path, { ...init, headers: { ...init.headers, cookie } }),
        after: patientAfter,
      };
    },
    async copy() {
      const copy = await mkdtemp(join(tmpdir(), "surco-state-"));
      const notTheDatabase = (file: string) => !file.includes("surco.sqlite");
      await cp(folder, copy, { recursive: true, filter: notTheDatabase });
      const database = new Sqlite(join(folder, "surco.sqlite"));
      database.prepare("vacuum into ?").run(join(copy, "surco.sqlite"));
      database.close();
      return copy;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
