import type { SurcoDatabase } from "./database.ts";
import { type DeviceRow, noteOnDevice, readDevice } from "./device.ts";
import { openDraft } from "./draft-reading.ts";

/** Writes down which COE a family holds the tablet for, or that nobody does. */
export async function noteHandedOver(db: SurcoDatabase, coeId: string | null): Promise<void> {
  const device = await readDevice(db);
  if ((device.handedOver ?? null) !== coeId) await noteOnDevice(db, { handedOver: coeId });
}

/** The COE whose statement a family was looking at when the app ended; the working copy itself has the last word. */
export async function handedOverCoe(db: SurcoDatabase, known?: DeviceRow): Promise<string | null> {
  const coeId = (known ?? (await readDevice(db))).handedOver ?? null;
  if (coeId === null) return null;
  const read = await openDraft(db, coeId);
  const draft = read.ok ? read.value : null;
  return draft?.stage === "draft" && draft.signing?.handedOver ? coeId : null;
}
