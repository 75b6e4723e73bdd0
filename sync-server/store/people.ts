import { createHash } from "node:crypto";
import { type Person, personSchema } from "../../src/domain/protocol/person.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db, Store } from "./store.ts";
import type { PersonRow } from "./tables.ts";

const toPerson = (row: PersonRow, state: string): Person =>
  personSchema.parse({
    id: row.id,
    name: row.name,
    roles: JSON.parse(row.roles),
    state,
    region: row.region,
    title: { en: row.title_en, es: row.title_es },
  });

export async function readPerson(db: Db, store: Pick<Store, "state">, id: string): Promise<Person | null> {
  const row = await db.selectFrom("people").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? toPerson(row, store.state) : null;
}

export async function readPeople(db: Db, store: Pick<Store, "state">): Promise<Person[]> {
  const rows = await db.selectFrom("people").selectAll().orderBy("created_at").orderBy("id").execute();
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
      title_en: person.title.en,
      title_es: person.title.es,
      created_at: store.now(),
    })
    .execute();
}

/** Tokens are kept as hashes: whoever reads the database cannot sign in with it. */
const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

const newToken = (store: Store): string => Buffer.from(store.randomBytes(32)).toString("base64url");

export async function startSession(db: Db, store: Store, personId: string, expiresAt: string): Promise<string> {
  const token = newToken(store);
  const row = { token_hash: hashOf(token), person_id: personId, created_at: store.now(), expires_at: expiresAt };
  await db.insertInto("sessions").values(row).execute();
  return token;
}

const findBySession = compiledOnce((db, tokenHash: string, now: string) =>
  db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.person_id")
    .selectAll("people")
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now),
);

export async function personOfSession(db: Db, store: Store, token: string): Promise<Person | null> {
  const [row] = await findBySession(db, hashOf(token), store.now());
  return row ? toPerson(row, store.state) : null;
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom("sessions").where("token_hash", "=", hashOf(token)).execute();
}

/** A new State has nobody in it. One token, shown once where the server was started, lets the first reviewer in. */
export async function issueFirstRunToken(db: Db, store: Store): Promise<string | null> {
  const someone = await db.selectFrom("people").select("id").executeTakeFirst();
  if (someone) return null;
  const token = newToken(store);
  const row = { token_hash: hashOf(token), created_at: store.now() };
  await db
    .insertInto("first_run")
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  return token;
}

/** True once, for the token issued last. */
export async function useFirstRunToken(db: Db, token: string): Promise<boolean> {
  const answer = await db.deleteFrom("first_run").where("token_hash", "=", hashOf(token)).executeTakeFirst();
  return answer.numDeletedRows === 1n;
}
