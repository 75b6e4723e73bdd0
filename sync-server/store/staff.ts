import type { Instant } from "../../src/domain/base/instant.ts";
import type { StaffMember } from "../../src/domain/protocol/identity.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { titleOf } from "../identity/role-titles.ts";
import { Refusal } from "../problem.ts";
import { type AuditedAction, audited } from "./audit.ts";
import { refreshCoe } from "./coe-rows.ts";
import type { Db } from "./db.ts";
import { hasArrived, toPerson } from "./people.ts";
import { regionOf } from "./scope.ts";
import { endSessionsOf, listSessions } from "./sessions.ts";
import type { Store } from "./store.ts";
import type { PersonRow } from "./tables.ts";

/** What an administrator says of somebody. */
export type Placing = Pick<Person, "name" | "roles" | "region" | "district">;

/** Writes down what was done to an account, in the transaction that does it. */
export const auditedPerson = (
  db: Db,
  store: Store,
  actorId: string,
  action: AuditedAction,
  personId: string,
  fields: readonly string[] = [],
) => audited(db, store, { actorId, action, object: { kind: "person", id: personId }, fields });

async function stateOf(db: Db, row: PersonRow): Promise<StaffMember["state"]> {
  if (row.deactivated_at !== null) return "deactivated";
  return (await hasArrived(db, row.id)) ? "active" : "invited";
}

async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  const passkey = await db.selectFrom("passkeys").select("id").where("person_id", "=", personId).executeTakeFirst();
  const totp = db.selectFrom("totp").select("person_id").where("person_id", "=", personId);
  return passkey !== undefined || (await totp.where("confirmed_at", "is not", null).executeTakeFirst()) !== undefined;
}

async function lastSeen(db: Db, store: Store, personId: string) {
  const sessions = await listSessions(db, store, personId);
  const devices = await db
    .selectFrom("device_people")
    .innerJoin("device_keys", "device_keys.device_id", "device_people.device_id")
    .select("device_keys.device_id")
    .where("device_people.person_id", "=", personId)
    .where("device_keys.revoked_at", "is", null)
    .execute();
  const work = await db.selectFrom("devices").select("seen_at").where("person_id", "=", personId).execute();
  const seen = [...sessions.map((session) => session.seenAt), ...work.map((row) => row.seen_at)].sort();
  return { lastSeenAt: (seen.at(-1) ?? null) as Instant | null, sessions: sessions.length, devices: devices.length };
}

async function toStaffMember(db: Db, store: Store, row: PersonRow): Promise<StaffMember> {
  return {
    person: toPerson(row, store.state),
    signInName: row.sign_in_name,
    state: await stateOf(db, row),
    secondFactor: await hasSecondFactor(db, row.id),
    ...(await lastSeen(db, store, row.id)),
  };
}

export function listStaff(store: Store): Promise<StaffMember[]> {
  return store.reading.transaction().execute(async (db) => {
    const rows = await db.selectFrom("people").selectAll().orderBy("name").orderBy("id").execute();
    const staff: StaffMember[] = [];
    for (const row of rows) staff.push(await toStaffMember(db, store, row));
    return staff;
  });
}

const findPerson = async (db: Db, personId: string): Promise<PersonRow> => {
  const row = await db.selectFrom("people").selectAll().where("id", "=", personId).executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  return row;
};

export async function staffMember(db: Db, store: Store, personId: string): Promise<StaffMember> {
  return toStaffMember(db, store, await findPerson(db, personId));
}

/** Without an administrator nobody could ever be let in again. One who was invited and never came does not count. */
async function refuseUnlessAnotherAdministrator(db: Db, personId: string): Promise<void> {
  const others = await db.selectFrom("people").selectAll().where("id", "!=", personId).execute();
  for (const row of others) {
    if (JSON.parse(row.roles).includes("administrator") && (await stateOf(db, row)) === "active") return;
  }
  throw new Refusal("last-administrator");
}

const isAdministrator = (row: PersonRow): boolean => JSON.parse(row.roles).includes("administrator");

const sameRoles = (row: PersonRow, { roles, region, district }: Placing): boolean =>
  JSON.stringify(JSON.parse(row.roles).toSorted()) === JSON.stringify(roles.toSorted()) &&
  row.region === region &&
  row.district === district;

/** Where the State's policy does not know the district, a COE lies where its recruiter works: it moves with them. */
async function moveCoesOf(db: Db, store: Store, personId: string): Promise<void> {
  const coes = await db
    .selectFrom("coes")
    .select(["coe_id", "district"])
    .where("recruiter_id", "=", personId)
    .execute();
  for (const { coe_id, district } of coes) {
    if (regionOf(store.state, district, null) === "") await refreshCoe(db, coe_id);
  }
}

/** Another name, other roles, another place. With what somebody may do their sessions end, and with them all that they carry. */
export async function changePerson(
  db: Db,
  store: Store,
  actorId: string,
  personId: string,
  placing: Placing,
): Promise<void> {
  const before = await findPerson(db, personId);
  const same = sameRoles(before, placing);
  if (!same && actorId === personId) throw new Refusal("own-roles");
  if (isAdministrator(before) && !placing.roles.includes("administrator")) {
    await refuseUnlessAnotherAdministrator(db, personId);
  }
  const title = titleOf(store.state, placing);
  await db
    .updateTable("people")
    .set({
      name: placing.name,
      ...(same
        ? {}
        : {
            roles: JSON.stringify(placing.roles),
            region: placing.region,
            district: placing.district,
            title_en: title.en,
            title_es: title.es,
          }),
    })
    .where("id", "=", personId)
    .execute();
  if (!same) await endSessionsOf(db, personId);
  if (before.region !== placing.region) await moveCoesOf(db, store, personId);
  const fields = [...(before.name === placing.name ? [] : ["name"]), ...(same ? [] : ["roles", "region", "district"])];
  await auditedPerson(db, store, actorId, "person-changed", personId, fields);
}

/** Bites on the very next request: sessions are asked for anew each time. */
export async function deactivate(db: Db, store: Store, actorId: string, personId: string): Promise<void> {
  const row = await findPerson(db, personId);
  if (row.deactivated_at !== null) return;
  if (isAdministrator(row)) await refuseUnlessAnotherAdministrator(db, personId);
  await db.updateTable("people").set({ deactivated_at: store.now() }).where("id", "=", personId).execute();
  await endSessionsOf(db, personId);
  await auditedPerson(db, store, actorId, "person-deactivated", personId);
}

export async function reactivate(db: Db, store: Store, actorId: string, personId: string): Promise<void> {
  const row = await findPerson(db, personId);
  if (row.deactivated_at === null) return;
  await db.updateTable("people").set({ deactivated_at: null }).where("id", "=", personId).execute();
  await auditedPerson(db, store, actorId, "person-reactivated", personId);
}

export async function endAllSessions(db: Db, store: Store, actorId: string, personId: string): Promise<void> {
  await findPerson(db, personId);
  await endSessionsOf(db, personId);
  await auditedPerson(db, store, actorId, "session-revoked", personId);
}
