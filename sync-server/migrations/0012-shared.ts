import { type Kysely, sql } from "kysely";
import { isPostgres } from "../store/engine.ts";

/** What the processes on one PostgreSQL must know of one another. With SQLite it lies in files beside the database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isPostgres(db)) return;
  await sql`create unlogged table proofs (device_id text collate "C" not null, nonce text collate "C" not null,
    expires_at bigint not null, primary key (device_id, nonce))`.execute(db);
  await db.schema.createIndex("proofs_by_end").on("proofs").column("expires_at").execute();
  await db.schema
    .createTable("key_claims")
    .addColumn("id", "integer", (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn("mark", "text", (c) => c.notNull())
    .execute();
}
