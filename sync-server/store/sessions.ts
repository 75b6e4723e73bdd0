import type { Person } from "../../src/domain/protocol/person.ts";
import { compiledOnce } from "./compiled.ts";
import { toPerson } from "./people.ts";
import type { Db, Store } from "./store.ts";
import { hashOf, newToken } from "./token.ts";

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
