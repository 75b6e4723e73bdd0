import type { Kysely } from "kysely";

/**
 * What has come of attachments that are not whole yet. This is not custody: nobody has a receipt for it, and it is deleted when the whole
 * is there, when it turns out to be another, when its tablet begins too many, and after a month.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("pieces")
    .addColumn("device_id", "text", (c) => c.notNull())
    .addColumn("attachment_id", "text", (c) => c.notNull())
    .addColumn("whole", "text", (c) => c.notNull())
    .addColumn("start", "integer", (c) => c.notNull())
    .addColumn("length", "integer", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    // Last: what counts and sorts does not read through the bytes.
    .addColumn("bytes", "blob", (c) => c.notNull())
    .addPrimaryKeyConstraint("pieces_key", ["device_id", "attachment_id", "whole", "start"])
    .execute();
  await db.schema.createIndex("pieces_by_attachment").on("pieces").column("attachment_id").execute();
}
