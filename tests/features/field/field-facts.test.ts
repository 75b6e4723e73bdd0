import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { type FieldSurroundings, readFieldFacts } from "../../../src/features/field/field-facts.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { emptyDevice, noteOnDevice } from "../../../src/storage/device.ts";
import type { SyncProblem } from "../../../src/storage/world.ts";
import { openSealer } from "../../storage/open-sealer.ts";
import { noVault } from "../../storage/tablet-vault-line.ts";

const now = "2026-11-22T13:00:00.000Z" as Instant;

let db: SurcoDatabase;
beforeEach(async () => {
  db = openSurcoDatabase("field-facts", openSealer());
  await db.device.put(emptyDevice("1".repeat(32)));
});
afterEach(() => db.delete());

interface Worker {
  /** What it says is missing; undefined: it does not answer. */
  readonly missing?: number;
  readonly waits?: boolean;
  readonly controls?: boolean;
}

const container = ({ missing, waits = false, controls = true }: Worker): ServiceWorkerContainer => {
  const active = {
    postMessage(message: unknown, [port]: MessagePort[]) {
      expect(message).toEqual({ type: "COUNT_MISSING" });
      if (missing !== undefined) port?.postMessage(missing);
    },
  };
  const registration = { active, waiting: waits ? {} : null };
  return {
    controller: controls ? {} : null,
    getRegistration: async () => registration,
  } as unknown as ServiceWorkerContainer;
};

const around = (change: Partial<FieldSurroundings> = {}, problem: SyncProblem | null = null): FieldSurroundings => {
  const status = { running: false, lastContact: null, unsent: 0, problem, serverTimeOffsetMs: null };
  const sync = { status: { get: () => status, subscribe: () => () => undefined } };
  const world = {
    db,
    ...noVault(db),
    sync,
    now: () => now,
    app: "surco/test",
  } as unknown as FieldSurroundings["world"];
  return {
    world,
    storage: undefined,
    serviceWorker: undefined,
    locks: undefined,
    matches: () => false,
    standalone: undefined,
    after: (_, then) => queueMicrotask(() => queueMicrotask(then)),
    updateWaits: () => null,
    secondCopy: async () => "sound",
    compared: async () => undefined,
    ...change,
  };
};

/** Never rings: only an answer ends the wait. */
const patient = { after: () => undefined };

describe("what this tablet is asked before a trip", () => {
  it("a browser that says nothing is not believed to be anything", async () => {
    expect(await readFieldFacts(around())).toEqual({
      now,
      persisted: null,
      installed: null,
      freeBytes: null,
      clockOffsetMs: null,
      version: null,
      app: "surco/test",
      vault: null,
      secondCopy: "sound",
      unsent: { coes: 0, since: null },
      contact: { at: null, signedOut: false },
      offline: null,
    });
  });

  it("storage, clock and contact are told as they are, and a browser that fails is one that says nothing", async () => {
    await noteOnDevice(db, { clockOffsetMs: -42, lastContact: now });
    const storage = { persisted: async () => false, estimate: async () => ({ usage: 10, quota: 110 }) };
    const told = await readFieldFacts(around({ storage: storage as unknown as StorageManager }));
    expect(told).toMatchObject({ persisted: false, freeBytes: 100, clockOffsetMs: -42, contact: { at: now } });
    const fails = async () => Promise.reject(new Error("no"));
    const broken = { persisted: fails, estimate: fails } as unknown as StorageManager;
    expect(await readFieldFacts(around({ storage: broken }))).toMatchObject({ persisted: null, freeBytes: null });
  });

  it("the second copy is told as it stands, and one that cannot be asked is not believed to be sound", async () => {
    expect((await readFieldFacts(around({ secondCopy: async () => "missing" }))).secondCopy).toBe("missing");
    const secondCopy = () => Promise.reject(new Error("the part that knows did not load"));
    expect((await readFieldFacts(around({ secondCopy }))).secondCopy).toBe("failed");
  });

  it.each([
    ["(display-mode: standalone)", undefined, true],
    ["(display-mode: browser)", undefined, false],
    ["(display-mode: browser)", true, true],
    ["(none)", undefined, null],
  ])("installed: %s, %s is %s", async (mode, standalone, installed) => {
    const matches = (query: string) => query === mode;
    expect((await readFieldFacts(around({ matches, standalone }))).installed).toBe(installed);
  });

  it.each([
    [{ missing: 0 }, false, [], "newest"],
    [{ missing: 0, waits: true }, false, [], "waiting"],
    [{ missing: 0 }, true, [], "waiting"],
    [{ missing: 0, waits: true }, true, [{ name: "coe:1" }], "held-up"],
    [{ missing: 0, waits: true }, true, [{ name: "sync" }], "waiting"],
  ])("version: %o, heard %s, locks %o: %s", async (worker, heard, held, version) => {
    const locks = { query: async () => ({ held }) } as unknown as LockManager;
    const asked = around({ ...patient, serviceWorker: container(worker), locks, updateWaits: () => heard });
    expect((await readFieldFacts(asked)).version).toBe(version);
  });

  it("a storage that does not answer is told as one", async () => {
    db.close();
    expect(await readFieldFacts(around())).toMatchObject({ unsent: null, clockOffsetMs: null, contact: { at: null } });
    await db.open();
  });

  it("a State that does not understand this version any more goes before everything", async () => {
    expect((await readFieldFacts(around({}, "protocol-not-spoken"))).version).toBe("too-old");
    expect((await readFieldFacts(around({}, "not-signed-in"))).contact.signedOut).toBe(true);
  });

  it.each([
    [{ missing: 0 }, "whole"],
    [{ missing: 0, controls: false }, "again"],
    [{ missing: 2 }, "missing"],
  ])("offline: %o is %s", async (worker, offline) => {
    expect((await readFieldFacts(around({ ...patient, serviceWorker: container(worker) }))).offline).toBe(offline);
  });

  it("offline: an app of an earlier release does not count, and nobody waits for it; where none is kept, it is missing", async () => {
    expect((await readFieldFacts(around({ serviceWorker: container({}) }))).offline).toBeNull();
    const none = { controller: null, getRegistration: async () => undefined } as unknown as ServiceWorkerContainer;
    expect((await readFieldFacts(around({ serviceWorker: none }))).offline).toBe("missing");
  });
});
