import type { Kysely } from "kysely";

/** Which copies of this database were made elsewhere and found whole, so that their age can be told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("backups")
    .addColumn("at", "text", (c) => c.primaryKey())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .execute();
}
