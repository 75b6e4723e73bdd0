import { type Person, personSchema } from "../../src/domain/protocol/person.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";
import type { PersonRow } from "./tables.ts";

export const toPerson = (row: PersonRow, state: string): Person =>
  personSchema.parse({
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles),
    state,
    region: row.region,
    district: row.district,
    title: { en: row.title_en, es: row.title_es },
  });

/** Not those who have still to come for the first time. Whoever has come before may hold a link too, to begin anew. */
const arrived = (db: Db) =>
  db.selectFrom("people").where((where) => {
    const links = where.selectFrom("invitations").select("token_hash").whereRef("person_id", "=", "people.id");
    const passwords = where.selectFrom("passwords").select("hash").whereRef("person_id", "=", "people.id");
    const signOns = where.selectFrom("sign_on_subjects").select("subject").whereRef("person_id", "=", "people.id");
    const invited = where.exists(links.where("used_at", "is", null));
    return where.or([where.not(invited), where.exists(passwords), where.exists(signOns)]);
  });

export const hasArrived = async (db: Db, personId: string): Promise<boolean> =>
  (await arrived(db).select("id").where("id", "=", personId).executeTakeFirst()) !== undefined;

/** Whoever may come in: not those who were let go, either. */
const active = (db: Db) => arrived(db).selectAll().where("deactivated_at", "is", null);

export async function readPerson(db: Db, store: Pick<Store, "state">, id: string): Promise<Person | null> {
  const row = await active(db).where("id", "=", id).executeTakeFirst();
  return row ? toPerson(row, store.state) : null;
}

export async function readPeople(db: Db, store: Pick<Store, "state">): Promise<Person[]> {
  const rows = await active(db).orderBy("created_at").orderBy("id").execute();
  return rows.map((row) => toPerson(row, store.state));
}

export async function addPerson(db: Db, store: Store, person: Omit<Person, "state">): Promise<void> {
  await db
    .insertInto("people")
    .values({
      id: person.id,
      name: person.name,
      roles: JSON.stringify(person.roles),
      region: person.region,
      district: person.district,
      title_en: person.title.en,
      title_es: person.title.es,
      created_at: store.now(),
    })
    .execute();
}
