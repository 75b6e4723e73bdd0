import type { SyncStatus } from "../storage/world.ts";

export interface StatusBoard {
  get(): SyncStatus;
  subscribe(listener: () => void): () => void;
  change(part: Partial<SyncStatus>): void;
}

/** What the screens show of carrying. `get` gives the same object until something changes. */
export function createStatus(): StatusBoard {
  let now: SyncStatus = { running: false, lastContact: null, unsent: 0, problem: null, serverTimeOffsetMs: null };
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(part) {
      now = { ...now, ...part };
      for (const listener of listeners) listener();
    },
  };
}
