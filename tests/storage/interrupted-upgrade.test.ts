import { Dexie } from "dexie";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { nextId } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

/** The tables of every release there was, as it made them. A new one is added here, and none is ever changed (P16). */
const released: readonly Readonly<Record<string, string>>[] = [
  {
    drafts: "coeId",
    summaries: "coeId, recruiterId",
    revisions: "id, coeId",
    attachments: "id, coeId",
    receipts: "id",
    decisions: "reviewId, coeId",
    known: "id, coeId",
    fetched: "id, coeId",
    wanted: "id",
    unread: "[server+seq]",
    attempts: "id",
    device: "key",
    people: "id",
    reserve: "part",
  },
  { outgrown: "[coeId+answersSchema]" },
  { vaults: "vaultId, personId" },
  { deviceKeys: "deviceId" },
  { nameLists: "recruiterId" },
  { firstPages: "recruiterId" },
  { handIns: "sha256", laidAside: "[coeId+vault+editSeq]" },
  { codeParts: "[parcel+at]", readParcels: "sha256" },
  { owners: "coeId" },
];

afterEach(() => vi.restoreAllMocks());

const rows = [
  { table: "drafts", row: { coeId: "c".repeat(32), editSeq: 3, words: "typed" } },
  { table: "revisions", row: { id: "a".repeat(64), coeId: "c".repeat(32), bytes: new Uint8Array([1, 2]).buffer } },
  { table: "device", row: { key: "this", deviceId: "d".repeat(32), deviceSeq: 7 } },
];

/** What release number `version` has left on a tablet. */
async function leftBy(version: number): Promise<string> {
  const name = `surco-left-${nextId()}`;
  const db = new Dexie(name);
  for (const [at, tables] of released.slice(0, version).entries()) db.version(at + 1).stores(tables);
  await db.open();
  for (const { table, row } of rows) await db.table(table).put(row);
  db.close();
  return name;
}

/** As it lies there, asked of the engine itself. */
async function standing(name: string) {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  const { version, objectStoreNames } = opened;
  const tables = [...objectStoreNames].filter((table) => !table.startsWith("$")).sort();
  const read = opened.transaction(rows.map(({ table }) => table));
  const kept = rows.map(
    ({ table }) =>
      new Promise((resolve) => {
        const asked = read.objectStore(table).getAll();
        asked.onsuccess = () => resolve(asked.result);
      }),
  );
  const found = { version: version / 10, tables, rows: await Promise.all(kept) };
  opened.close();
  return found;
}

/** The engine fails at step number `step` of building tables; the number of steps that were begun. */
function failAt(step: number): { begun(): number } {
  let begun = 0;
  const failing = <Given extends unknown[], Made>(make: (...given: Given) => Made) =>
    function (this: unknown, ...given: Given): Made {
      begun += 1;
      // Of another kind than those that Dexie tries again by itself.
      if (begun === step) throw new DOMException("interrupted", "QuotaExceededError");
      return make.apply(this, given);
    };
  const { createObjectStore } = IDBDatabase.prototype;
  const { createIndex } = IDBObjectStore.prototype;
  vi.spyOn(IDBDatabase.prototype, "createObjectStore").mockImplementation(failing(createObjectStore));
  vi.spyOn(IDBObjectStore.prototype, "createIndex").mockImplementation(failing(createIndex));
  return { begun: () => begun };
}

const tablesOf = (version: number) => released.slice(0, version).flatMap((tables) => Object.keys(tables));

describe("[P16] [F24] an upgrade of the tablet's storage that is interrupted", () => {
  for (let version = 1; version < released.length; version++)
    it(`from release ${version}, at each of its steps: the old one stands whole, and the next start completes it`, async () => {
      const name = await leftBy(version);
      const before = await standing(name);
      expect(before).toEqual({ version, tables: tablesOf(version).sort(), rows: rows.map(({ row }) => [row]) });
      let interrupted = 0;
      for (let step = 1; ; step++) {
        const engine = failAt(step);
        const db = openSurcoDatabase(name, openSealer());
        const outcome = await db.open().then(
          () => "open",
          () => "failed",
        );
        db.close();
        vi.restoreAllMocks();
        if (outcome === "open") {
          expect(engine.begun()).toBe(step - 1);
          break;
        }
        interrupted += 1;
        expect(await standing(name)).toEqual(before);
      }
      expect(interrupted).toBeGreaterThanOrEqual(released.length - version);
      const after = await standing(name);
      expect(after).toEqual({ ...before, version: released.length, tables: tablesOf(released.length).sort() });
    });

  it("the present release has no table that stands in no release", async () => {
    const db = openSurcoDatabase(`surco-left-${nextId()}`, openSealer());
    await db.open();
    expect([db.verno, db.tables.map(({ name }) => name).sort()]).toEqual([
      released.length,
      tablesOf(released.length).sort(),
    ]);
    db.close();
  });
});
