import { stepOf } from "../identity/totp.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";

const recoveryCodes = 10;
/** Crockford's letters: none that is taken for another. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

const purposeFor = (personId: string): string => `totp ${personId}`;

/** A new secret, not in force before a code of it has been shown (`confirmTotp`). */
export async function offerTotp(db: Db, store: Store, personId: string): Promise<Uint8Array> {
  const secret = Buffer.from(store.randomBytes(20));
  const sealed = store.serverKey.seal(purposeFor(personId), secret);
  const row = { sealed, confirmed_at: null, last_step: 0 };
  await db
    .insertInto("totp")
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row))
    .execute();
  return secret;
}

export async function hasTotp(db: Db, personId: string): Promise<boolean> {
  const row = await db.selectFrom("totp").select("confirmed_at").where("person_id", "=", personId).executeTakeFirst();
  return row !== undefined && row.confirmed_at !== null;
}

/** True once for each half minute: a code that was read over somebody's shoulder is used up (RFC 6238, 5.2). */
async function takeStep(db: Db, store: Store, personId: string, code: string, confirmed: boolean): Promise<boolean> {
  const row = await db.selectFrom("totp").selectAll().where("person_id", "=", personId).executeTakeFirst();
  if (!row || (row.confirmed_at !== null) !== confirmed) return false;
  const step = stepOf(store.serverKey.open(purposeFor(personId), row.sealed), code, store.now());
  if (step === null || step <= row.last_step) return false;
  const done = await db
    .updateTable("totp")
    .set({ last_step: step, confirmed_at: row.confirmed_at ?? store.now() })
    .where("person_id", "=", personId)
    .where("last_step", "<", step)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export const takeTotp = (db: Db, store: Store, personId: string, code: string): Promise<boolean> =>
  takeStep(db, store, personId, code, true);

export const confirmTotp = (db: Db, store: Store, personId: string, code: string): Promise<boolean> =>
  takeStep(db, store, personId, code, false);

export async function removeTotp(db: Db, personId: string): Promise<void> {
  await db.deleteFrom("totp").where("person_id", "=", personId).execute();
  await db.deleteFrom("recovery_codes").where("person_id", "=", personId).execute();
}

/** Fifty bits and marked with the server's key: the database alone does not let anybody try them out. */
const markOf = (store: Store, personId: string, code: string): string =>
  store.serverKey.mark("recovery code", `${personId} ${code.toLowerCase().replace(/[^0-9a-z]/g, "")}`);

function newCode(store: Store): string {
  const chosen = Array.from(store.randomBytes(10), (byte) => letters[byte % 32]);
  return `${chosen.slice(0, 5).join("")}-${chosen.slice(5).join("")}`;
}

/** Ten new ones; the old ones are worth nothing any more. Shown once. */
export async function makeRecoveryCodes(db: Db, store: Store, personId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => newCode(store));
  await db.deleteFrom("recovery_codes").where("person_id", "=", personId).execute();
  const rows = codes.map((code) => ({ person_id: personId, code_hash: markOf(store, personId, code) }));
  await db.insertInto("recovery_codes").values(rows).execute();
  return codes;
}

/** True once for each. */
export async function takeRecoveryCode(db: Db, store: Store, personId: string, code: string): Promise<boolean> {
  const done = await db
    .deleteFrom("recovery_codes")
    .where("person_id", "=", personId)
    .where("code_hash", "=", markOf(store, personId, code))
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

export async function recoveryCodesLeft(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom("recovery_codes")
    .select((is) => is.fn.countAll<number>().as("n"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
