import { checkPassword, hashPassword, passwordFault, standsAlone } from "../identity/password.ts";
import { Refusal } from "../problem.ts";
import type { Db } from "./db.ts";
import { hasTotp } from "./second-factor.ts";
import type { Store } from "./store.ts";

/** One name is one person, however it is typed. */
export const foldedName = (signInName: string): string => signInName.normalize("NFKC").trim().toLowerCase();

export async function signInNameOf(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom("people").select("sign_in_name").where("id", "=", personId).executeTakeFirst();
  return row?.sign_in_name ?? null;
}

interface Account {
  readonly personId: string;
  readonly hash: string;
}

export async function findAccount(db: Db, signInName: string): Promise<Account | null> {
  const row = await db
    .selectFrom("people")
    .innerJoin("passwords", "passwords.person_id", "people.id")
    .select(["people.id", "passwords.hash"])
    .where("people.sign_in_name", "=", foldedName(signInName))
    .where("people.deactivated_at", "is", null)
    .executeTakeFirst();
  return row ? { personId: row.id, hash: row.hash } : null;
}

async function readHash(db: Db, personId: string): Promise<string | null> {
  const row = await db.selectFrom("passwords").select("hash").where("person_id", "=", personId).executeTakeFirst();
  return row?.hash ?? null;
}

export const hasPassword = async (db: Db, personId: string): Promise<boolean> =>
  (await readHash(db, personId)) !== null;

export async function isPasswordOf(db: Db, personId: string, password: string): Promise<boolean> {
  return (await checkPassword(await readHash(db, personId), password)).right;
}

/** It was long enough to be the only thing that somebody signs in with. */
export async function passwordStandsAlone(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom("passwords").select("alone").where("person_id", "=", personId).executeTakeFirst();
  return row?.alone !== 0;
}

async function keep(db: Db, store: Store, personId: string, password: string): Promise<void> {
  const row = { hash: await hashPassword(password), alone: standsAlone(password) ? 1 : 0, changed_at: store.now() };
  await db
    .insertInto("passwords")
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row))
    .execute();
}

/** Under today's parameters, while the password is at hand. */
export const rehash = keep;

/** Refuses with `password-refused` what would be guessed. */
export async function setPassword(db: Db, store: Store, personId: string, password: string): Promise<void> {
  const person = await db.selectFrom("people").selectAll().where("id", "=", personId).executeTakeFirstOrThrow();
  const contextWords = [store.state, person.name, person.sign_in_name ?? ""];
  const why = passwordFault(password, { secondFactor: await hasTotp(db, personId), contextWords });
  if (why) throw new Refusal("password-refused", { why });
  await keep(db, store, personId, password);
}
