import type { Db, Store } from "./store.ts";
import { hashOf, newToken } from "./token.ts";

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
