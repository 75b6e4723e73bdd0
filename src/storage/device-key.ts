import { bytesOfHex, hexOf } from "../domain/base/hex.ts";
import type { SurcoDatabase } from "./database.ts";
import { readDevice } from "./device.ts";

/**
 * The key by which the State knows this tablet: ECDSA P-256. The private part can be used here but never read, not even by this code;
 * so whoever steals a cookie has no tablet. A copied profile folder holds it all the same: it protects sessions, not what is stored.
 */
export interface DeviceKeyRow {
  readonly deviceId: string;
  /** Uncompressed point in hex. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
  /** By which the State signs its orders to this tablet, as told at the enrolment. */
  readonly serverKey: string | null;
  /** This tablet erased itself on the State's order, and the State has not heard so yet. */
  readonly erased: boolean;
  /** Whose tablet the State knows it to be. Only a hint: the State's answer counts. */
  readonly people?: readonly string[];
}

export interface TabletName {
  readonly deviceId: string;
  readonly publicKey: string;
}

/** What sync does with the key. Handed in, so that the simulation can bring its own. */
export interface DeviceKey {
  /** Null as long as this tablet has none. */
  name(): Promise<TabletName | null>;
  /** Makes the key at its first use. */
  ready(): Promise<TabletName>;
  /** 64 bytes in hex; null without a key of that name. */
  sign(deviceId: string, text: string): Promise<string | null>;
  trust(serverKey: string): Promise<void>;
  /** False as long as this tablet has not been introduced by whoever uses it now. */
  isIntroduced(): Promise<boolean>;
  /** Whether the State has signed this, under the key that was told at the enrolment. */
  isFromState(text: string, signature: string): Promise<boolean>;
}

const curve = { name: "ECDSA", namedCurve: "P-256" } as const;
const signing = { name: "ECDSA", hash: "SHA-256" } as const;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** A damaged row is no key; the tablet then makes another one, and becomes a new device. */
function isDeviceKeyRow(stored: unknown): stored is DeviceKeyRow {
  const row = stored as Partial<DeviceKeyRow> | undefined;
  return typeof row?.publicKey === "string" && row.privateKey instanceof CryptoKey;
}

export function storedDeviceKey(db: SurcoDatabase): DeviceKey {
  const read = async (deviceId: string): Promise<DeviceKeyRow | null> => {
    const stored: unknown = await db.deviceKeys.get(deviceId);
    return isDeviceKeyRow(stored) ? stored : null;
  };
  const row = async () => read((await readDevice(db)).deviceId);
  return {
    name: row,
    async ready() {
      const known = await row();
      if (known) return known;
      const { deviceId } = await readDevice(db);
      const pair = await crypto.subtle.generateKey(curve, false, ["sign", "verify"]);
      const publicKey = hexOf(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)));
      const made: DeviceKeyRow = { deviceId, publicKey, privateKey: pair.privateKey, serverKey: null, erased: false };
      // Another window may have been first: a tablet has one key.
      return db.transaction("rw", db.deviceKeys, async () => {
        const first = await read(deviceId);
        if (first) return first;
        await db.deviceKeys.put(made);
        return made;
      });
    },
    async sign(deviceId, text) {
      const held = await read(deviceId);
      return held ? hexOf(new Uint8Array(await crypto.subtle.sign(signing, held.privateKey, utf8(text)))) : null;
    },
    async trust(serverKey) {
      const { deviceId, recruiterId } = await readDevice(db);
      const people = (await read(deviceId))?.people ?? [];
      const known = recruiterId === null || people.includes(recruiterId) ? people : [...people, recruiterId];
      await db.deviceKeys.update(deviceId, { serverKey, people: known });
    },
    async isIntroduced() {
      const { deviceId, recruiterId } = await readDevice(db);
      return recruiterId !== null && ((await read(deviceId))?.people ?? []).includes(recruiterId);
    },
    async isFromState(text, signature) {
      const serverKey = (await row())?.serverKey;
      if (!serverKey) return false;
      const key = await crypto.subtle.importKey("raw", bytesOfHex(serverKey), curve, false, ["verify"]);
      return crypto.subtle.verify(signing, key, bytesOfHex(signature), utf8(text));
    },
  };
}
