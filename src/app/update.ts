import type { Workbox } from "workbox-window";
import { quiet } from "./quiet.ts";

/** The version that waits, if one does. It is activated by a person at a quiet moment, never by itself (protocol 4.8). */
export interface Updates {
  readonly waiting: { get(): boolean; subscribe(listener: () => void): () => void };
  activate(): void;
}

const hour = 3_600_000;

export function watchForUpdates(reload: () => void): Updates {
  const listeners = new Set<() => void>();
  let waiting = false;
  let asked = false;
  let workbox: Workbox | null = null;
  const watch = async () => {
    await quiet();
    workbox = new (await import("workbox-window")).Workbox("/service-worker.js");
    workbox.addEventListener("waiting", () => {
      waiting = true;
      for (const listener of listeners) listener();
    });
    workbox.addEventListener("controlling", () => {
      // Only the window whose person asked is loaded again, and once: another window may have an interview open.
      if (asked) reload();
      asked = false;
    });
    await workbox.register();
    checkHourly(workbox);
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
    activate() {
      asked = true;
      workbox?.messageSkipWaiting();
    },
  };
}

/** A tablet may stay on the same page for weeks. */
function checkHourly(workbox: Workbox): void {
  let checked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checked < hour) return;
    checked = Date.now();
    void workbox.update().catch(() => undefined);
  });
}
