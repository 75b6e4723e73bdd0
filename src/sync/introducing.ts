import { startAsNewDevice } from "../storage/wiping.ts";
import type { SyncProblem } from "../storage/world.ts";
import { type Carrying, syncProblemOf } from "./carrying.ts";

/**
 * The State does not know this tablet, or not by whoever is signed in: it shows its public key, which it makes at the first use. Null
 * when the State knows it now. Nothing is lost where it does not: what is unsent waits.
 */
export async function introduceTablet({ db, device, transport, passing }: Carrying): Promise<SyncProblem | null> {
  if (device === null) return "device-unknown";
  const { deviceId, publicKey } = await device.key.ready();
  passing("before-enrol");
  const answer = await transport.enrol({ deviceId, publicKey, name: device.name });
  passing("after-enrol");
  if (answer.ok) {
    await device.key.trust(answer.value.serverKey);
    return null;
  }
  // The key that belongs to this name was lost with its storage: the tablet goes on as another one, in the next round.
  if (answer.error.code === "refused" && answer.error.problem === "device-taken") {
    await startAsNewDevice(db, device.newId());
    return "device-unknown";
  }
  return syncProblemOf(answer.error);
}
