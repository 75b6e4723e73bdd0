import type { Instant } from "../../src/domain/base/instant.ts";
import { Refusal } from "../problem.ts";
import type { Db } from "./db.ts";
import { minutesAfter } from "./sessions.ts";
import type { Store } from "./store.ts";

interface NamedPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
}

export interface PasskeyKey {
  readonly id: string;
  readonly personId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

export async function listPasskeys(db: Db, personId: string): Promise<NamedPasskey[]> {
  const rows = await db
    .selectFrom("passkeys")
    .select(["id", "name", "created_at", "used_at"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at as Instant,
    usedAt: row.used_at as Instant | null,
  }));
}

type Purpose = "new passkey" | "prove";

/** More than this many open questions are a flood, and a moment later they have expired. */
const mostOpen = 20_000;

export async function newChallenge(
  db: Db,
  store: Store,
  asked: { readonly purpose: Purpose; readonly personId: string | null; readonly minutes: number },
): Promise<Uint8Array> {
  const now = store.now();
  await db.deleteFrom("challenges").where("expires_at", "<=", now).execute();
  const open = await db
    .selectFrom("challenges")
    .select((is) => is.fn.countAll<number>().as("n"))
    .executeTakeFirst();
  if (Number(open?.n ?? 0) >= mostOpen) throw new Refusal("busy");
  const challenge = store.randomBytes(32);
  await db
    .insertInto("challenges")
    .values({
      challenge: Buffer.from(challenge).toString("base64url"),
      purpose: asked.purpose,
      person_id: asked.personId,
      expires_at: minutesAfter(now, asked.minutes),
    })
    .execute();
  return challenge;
}

/** True once, while it is in time: an answer that was listened to is worth nothing. */
export async function takeChallenge(
  db: Db,
  store: Store,
  challenge: string,
  asked: { readonly purpose: Purpose; readonly personId: string | null },
): Promise<boolean> {
  const row = await db
    .deleteFrom("challenges")
    .where("challenge", "=", challenge)
    .where("purpose", "=", asked.purpose)
    .returning(["person_id", "expires_at"])
    .executeTakeFirst();
  return row !== undefined && row.person_id === asked.personId && row.expires_at > store.now();
}

export async function addPasskey(
  db: Db,
  store: Store,
  personId: string,
  made: PasskeyMade & { readonly name: string },
): Promise<void> {
  const known = await db.selectFrom("passkeys").select("id").where("id", "=", made.id).executeTakeFirst();
  if (known) throw new Refusal("sign-in-failed");
  await db
    .insertInto("passkeys")
    .values({
      id: made.id,
      person_id: personId,
      name: made.name,
      public_key: Buffer.from(made.publicKey),
      counter: made.counter,
      transports: JSON.stringify(made.transports),
      created_at: store.now(),
      used_at: null,
    })
    .execute();
}

interface PasskeyMade {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export async function findPasskey(db: Db, id: string): Promise<PasskeyKey | null> {
  const row = await db
    .selectFrom("passkeys")
    .innerJoin("people", "people.id", "passkeys.person_id")
    .select(["passkeys.id", "passkeys.person_id", "passkeys.public_key", "passkeys.counter"])
    .where("passkeys.id", "=", id)
    .where("people.deactivated_at", "is", null)
    .executeTakeFirst();
  return row ? { id: row.id, personId: row.person_id, publicKey: row.public_key, counter: row.counter } : null;
}

export async function markUsed(db: Db, store: Store, id: string, counter: number): Promise<void> {
  await db.updateTable("passkeys").set({ counter, used_at: store.now() }).where("id", "=", id).execute();
}

export async function removePasskey(db: Db, personId: string, id: string): Promise<boolean> {
  const done = await db
    .deleteFrom("passkeys")
    .where("id", "=", id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** All of them: they begin anew. */
export async function removePasskeys(db: Db, personId: string): Promise<void> {
  await db.deleteFrom("passkeys").where("person_id", "=", personId).execute();
}
