import type { CalendarDate } from "../domain/base/calendar-date.ts";
import { newId, type RandomBytes } from "../domain/base/id.ts";
import type { Instant } from "../domain/base/instant.ts";
import { policyFor } from "../domain/states/all.ts";
import { countUnsent } from "../storage/custody.ts";
import { openSurcoDatabase } from "../storage/database.ts";
import { type DeviceRow, readyDevice } from "../storage/device.ts";
import type { World } from "../storage/world.ts";
import { laterSync } from "./later-sync.ts";
import { quiet } from "./quiet.ts";

/** Name and version of this release, as it is written into every revision made here. */
const release = "surco/0.1.0";

interface Opening {
  readonly world: World;
  /** As it was read, for whoever asks it more at the start: a slow tablet feels every read. */
  readonly device: DeviceRow;
}

/** Everything that can surprise is made here, once: storage, network, clock, chance. Nobody is signed in yet. */
export async function openWorld(): Promise<Opening> {
  const randomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
  const mint = () => newId(randomBytes);
  const db = openSurcoDatabase("surco");
  const [device, unsent] = await Promise.all([readyDevice(db, mint), countUnsent(db)]);
  const known = {
    running: false,
    lastContact: device.lastContact,
    unsent,
    problem: null,
    serverTimeOffsetMs: device.clockOffsetMs,
  };
  const around = {
    db,
    now: () => new Date().toISOString() as Instant,
    today: () => dayOn(new Date()),
    randomBytes,
    newId: mint,
    policy: policyFor,
    app: release,
  };
  const settled = quiet();
  const sync = laterSync(known, async () => {
    await settled;
    return (await import("./tablet-sync.ts")).tabletSync(around);
  });
  return { world: { ...around, sync, person: null }, device };
}

/** The day on the wall of this place. Only here does a moment become a day. */
function dayOn(moment: Date): CalendarDate {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` as CalendarDate;
}
