import type { Instant } from "../domain/base/instant.ts";
import type { Result } from "../domain/base/result.ts";
import { deviceRevokedSchema, wipeOrderText } from "../domain/protocol/device-proof.ts";
import { readDevice } from "../storage/device.ts";
import { packSealedWork } from "../storage/rescue.ts";
import { countUnsent } from "../storage/unsent-ids.ts";
import { forgetDeviceKey, wipesToTell, wipeTablet } from "../storage/wiping.ts";
import type { RoundReport, SyncProblem } from "../storage/world.ts";
import { type Carrying, syncProblemOf } from "./carrying.ts";
import { handInParcels } from "./rescue.ts";
import { sendAttachments, sendRevisions } from "./send.ts";
import type { TransportProblem } from "./transport.ts";

/**
 * The State has revoked this tablet. Only an order under the State's own signature is obeyed. First what is unsent is handed in, also
 * what lies in a vault that is shut; only when nothing is left, or when the State takes nothing more, the tablet erases itself and says so.
 */
export async function obeyRevocation(
  carrying: Carrying,
  told: unknown,
  keepCheckpoints: (carrying: Carrying) => Promise<void>,
): Promise<RoundReport> {
  const report = { outcome: "problem", problem: "device-revoked", sent: 0, received: 0 } as const;
  const { db, device } = carrying;
  if (device === null || !(await isFromState(carrying, told))) return report;
  const insisting = { ...carrying, byHand: true };
  await keepCheckpoints(insisting);
  const revisions = await sendRevisions(insisting);
  const attachments = await sendAttachments(insisting);
  const sent = revisions.done + attachments.done;
  const now = () => new Date(carrying.ms()).toISOString() as Instant;
  const { parcels, onlyByPassphrase } = await packSealedWork(db);
  const closed = await handInParcels({ db, transport: carrying.transport, now }, parcels);
  const takesNoMore = [revisions.problem, attachments.problem, problemOf(closed)].includes("device-revoked");
  const isAllGone = (await countUnsent(db)) === 0 && closed.ok && onlyByPassphrase === 0;
  if (!isAllGone && !takesNoMore) return { ...report, sent };
  await wipeTablet(db, now(), device.newId());
  await tellWipes(carrying);
  return { ...report, sent };
}

const problemOf = (outcome: Result<null, TransportProblem>): SyncProblem | null =>
  outcome.ok ? null : syncProblemOf(outcome.error);

async function isFromState({ db, device }: Carrying, told: unknown): Promise<boolean> {
  const parsed = deviceRevokedSchema.safeParse(told);
  if (!parsed.success || device === null) return false;
  const { order, signature } = parsed.data;
  if (order.deviceId !== (await readDevice(db)).deviceId) return false;
  return device.key.isFromState(wipeOrderText(order), signature);
}

/** Said until the State has heard it; then the key goes too. */
export async function tellWipes({ db, device, transport }: Carrying): Promise<void> {
  if (device === null) return;
  for (const deviceId of await wipesToTell(db)) {
    const answer = await transport.erased(deviceId);
    const heard = answer.ok || (answer.error.code === "refused" && answer.error.status === 404);
    if (heard) await forgetDeviceKey(db, deviceId);
  }
}
