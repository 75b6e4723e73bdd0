import type { Db } from "./db.ts";
import { foldedName, setPassword } from "./passwords.ts";
import { addPerson } from "./people.ts";
import { minutesAfter } from "./sessions.ts";
import type { Store } from "./store.ts";
import { hashOf, newToken } from "./token.ts";

const tokenMinutes = 30;

/**
 * A new State has nobody in it, and no account comes with it. One token, shown once where the server was started, lets the first
 * administrator in; each start while nobody is there makes a new one.
 */
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

export async function waitsForItsFirst(db: Db, store: Pick<Store, "now">): Promise<boolean> {
  const row = await db.selectFrom("first_run").select("created_at").executeTakeFirst();
  return row !== undefined && minutesAfter(row.created_at, tokenMinutes) > store.now();
}

/** True once, for the token issued last, within its half hour. */
async function takeFirstRunToken(db: Db, store: Store, token: string): Promise<boolean> {
  if (!(await waitsForItsFirst(db, store))) return false;
  const answer = await db.deleteFrom("first_run").where("token_hash", "=", hashOf(token)).executeTakeFirst();
  return answer.numDeletedRows === 1n;
}

interface Newcomer {
  readonly token: string;
  readonly name: string;
  readonly signInName: string;
  readonly password: string;
}

/** The id of the first administrator; null for a token that is not the one. A refused password leaves the token in force. */
export async function firstAdministrator(db: Db, store: Store, newcomer: Newcomer): Promise<string | null> {
  if (!(await takeFirstRunToken(db, store, newcomer.token))) return null;
  const id = Buffer.from(store.randomBytes(16)).toString("hex");
  await addPerson(db, store, {
    id,
    name: newcomer.name,
    roles: ["administrator"],
    region: null,
    district: null,
    title: { en: "Administrator", es: "Administrador" },
  });
  await db
    .updateTable("people")
    .set({ sign_in_name: foldedName(newcomer.signInName) })
    .where("id", "=", id)
    .execute();
  await setPassword(db, store, id, newcomer.password);
  return id;
}
