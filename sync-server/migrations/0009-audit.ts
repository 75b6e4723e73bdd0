import { type Kysely, sql } from "kysely";

/** What only grows, by the columns that no second row may share. */
const unrepeatable = {
  audit: ["seq", "hash"],
  revisions: ["id", "seq"],
  attachments: ["id", "seq"],
  feed: ["seq"],
  reviews: ["id", "seq"],
} as const;

/** `INSERT OR REPLACE` takes a row away without asking the triggers that refuse deletions. */
async function refuseReplacement(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries(unrepeatable)) {
    const repeats = columns.map((column) => `exists (select 1 from ${table} where ${column} = new.${column})`);
    await sql
      .raw(`create trigger ${table}_no_replace before insert on ${table} when ${repeats.join(" or ")}
        begin select raise(abort, '${table} only grows'); end`)
      .execute(db);
  }
}

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
  for (const verb of ["update", "delete"]) {
    await sql
      .raw(`create trigger audit_no_${verb} before ${verb} on audit begin select raise(abort, 'audit only grows'); end`)
      .execute(db);
  }
  await refuseReplacement(db);
  await sql
    .raw(`create trigger audit_head_no_delete before delete on audit_head
      begin select raise(abort, 'audit only grows'); end`)
    .execute(db);
  await sql
    .raw(`create trigger audit_head_only_rises before update on audit_head when new.seq <= old.seq
      begin select raise(abort, 'audit only grows'); end`)
    .execute(db);
}
