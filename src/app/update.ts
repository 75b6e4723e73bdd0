import { quiet } from "./quiet.ts";

/** The version that waits, if one does. It is activated by a person at a quiet moment, never by itself (protocol 4.8). */
export interface Updates {
  readonly waiting: { get(): boolean; subscribe(listener: () => void): () => void };
  /** What waits here is sent first, if that can be. False, and nothing happens, while an interview is open in any window. */
  activate(send: () => Promise<unknown>): Promise<boolean>;
}

export function watchForUpdates(reload: () => void): Updates {
  const listeners = new Set<() => void>();
  let waiting = false;
  let activate: Updates["activate"] = async () => false;
  const watch = async () => {
    await quiet();
    activate = await (await import("./update-watch.ts")).watchWorker(reload, () => {
      waiting = true;
      for (const listener of listeners) listener();
    });
  };
  // Without a service worker everything works but the days without a network.
  void watch().catch(() => undefined);
  return {
    waiting: {
      get: () => waiting,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    activate: (send) => activate(send),
  };
}
