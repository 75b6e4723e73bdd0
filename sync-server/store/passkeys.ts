import type { Instant } from "../../src/domain/base/instant.ts";
import type { Db } from "./store.ts";

export interface NamedPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
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
