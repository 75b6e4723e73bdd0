import type { SurcoDatabase } from "./database.ts";

export interface Space {
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** What the browser says about space; null where it does not say. Approximate by design. */
export async function estimateSpace(storage: StorageManager | undefined): Promise<Space | null> {
  if (storage?.estimate === undefined) return null;
  const { usage, quota } = await storage.estimate();
  if (usage === undefined || quota === undefined) return null;
  return { usedBytes: usage, freeBytes: Math.max(0, quota - usage) };
}

/** Asks that the browser never evicts this storage by itself; null where it cannot be asked. */
export async function askPersistence(storage: StorageManager | undefined): Promise<boolean | null> {
  if (storage?.persist === undefined) return null;
  return (await storage.persisted()) || (await storage.persist());
}

/** A whole COE at the announced limits: a revision and six photos. A new interview wants this much; finishing one never asks (P18). */
export const spaceForOneCoe = 1_048_576 + 6 * 8_388_608;

/** The second copy takes as much again, in the files of browsers that have them. */
const copiesIn = (storage: StorageManager | undefined): number => (typeof storage?.getDirectory === "function" ? 2 : 1);

/** Whether a new interview may be begun. Where the browser does not say how much is free, nobody is kept from working. */
export async function hasRoomForOneCoe(storage: StorageManager | undefined): Promise<boolean> {
  const space = await estimateSpace(storage).catch(() => null);
  return space === null || space.freeBytes >= copiesIn(storage) * spaceForOneCoe;
}

const partBytes = 1_048_576;

/** Fills the reserve that a signing may use up (P18). False when there is no room for it. */
export async function keepReserve(db: SurcoDatabase, parts = 2): Promise<boolean> {
  try {
    const kept = new Set(await db.reserve.toCollection().primaryKeys());
    for (let part = 0; part < parts; part++) {
      if (!kept.has(part)) await db.reserve.put({ part, noise: noise(part + 1) });
    }
    return true;
  } catch {
    return false;
  }
}

/** Bytes that no storage engine compresses away (xorshift32). */
function noise(seed: number): ArrayBuffer {
  const words = new Uint32Array(partBytes / 4);
  let state = seed;
  for (let index = 0; index < words.length; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[index] = state;
  }
  return words.buffer;
}
