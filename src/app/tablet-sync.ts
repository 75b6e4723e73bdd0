import type { SurcoDatabase } from "../storage/database.ts";
import type { SyncHandle } from "../storage/world.ts";
import { browserSignals } from "../sync/browser-signals.ts";
import { createSync } from "../sync/schedule.ts";
import { browserCarrier, createTransport } from "../sync/transport.ts";

/** Carrying as this browser does it. */
export const tabletSync = (db: SurcoDatabase): SyncHandle =>
  createSync({
    db,
    transport: createTransport(browserCarrier),
    locks: navigator.locks,
    clock: { ms: () => Date.now() },
    after: browserCarrier.after,
    chance: () => Math.random(),
    signals: browserSignals(window),
  });
