import { statfs } from "node:fs/promises";
import { findBrokenLink, readHistory } from "./store/history.ts";
import type { Store } from "./store/store.ts";

export interface Condition {
  readonly checks: {
    /** It can be read. */
    readonly database: boolean;
    /** The newest link of the feed is there and follows from the one before it (P13). */
    readonly chain: boolean;
    /** A write was committed and is on the disk. */
    readonly writing: boolean;
    /** There is more room than the floor. */
    readonly space: boolean;
  };
  readonly freeBytes: number | null;
}

interface Watched {
  readonly store: Pick<Store, "reading" | "server" | "write">;
  /** Where the database lies. */
  readonly folder: string;
  readonly floorBytes: number;
}

/** One that takes longer than this is as good as none to whoever waits for it. */
const patienceMs = 5000;
/** Anybody may ask, and each answer costs a trip to the disk: it is asked no more often than this. */
const heldMs = 5000;

async function holds(check: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs);
  });
  try {
    return await Promise.race([check, late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Changes nothing, and takes the whole way to the disk all the same. */
const writes = async ({ store }: Watched): Promise<boolean> => {
  await store.write((db) =>
    db
      .updateTable("history")
      .set((row) => ({ seq: row.ref("seq") }))
      .where("id", "=", 1)
      .execute(),
  );
  return true;
};

async function freeIn(folder: string): Promise<number | null> {
  return await statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}

async function look(watched: Watched): Promise<Condition> {
  const { store, folder, floorBytes } = watched;
  const [database, chain, writing, freeBytes] = await Promise.all([
    holds(readHistory(store.reading).then(() => true)),
    holds(findBrokenLink(store.reading, store.server, 1).then((seq) => seq === null)),
    holds(writes(watched)),
    freeIn(folder),
  ]);
  return { checks: { database, chain, writing, space: freeBytes === null || freeBytes >= floorBytes }, freeBytes };
}

/** Whether the server can do what it is there for, as of a few seconds ago at most. */
export function watchCondition(watched: Watched, ms: () => number): () => Promise<Condition> {
  let last: { readonly at: number; readonly condition: Promise<Condition> } | null = null;
  return () => {
    const at = ms();
    if (last === null || at - last.at >= heldMs || at < last.at) last = { at, condition: look(watched) };
    return last.condition;
  };
}
