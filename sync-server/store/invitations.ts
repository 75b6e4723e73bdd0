import type { Instant } from "../../src/domain/base/instant.ts";
import { titleOf } from "../identity/role-titles.ts";
import { Refusal } from "../problem.ts";
import type { Db } from "./db.ts";
import { removePasskeys } from "./passkeys.ts";
import { foldedName, setPassword } from "./passwords.ts";
import { addPerson, hasArrived } from "./people.ts";
import { removeTotp } from "./second-factor.ts";
import { endSessionsOf, minutesAfter } from "./sessions.ts";
import { auditedPerson, type Placing } from "./staff.ts";
import type { Store } from "./store.ts";
import { hashOf, newToken } from "./token.ts";

const minutesOfWeek = 7 * 24 * 60;

interface Invitation {
  readonly personId: string;
  /** Shown once; only its hash is kept. */
  readonly token: string;
  readonly expiresAt: Instant;
}

/** Somebody under this name who was invited and has not come yet is asked again, under a new token; anybody else has the name. */
async function makeRoom(db: Db, signInName: string): Promise<void> {
  const holder = await db.selectFrom("people").select("id").where("sign_in_name", "=", signInName).executeTakeFirst();
  if (!holder) return;
  // The work of somebody who has been here hangs on them.
  if (await hasArrived(db, holder.id)) throw new Refusal("name-taken");
  await db.deleteFrom("invitations").where("person_id", "=", holder.id).execute();
  await db.deleteFrom("people").where("id", "=", holder.id).execute();
}

export async function invite(
  db: Db,
  store: Store,
  actorId: string,
  { signInName, ...placing }: Placing & { readonly signInName: string },
): Promise<Invitation> {
  await makeRoom(db, foldedName(signInName));
  const personId = Buffer.from(store.randomBytes(16)).toString("hex");
  await addPerson(db, store, { ...placing, id: personId, title: titleOf(store.state, placing) });
  await db
    .updateTable("people")
    .set({ sign_in_name: foldedName(signInName) })
    .where("id", "=", personId)
    .execute();
  await auditedPerson(db, store, actorId, "person-invited", personId, ["roles", "region", "district"]);
  return await keepInvitation(db, store, actorId, personId);
}

async function keepInvitation(db: Db, store: Store, actorId: string, personId: string): Promise<Invitation> {
  const token = newToken(store);
  const expiresAt = minutesAfter(store.now(), minutesOfWeek) as Instant;
  await db
    .insertInto("invitations")
    .values({ token_hash: hashOf(token), person_id: personId, expires_at: expiresAt, used_at: null, made_by: actorId })
    .execute();
  return { personId, token, expiresAt };
}

/**
 * For whoever cannot sign in any more: a link under which they choose a new password. What they have stays in force until they use
 * it; then it goes, the second factor and the passkeys too. Null: there is nobody to whom it could be given.
 */
export async function inviteAnew(db: Db, store: Store, actorId: string, personId: string): Promise<Invitation | null> {
  const person = await db
    .selectFrom("people")
    .select("id")
    .where("id", "=", personId)
    .where("deactivated_at", "is", null)
    .where("sign_in_name", "is not", null)
    .executeTakeFirst();
  if (!person) return null;
  await db.deleteFrom("invitations").where("person_id", "=", personId).where("used_at", "is", null).execute();
  await auditedPerson(db, store, actorId, "person-invited", personId, ["password"]);
  return await keepInvitation(db, store, actorId, personId);
}

/** Whom a token invites, while it does. */
export async function readInvitation(db: Db, store: Pick<Store, "now">, token: string) {
  const row = await db
    .selectFrom("invitations")
    .innerJoin("people", "people.id", "invitations.person_id")
    .select(["people.id", "people.name", "people.sign_in_name", "invitations.expires_at"])
    .where("token_hash", "=", hashOf(token))
    .where("used_at", "is", null)
    .where("invitations.expires_at", ">", store.now())
    .where("people.deactivated_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Once for each token; a refused password leaves it in force. */
export async function acceptInvitation(db: Db, store: Store, token: string, password: string): Promise<string> {
  const invited = await readInvitation(db, store, token);
  if (!invited) throw new Refusal("not-found");
  await removeTotp(db, invited.id);
  await removePasskeys(db, invited.id);
  await endSessionsOf(db, invited.id);
  await setPassword(db, store, invited.id, password);
  await db.updateTable("invitations").set({ used_at: store.now() }).where("token_hash", "=", hashOf(token)).execute();
  await auditedPerson(db, store, invited.id, "person-joined", invited.id, ["password", "totp", "passkey"]);
  return invited.id;
}
