import type { SyncHandle, SyncStatus } from "../storage/world.ts";

/**
 * Carrying starts after the first paint, so that opening the app never waits for it. Until then the status is what the tablet's
 * own memory says, read before anything is shown: the line on the screen is true from its first moment.
 */
export function laterSync(known: SyncStatus, load: () => Promise<SyncHandle>): SyncHandle {
  const listeners = new Set<() => void>();
  let status = known;
  let loading: Promise<SyncHandle> | null = null;
  let stopped = false;

  const loaded = (): Promise<SyncHandle> => {
    loading ??= load().then((sync) => {
      sync.status.subscribe(() => {
        const told = sync.status.get();
        // Its very first word is only that it runs; the counts follow when it has read them.
        const counted = told.lastContact !== null || told.unsent > 0 || !told.running;
        status = counted ? told : { ...status, running: told.running };
        for (const listener of listeners) listener();
      });
      return sync;
    });
    // What could not be loaded is asked for again the next time.
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };

  return {
    sendNow: async () => (await loaded()).sendNow(),
    poke: () => void loaded().then((sync) => sync.poke()),
    insure: async () => (await loaded()).insure(),
    status: {
      get: () => status,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    start() {
      stopped = false;
      void loaded().then((sync) => stopped || sync.start());
    },
    stop() {
      stopped = true;
      void loading?.then((sync) => sync.stop());
    },
  };
}
