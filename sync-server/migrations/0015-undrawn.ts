import type { Kysely } from "kysely";

/**
 * COEs of which versions are held and judged that the queue does not show yet. The row comes and goes in the transactions of those two,
 * so that a server which dies in between draws them when it starts again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("undrawn")
    .addColumn("coe_id", "text", (c) => c.primaryKey())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("author_id", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("undrawn_by_seq").on("undrawn").column("seq").execute();
}
