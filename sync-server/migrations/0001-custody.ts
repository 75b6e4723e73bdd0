import { type Kysely, sql } from "kysely";
import { refuse } from "./dialect.ts";

/** Nothing may be changed or taken away from these: what was received and decided is the record (P23). */
export const growingTables = ["revisions", "attachments", "reviews", "feed"] as const;

async function refuseChanges(db: Kysely<unknown>, table: string): Promise<void> {
  for (const verb of ["update", "delete"] as const)
    await refuse(db, { table, verb, message: `${table} only grows (P23)` });
}

async function createCustody(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("history")
    .addColumn("id", "integer", (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn("server", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("practice", "integer", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("chain", "text", (c) => c.notNull())
    .addColumn("secured_seq", "integer")
    .execute();
  await db.schema
    .createTable("feed")
    .addColumn("seq", "integer", (c) => c.primaryKey())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("coe_id", "text")
    .addColumn("recruiter_id", "text")
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("chain", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("feed_by_recruiter").on("feed").columns(["recruiter_id", "seq"]).execute();
  await db.schema.createIndex("feed_by_time").on("feed").columns(["at", "seq"]).execute();
  const withCustody = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn("id", "text", (c) => c.primaryKey())
      .addColumn("bytes", "blob", (c) => c.notNull())
      .addColumn("size", "integer", (c) => c.notNull())
      .addColumn("carrier_id", "text", (c) => c.notNull())
      .addColumn("received_at", "text", (c) => c.notNull())
      .addColumn("seq", "integer", (c) => c.notNull().unique())
      .addColumn("chain", "text", (c) => c.notNull());
  await withCustody("attachments").execute();
  await withCustody("revisions")
    .addColumn("coe_id", "text")
    .addColumn("stage", "text")
    .addColumn("reason", "text")
    .addColumn("author_id", "text")
    .addColumn("author_name", "text")
    .addColumn("device_id", "text")
    .addColumn("device_seq", "integer")
    .execute();
  await db.schema.createIndex("revisions_by_coe").on("revisions").columns(["coe_id", "seq"]).execute();
}

async function createRevisionParts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("revision_parents")
    .addColumn("revision_id", "text", (c) => c.notNull().references("revisions.id"))
    .addColumn("parent_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("revision_parents_key", ["revision_id", "parent_id"])
    .execute();
  await db.schema.createIndex("revision_parents_by_parent").on("revision_parents").column("parent_id").execute();
  await db.schema
    .createTable("revision_slots")
    .addColumn("revision_id", "text", (c) => c.notNull().references("revisions.id"))
    .addColumn("slot", "text", (c) => c.notNull())
    .addColumn("attachment_id", "text", (c) => c.notNull())
    .addColumn("type", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("revision_slots_key", ["revision_id", "slot"])
    .execute();
  await db.schema.createIndex("revision_slots_by_content").on("revision_slots").column("attachment_id").execute();
}

async function createReviews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("reviews")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("coe_id", "text", (c) => c.notNull())
    .addColumn("revision_id", "text", (c) => c.notNull().references("revisions.id"))
    .addColumn("decision", "text", (c) => c.notNull())
    .addColumn("reasons", "text", (c) => c.notNull())
    .addColumn("note", "text", (c) => c.notNull())
    .addColumn("comments", "text", (c) => c.notNull())
    .addColumn("overturns", "text", (c) => c.references("reviews.id"))
    .addColumn("reviewer_id", "text", (c) => c.notNull())
    .addColumn("reviewer_name", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull().unique())
    .execute();
  await db.schema.createIndex("reviews_by_coe").on("reviews").columns(["coe_id", "seq"]).execute();
  // The first decision on a revision stands; a decision is overturned once (P24). The keys decide, not a query (P4).
  await sql`create unique index reviews_first on reviews (revision_id) where overturns is null`.execute(db);
  await db.schema.createIndex("reviews_overturning").unique().on("reviews").column("overturns").execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createCustody(db);
  await createRevisionParts(db);
  await createReviews(db);
  for (const table of growingTables) await refuseChanges(db, table);
}
