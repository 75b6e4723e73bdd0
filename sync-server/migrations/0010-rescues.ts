import type { Kysely } from "kysely";
import { refuse } from "./dialect.ts";

/** What was handed in and who agreed stays as it is. What came of it is told anew when a later release opens what one could not. */
const growing = ["rescues", "rescue_approvals"] as const;

async function refuseChanges(db: Kysely<unknown>): Promise<void> {
  for (const table of growing) {
    for (const verb of ["update", "delete"] as const) await refuse(db, { table, verb, message: `${table} only grows` });
  }
}

/** Sealed work that its recruiter cannot send, and what the people concerned are told. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("rescues")
    .addColumn("rescue_id", "text", (c) => c.primaryKey())
    .addColumn("sha256", "text", (c) => c.notNull().unique())
    .addColumn("bytes", "blob", (c) => c.notNull())
    .addColumn("size", "integer", (c) => c.notNull())
    .addColumn("envelopes", "integer", (c) => c.notNull())
    .addColumn("counts", "text", (c) => c.notNull())
    .addColumn("vaults", "text", (c) => c.notNull())
    .addColumn("handed_in_by", "text", (c) => c.notNull().references("people.id"))
    .addColumn("region", "text")
    .addColumn("device_id", "text")
    .addColumn("received_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("rescues_by_person")
    .on("rescues")
    .columns(["handed_in_by", "received_at", "size"])
    .execute();
  await db.schema
    .createTable("rescue_approvals")
    .addColumn("rescue_id", "text", (c) => c.notNull().references("rescues.rescue_id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("side", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("rescue_approvals_key", ["rescue_id", "side"])
    .addUniqueConstraint("rescue_approvals_once", ["rescue_id", "person_id"])
    .execute();
  await db.schema
    .createTable("rescue_openings")
    .addColumn("rescue_id", "text", (c) => c.primaryKey().references("rescues.rescue_id"))
    .addColumn("opened_at", "text", (c) => c.notNull())
    .addColumn("recruiters", "text", (c) => c.notNull())
    .addColumn("items", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("notices")
    .addColumn("notice_id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("about", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("seen_at", "text")
    .execute();
  await db.schema.createIndex("notices_by_person").on("notices").columns(["person_id", "seen_at", "at"]).execute();
  await refuseChanges(db);
}
