import type { Kysely } from "kysely";

/** How often in a day something happened that never should: by its kind alone, not by whom, from where, or about what. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alarms")
    .addColumn("day", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("n", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("alarms_key", ["day", "kind"])
    .execute();
}
