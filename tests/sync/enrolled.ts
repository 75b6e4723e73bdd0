import { newId } from "../../src/domain/base/id.ts";
import type { DeviceKey } from "../../src/storage/device-key.ts";
import type { TabletDevice } from "../../src/sync/carrying.ts";
import { createProver, proving } from "../../src/sync/proof.ts";
import type { Carrier } from "../../src/sync/transport.ts";

export const mintId = (): string => newId((length) => crypto.getRandomValues(new Uint8Array(length)));

export const tabletDevice = (key: DeviceKey): TabletDevice => ({ key, name: "Tablet", newId: mintId });

/** A way to the State over which every request is proved by this key. */
export const provenBy = (key: DeviceKey, carrier: Carrier, ms: () => number, mint = mintId): Carrier =>
  proving(carrier, createProver({ key, ms, newId: mint }));
