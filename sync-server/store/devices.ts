import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/** The highest number that this tablet has ever given to a piece of its work (P19), or null for a tablet never met. */
export async function lastDeviceSeq(db: Db, deviceId: string): Promise<number | null> {
  const row = await db.selectFrom("devices").select("device_seq").where("device_id", "=", deviceId).executeTakeFirst();
  return row?.device_seq ?? null;
}

/** A lower number that comes later takes nothing back. */
const writeDevice = compiledOnce((db, row: Tables["devices"]) => {
  const { device_id: _id, ...seen } = row;
  return db
    .insertInto("devices")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("device_id").doUpdateSet(seen).where("devices.device_seq", "<", row.device_seq),
    );
});

export async function rememberDevice(
  db: Db,
  store: Store,
  deviceId: string,
  deviceSeq: number,
  personId: string,
): Promise<void> {
  await writeDevice(db, { device_id: deviceId, device_seq: deviceSeq, person_id: personId, seen_at: store.now() });
}
