import { liveQuery, type Observable } from "dexie";
import type { SurcoDatabase } from "./database.ts";
import { type DeviceRow, noteOnDevice, readDevice } from "./device.ts";

type Restored = NonNullable<DeviceRow["restored"]>;

/** What came back from the second copy; null once somebody has read it. */
export const watchRestored = (db: SurcoDatabase): Observable<Restored | null> =>
  liveQuery(async () => (await readDevice(db)).restored ?? null);

export const noteRestoredRead = (db: SurcoDatabase): Promise<void> => noteOnDevice(db, { restored: null });
