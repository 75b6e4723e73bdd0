import { type Kysely, sql } from "kysely";

/** People have a place, a name to sign in with, and an end; whoever is asked to join is asked with a token of which only the hash is kept. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("people").addColumn("district", "text").execute();
  // Kept in small letters, so that one name is one person however it is typed.
  await db.schema.alterTable("people").addColumn("sign_in_name", "text").execute();
  await db.schema.alterTable("people").addColumn("deactivated_at", "text").execute();
  await db.schema.alterTable("people").addColumn("attested_at", "text").execute();
  await db.schema.createIndex("people_by_sign_in_name").unique().on("people").column("sign_in_name").execute();
  await db.schema
    .createTable("invitations")
    .addColumn("token_hash", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("expires_at", "text", (c) => c.notNull())
    .addColumn("used_at", "text")
    .addColumn("made_by", "text", (c) => c.notNull().references("people.id"))
    .execute();
  await db.schema.createIndex("invitations_by_person").on("invitations").column("person_id").execute();
  await placeCoes(db);
}

/** Where a COE lies, beside the COE. Null: nobody has looked yet; the server does when it starts. Empty: in no region. */
async function placeCoes(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("coes").addColumn("region", "text").execute();
  for (const columns of [
    ["region", "stage", "seq", "district", "recruiter_id"],
    ["region", "seq", "stage", "district", "recruiter_id"],
  ]) {
    await db.schema
      .createIndex(`coes_by_${columns.slice(0, columns.indexOf("seq") + 1).join("_")}`)
      .on("coes")
      .columns(columns)
      .execute();
  }
  await sql`create index coes_without_region on coes (coe_id) where region is null`.execute(db);
}
