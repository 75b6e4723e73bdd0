import type { Kysely } from "kysely";

/** How many bytes each tablet has brought in each hour. Counts and no custody: what lies more than a day back is deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("device_volume")
    .addColumn("device_id", "text", (c) => c.notNull())
    .addColumn("hour", "text", (c) => c.notNull())
    .addColumn("bytes", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("device_volume_key", ["device_id", "hour"])
    .execute();
  // Offers are counted by tablet too.
  await db.schema.createIndex("offered_decisions_by_device").on("offered_decisions").column("device_id").execute();
}
