import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "./database.ts";
import { emptyDevice, noteOnDevice, readDevice } from "./device.ts";
import { isDeviceRow } from "./row-shapes.ts";

/**
 * Everything about families, people and vaults goes, in one transaction, and the second copy after it, on the State's signed order
 * and on nothing else. What stays is the key, only to tell the State; and a new identity, under which the tablet can be enrolled
 * again when it is found.
 */
export async function wipeTablet(db: SurcoDatabase, at: Instant, newDeviceId: string): Promise<void> {
  await db.transaction("rw", db.tables, async () => {
    const { deviceId } = await readDevice(db);
    for (const table of db.tables) if (table.name !== db.deviceKeys.name) await table.clear();
    await db.deviceKeys.update(deviceId, { erased: true, serverKey: null });
    await db.device.put({ ...emptyDevice(newDeviceId), wiped: at, eraseOwed: true });
  });
  // Killed before this, or where it does not answer, it is erased at the next start, because the device says that it is owed.
  try {
    await db.secondCopy?.erase();
    await noteErased(db);
  } catch {
    return;
  }
}

/** The second copy still holds what this tablet has erased on the State's order. */
const isErasureOwed = (device: unknown): boolean => isDeviceRow(device) && device.eraseOwed === true;

/** On the State's order, and nobody works here again: whatever a window was still copying, nothing belongs in the second copy. */
export const hasErasedItself = (device: unknown): boolean =>
  isDeviceRow(device) && (device.eraseOwed === true || (device.wiped ?? null) !== null);

export const noteErased = (db: SurcoDatabase): Promise<void> => noteOnDevice(db, { eraseOwed: false });

/** Tablets that this one was, and has erased, without the State knowing. None while something of them is still to be erased. */
export async function wipesToTell(db: SurcoDatabase): Promise<string[]> {
  if (isErasureOwed(await db.device.get("this"))) return [];
  return (await db.deviceKeys.toArray()).filter((row) => row.erased).map((row) => row.deviceId);
}

/** The State has heard it: now the key goes too. */
export const forgetDeviceKey = (db: SurcoDatabase, deviceId: string): Promise<void> => db.deviceKeys.delete(deviceId);

/** Another tablet bears this one's name: what is unsent stays, and goes on under a new name (P19). */
export async function startAsNewDevice(db: SurcoDatabase, newDeviceId: string): Promise<void> {
  await db.transaction("rw", db.device, db.deviceKeys, async () => {
    const device = await readDevice(db);
    await db.device.put({ ...device, deviceId: newDeviceId, deviceSeq: 0, lost: null });
    await db.deviceKeys.delete(device.deviceId);
  });
}
