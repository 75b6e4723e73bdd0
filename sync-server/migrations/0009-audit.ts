import { type Kysely, sql } from "kysely";
import { refuse, refuseReplacement } from "./dialect.ts";

/** What only grows, by the columns that no second row may share. */
const unrepeatable = {
  audit: ["seq", "hash"],
  revisions: ["id", "seq"],
  attachments: ["id", "seq"],
  feed: ["seq"],
  reviews: ["id", "seq"],
} as const;

/** Who did what, and who looked at which family's record. Nothing in it may be changed or taken away, by anybody's hand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit")
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("actor_id", "text")
    .addColumn("device_id", "text")
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("object_kind", "text", (c) => c.notNull())
    .addColumn("object_id", "text", (c) => c.notNull())
    .addColumn("object_rev", "text")
    .addColumn("fields", "text", (c) => c.notNull())
    .addColumn("prev_hash", "text", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull().unique())
    .execute();
  await db.schema
    .createIndex("audit_by_object")
    .on("audit")
    .columns(["object_id", "object_kind", "actor_id", "seq"])
    .execute();
  await db.schema.createIndex("audit_by_actor").on("audit").columns(["actor_id", "seq"]).execute();
  // The counter tells a chain that was cut off at its end from one that simply ends there.
  await db.schema
    .createTable("audit_head")
    .addColumn("id", "integer", (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("hash", "text", (c) => c.notNull())
    .execute();
  const message = "audit only grows";
  for (const verb of ["update", "delete"] as const) await refuse(db, { table: "audit", verb, message });
  for (const [table, columns] of Object.entries(unrepeatable))
    await refuseReplacement(db, table, columns, `${table} only grows`);
  const head = { table: "audit_head", message };
  await refuse(db, { ...head, verb: "delete" });
  await refuse(db, { ...head, verb: "update", name: "audit_head_only_rises", when: "new.seq <= old.seq" });
}
