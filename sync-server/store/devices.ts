import type { Db, Store } from "./store.ts";

/** The highest number that this tablet has ever given to a piece of its work (P19), or null for a tablet never met. */
export async function lastDeviceSeq(db: Db, deviceId: string): Promise<number | null> {
  const row = await db.selectFrom("devices").select("device_seq").where("device_id", "=", deviceId).executeTakeFirst();
  return row?.device_seq ?? null;
}

export async function rememberDevice(
  db: Db,
  store: Store,
  deviceId: string,
  deviceSeq: number,
  personId: string,
): Promise<void> {
  const row = { device_seq: deviceSeq, person_id: personId, seen_at: store.now() };
  await db
    .insertInto("devices")
    .values({ device_id: deviceId, ...row })
    .onConflict((conflict) => conflict.column("device_id").doUpdateSet(row).where("devices.device_seq", "<", deviceSeq))
    .execute();
}
