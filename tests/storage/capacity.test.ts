import { describe, expect, it } from "vitest";
import {
  askPersistence,
  estimateSpace,
  hasRoomForOneCoe,
  keepReserve,
  spaceForOneCoe,
} from "../../src/storage/capacity.ts";
import { freshDatabase } from "./made.ts";

const storageThat = (part: Partial<StorageManager>) => part as StorageManager;

describe("[P18] space", () => {
  it("is what the browser says, and nothing where it says nothing", async () => {
    const said = storageThat({ estimate: async () => ({ usage: 30, quota: 100 }) });
    expect(await estimateSpace(said)).toEqual({ usedBytes: 30, freeBytes: 70 });
    expect(await estimateSpace(storageThat({ estimate: async () => ({ usage: 130, quota: 100 }) }))).toMatchObject({
      freeBytes: 0,
    });
    expect(await estimateSpace(storageThat({ estimate: async () => ({}) }))).toBeNull();
    expect(await estimateSpace(undefined)).toBeNull();
  });

  it("[D15] for a new COE is needed twice where the browser has a place for a second copy", async () => {
    const estimate = async () => ({ usage: 0, quota: 2 * spaceForOneCoe - 1 });
    const getDirectory = async () => ({}) as FileSystemDirectoryHandle;
    expect(await hasRoomForOneCoe(storageThat({ estimate }))).toBe(true);
    expect(await hasRoomForOneCoe(storageThat({ estimate, getDirectory }))).toBe(false);
  });

  it("is asked for once: a browser that has granted persistence is not asked again", async () => {
    let asked = 0;
    const persist = async () => {
      asked += 1;
      return true;
    };
    expect(await askPersistence(storageThat({ persisted: async () => false, persist }))).toBe(true);
    expect(await askPersistence(storageThat({ persisted: async () => true, persist }))).toBe(true);
    expect(asked).toBe(1);
    expect(await askPersistence(undefined)).toBeNull();
  });

  it("is kept in reserve as bytes that do not compress, and filled up again after it was given up", async () => {
    const db = await freshDatabase();
    expect(await keepReserve(db, 2)).toBe(true);
    const parts = await db.reserve.toArray();
    expect(parts.map((part) => part.noise.byteLength)).toEqual([1_048_576, 1_048_576]);
    expect(new Set(new Uint32Array(parts[0]!.noise)).size).toBeGreaterThan(260_000);
    await db.reserve.clear();
    await keepReserve(db, 2);
    expect(await db.reserve.count()).toBe(2);
  });
});
