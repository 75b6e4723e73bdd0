import { useEffect, useState, useSyncExternalStore } from "react";
import type { Workbox } from "workbox-window";
import type { World } from "../storage/world.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../ui/words.tsx";
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

/** No window of this browser has a draft open. */
async function noDraftIsOpen(locks: LockManager | undefined): Promise<boolean> {
  const { held = [] } = (await locks?.query()) ?? {};
  return !held.some((lock) => lock.name?.startsWith("coe:"));
}

type UpdateOfferProps = { updates: Updates; world: World };

/** Stands on the list and queue pages only. The app sends before it updates; a failed round keeps nobody from the fix. */
export function UpdateOffer({ updates, world }: UpdateOfferProps) {
  const t = useWords();
  const waiting = useSyncExternalStore(updates.waiting.subscribe, updates.waiting.get);
  const [quiet, setQuiet] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    let here = true;
    void noDraftIsOpen(navigator.locks).then((none) => here && setQuiet(none));
    return () => {
      here = false;
    };
  }, [waiting]);
  const update = async () => {
    setBusy(true);
    await world.sync.sendNow().catch(() => undefined);
    updates.activate();
  };
  if (!waiting || !quiet) return null;
  return (
    <Banner
      actions={
        <Button busy={busy} onClick={() => void update()} size="dense" variant="secondary">
          {t("shell.update.now")}
        </Button>
      }
      icon="update"
      label={t("shell.update.label")}
    >
      {t("shell.update.ready")}
    </Banner>
  );
}
