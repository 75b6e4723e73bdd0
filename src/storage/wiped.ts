import { liveQuery, type Observable } from "dexie";
import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "./database.ts";
import { noteOnDevice, readDevice } from "./device.ts";

// What a screen tells of it. The erasing itself (`wiping.ts`) is no part of the first paint.

/** When this tablet erased itself; null while it has not, or once somebody has read that it has. */
export const watchWiped = (db: SurcoDatabase): Observable<Instant | null> =>
  liveQuery(async () => (await readDevice(db)).wiped ?? null);

export const noteWipeRead = (db: SurcoDatabase): Promise<void> => noteOnDevice(db, { wiped: null });
