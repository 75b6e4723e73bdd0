import type { SignOnAttempt } from "../identity/single-sign-on.ts";
import type { Db } from "./db.ts";
import { foldedName } from "./passwords.ts";
import { minutesAfter } from "./sessions.ts";
import { auditedPerson } from "./staff.ts";
import type { Store } from "./store.ts";
import { hashOf } from "./token.ts";

/** Time enough to look for the second factor there. */
const attemptMinutes = 10;

export async function rememberAttempt(db: Db, store: Store, state: string, attempt: SignOnAttempt): Promise<void> {
  const now = store.now();
  await db.deleteFrom("sign_on_attempts").where("expires_at", "<=", now).execute();
  await db
    .insertInto("sign_on_attempts")
    .values({ state_hash: hashOf(state), ...attempt, expires_at: minutesAfter(now, attemptMinutes) })
    .execute();
}

/** Once for each: an answer that comes a second time finds nothing. */
export async function takeAttempt(db: Db, store: Store, state: string): Promise<SignOnAttempt | null> {
  const row = await db
    .deleteFrom("sign_on_attempts")
    .where("state_hash", "=", hashOf(state))
    .returning(["nonce", "verifier", "expires_at"])
    .executeTakeFirst();
  return row && row.expires_at > store.now() ? { nonce: row.nonce, verifier: row.verifier } : null;
}

/** Whom the State's sign-on means: its own lasting name for them (issuer and subject), never an e-mail address, which changes hands. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the sign-on has verified; else null. */
  readonly verifiedEmail: string | null;
}

async function linkedPerson(db: Db, { issuer, subject }: Subject) {
  return await db
    .selectFrom("sign_on_subjects")
    .innerJoin("people", "people.id", "sign_on_subjects.person_id")
    .select(["people.id", "people.deactivated_at"])
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
}

/** The one use of an e-mail address: whoever was invited under it and has not come yet comes for the first time. */
async function invitedPerson(db: Db, store: Store, email: string) {
  return await db
    .selectFrom("invitations")
    .innerJoin("people", "people.id", "invitations.person_id")
    .select(["people.id", "invitations.token_hash"])
    .where("people.sign_in_name", "=", foldedName(email))
    .where("people.deactivated_at", "is", null)
    .where("invitations.used_at", "is", null)
    .where("invitations.expires_at", ">", store.now())
    .executeTakeFirst();
}

/** The person whom the State's sign-on means here; null where it means nobody who may come in. */
export async function personOfSubject(db: Db, store: Store, who: Subject): Promise<string | null> {
  const linked = await linkedPerson(db, who);
  if (linked) return linked.deactivated_at === null ? linked.id : null;
  const invited = who.verifiedEmail === null ? undefined : await invitedPerson(db, store, who.verifiedEmail);
  if (!invited) return null;
  const now = store.now();
  await db.updateTable("invitations").set({ used_at: now }).where("token_hash", "=", invited.token_hash).execute();
  await db
    .insertInto("sign_on_subjects")
    .values({ issuer: who.issuer, subject: who.subject, person_id: invited.id, linked_at: now })
    .execute();
  await auditedPerson(db, store, invited.id, "person-joined", invited.id);
  return invited.id;
}
