import type { Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("device_keys")
    .addColumn("device_id", "text", (c) => c.primaryKey())
    .addColumn("public_key", "text", (c) => c.notNull())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("enrolled_at", "text", (c) => c.notNull())
    .addColumn("seen_at", "text", (c) => c.notNull())
    .addColumn("revoked_at", "text")
    .addColumn("revoked_by", "text")
    .addColumn("ordered_at", "text")
    .addColumn("erased_at", "text")
    .execute();
  await db.schema
    .createTable("device_people")
    .addColumn("device_id", "text", (c) => c.notNull().references("device_keys.device_id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("enrolled_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("device_people_key", ["device_id", "person_id"])
    .execute();
  await db.schema.createIndex("device_people_by_person").on("device_people").column("person_id").execute();
}
