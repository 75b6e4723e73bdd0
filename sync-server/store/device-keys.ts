import type { Instant } from "../../src/domain/base/instant.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { audited } from "./audit.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { tell } from "./notices.ts";
import { bindToTablet, type Session } from "./sessions.ts";
import type { Store } from "./store.ts";
import type { DeviceKeyRow } from "./tables.ts";

const findKey = compiledOnce((db, deviceId: string) =>
  db.selectFrom("device_keys").selectAll().where("device_id", "=", deviceId),
);

const readDeviceKey = async (db: Db, deviceId: string): Promise<DeviceKeyRow | null> =>
  (await findKey(db, deviceId))[0] ?? null;

const findUser = compiledOnce((db, deviceId: string, personId: string) =>
  db
    .selectFrom("device_people")
    .select("person_id")
    .where("device_id", "=", deviceId)
    .where("person_id", "=", personId),
);

/** Whether this person has signed in on this tablet since it has its key. */
const usesDevice = async (db: Db, deviceId: string, personId: string): Promise<boolean> =>
  (await findUser(db, deviceId, personId)).length === 1;

const findSigner = compiledOnce((db, deviceId: string, personId: string) =>
  db
    .selectFrom("device_keys")
    .leftJoin("device_people", (join) =>
      join.onRef("device_people.device_id", "=", "device_keys.device_id").on("device_people.person_id", "=", personId),
    )
    .selectAll("device_keys")
    .select("device_people.person_id as user_id")
    .where("device_keys.device_id", "=", deviceId),
);

interface DeviceOf {
  readonly device: DeviceKeyRow | null;
  /** Whether the person is one of its people. */
  readonly isTheirs: boolean;
}

/** Both in one question: it is asked with every request of a tablet. */
export async function readDeviceOf(db: Db, deviceId: string, personId: string | null): Promise<DeviceOf> {
  const [row] = await findSigner(db, deviceId, personId ?? "");
  return { device: row ?? null, isTheirs: row !== undefined && row.user_id !== null };
}

export interface NewDevice {
  readonly deviceId: string;
  readonly publicKey: string;
  readonly name: string;
}

export type EnrolmentRefusal = "device-taken" | "device-revoked" | "sign-in-again";

/**
 * The same twice as once. A tablet's key never changes: whoever shows another one under the same id is another tablet. A session
 * belongs to the first tablet that it enrolled, so that a cookie carried elsewhere enrols nothing there.
 */
export async function enrolDevice(
  db: Db,
  store: Store,
  device: NewDevice,
  person: Person,
  session: Session | null,
): Promise<EnrolmentRefusal | null> {
  if (session?.deviceId && session.deviceId !== device.deviceId) return "sign-in-again";
  const known = await readDeviceKey(db, device.deviceId);
  if (known?.revoked_at) return "device-revoked";
  if (known && known.public_key !== device.publicKey) return "device-taken";
  const now = store.now();
  if (!known) {
    const { deviceId, publicKey, name } = device;
    const row = { device_id: deviceId, public_key: publicKey, name, enrolled_at: now, seen_at: now };
    await db
      .insertInto("device_keys")
      .values({ ...row, revoked_at: null, revoked_by: null, ordered_at: null, erased_at: null })
      .execute();
  }
  if (!(await usesDevice(db, device.deviceId, person.id))) {
    const use = { device_id: device.deviceId, person_id: person.id, enrolled_at: now };
    await db.insertInto("device_people").values(use).execute();
    await audited(db, store, {
      actorId: person.id,
      deviceId: device.deviceId,
      action: "device-enrolled",
      object: { kind: "device", id: device.deviceId },
    });
  }
  if (session && !session.deviceId) await bindSession(db, store, session, person, device.deviceId);
  return null;
}

/** Field work lasts longer than office work (whoever does both has the office's limits), and in a practice State nobody is asked to sign in again. */
async function bindSession(db: Db, store: Store, session: Session, person: Person, deviceId: string): Promise<void> {
  const fieldOnly = person.roles.every((role) => role === "recruiter");
  if (!store.practice && fieldOnly) await bindToTablet(db, session, deviceId);
  else await db.updateTable("sessions").set({ device_id: deviceId }).where("id", "=", session.id).execute();
}

const seenEveryMs = 60_000;

export async function markDeviceSeen(store: Store, device: DeviceKeyRow): Promise<void> {
  const now = store.now();
  if (Date.parse(now) - Date.parse(device.seen_at) < seenEveryMs) return;
  await store.write(async (db) => {
    await db.updateTable("device_keys").set({ seen_at: now }).where("device_id", "=", device.device_id).execute();
  });
}

/** Bites at the next request: nothing about it is remembered outside the database. False where there is no such tablet. */
export async function revokeDevice(db: Db, store: Store, deviceId: string, by: string): Promise<boolean> {
  const known = await readDeviceKey(db, deviceId);
  if (!known) return false;
  if (known.revoked_at) return true;
  await db
    .updateTable("device_keys")
    .set({ revoked_at: store.now(), revoked_by: by })
    .where("device_id", "=", deviceId)
    .execute();
  await db.deleteFrom("sessions").where("device_id", "=", deviceId).execute();
  await audited(db, store, { actorId: by, action: "device-revoked", object: { kind: "device", id: deviceId } });
  const users = await db.selectFrom("device_people").select("person_id").where("device_id", "=", deviceId).execute();
  const about = { deviceId, tablet: known.name };
  await tell(
    db,
    store,
    users.map((user) => user.person_id),
    { kind: "tablet-lost", about },
  );
  return true;
}

/** When the tablet was first told. From then on the State takes what it has not sent, for a day. */
export async function noteOrdered(store: Store, device: DeviceKeyRow): Promise<Instant> {
  if (device.ordered_at) return device.ordered_at as Instant;
  const now = store.now();
  await store.write(async (db) => {
    await db
      .updateTable("device_keys")
      .set({ ordered_at: now })
      .where("device_id", "=", device.device_id)
      .where("ordered_at", "is", null)
      .execute();
  });
  return now;
}

/** The tablet says that it has erased itself; said twice is the same. False for one that was never told to. */
export async function noteErased(db: Db, store: Store, deviceId: string): Promise<boolean> {
  if (!(await readDeviceKey(db, deviceId))?.revoked_at) return false;
  const done = await db
    .updateTable("device_keys")
    .set({ erased_at: store.now() })
    .where("device_id", "=", deviceId)
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (done.numUpdatedRows === 0n) return true;
  await audited(db, store, {
    actorId: null,
    deviceId,
    action: "device-erased",
    object: { kind: "device", id: deviceId },
  });
  return true;
}

/** Who last began to use the tablet: the carrier of what a revoked tablet hands in when nobody is signed in on it. */
export async function lastUserOf(db: Db, deviceId: string): Promise<string | null> {
  const row = await db
    .selectFrom("device_people")
    .select("person_id")
    .where("device_id", "=", deviceId)
    .orderBy("enrolled_at", "desc")
    .executeTakeFirst();
  return row?.person_id ?? null;
}

export interface ListedDevice {
  readonly key: DeviceKeyRow;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** Those that `personId` uses, or all of them. */
export async function listDevices(db: Db, personId: string | null): Promise<ListedDevice[]> {
  const keys = await db.selectFrom("device_keys").selectAll().orderBy("enrolled_at", "desc").execute();
  const uses = await db
    .selectFrom("device_people")
    .innerJoin("people", "people.id", "device_people.person_id")
    .select(["device_people.device_id", "people.id", "people.name"])
    .orderBy("device_people.enrolled_at")
    .execute();
  return keys
    .map((key) => ({
      key,
      people: uses.filter((use) => use.device_id === key.device_id).map(({ id, name }) => ({ id, name })),
    }))
    .filter(({ people }) => personId === null || people.some(({ id }) => id === personId));
}
