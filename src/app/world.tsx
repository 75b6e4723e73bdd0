import type { CalendarDate } from "../domain/base/calendar-date.ts";
import { newId, type RandomBytes } from "../domain/base/id.ts";
import type { Instant } from "../domain/base/instant.ts";
import { policyFor } from "../domain/states/all.ts";
import { openSurcoDatabase } from "../storage/database.ts";
import { readyDevice } from "../storage/device.ts";
import type { World } from "../storage/world.ts";
import { browserSignals } from "../sync/browser-signals.ts";
import { createSync } from "../sync/schedule.ts";
import { browserCarrier, createTransport } from "../sync/transport.ts";

/** Name and version of this release, as it is written into every revision made here. */
export const release = "surco/0.1.0";

/** Everything that can surprise is made here, once: storage, network, clock, chance. Nobody is signed in yet. */
export async function openWorld(): Promise<World> {
  const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
  const mint = () => newId(randomBytes);
  const db = openSurcoDatabase("surco");
  await readyDevice(db, mint);
  const sync = createSync({
    db,
    transport: createTransport(browserCarrier),
    locks: navigator.locks,
    clock: { ms: () => Date.now() },
    after: browserCarrier.after,
    chance: () => Math.random(),
    signals: browserSignals(window),
  });
  return {
    db,
    sync,
    person: null,
    now: () => new Date().toISOString() as Instant,
    today: () => dayOn(new Date()),
    randomBytes,
    newId: mint,
    policy: policyFor,
    app: release,
  };
}

/** The day on the wall of this place. Only here does a moment become a day. */
export function dayOn(moment: Date): CalendarDate {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` as CalendarDate;
}
