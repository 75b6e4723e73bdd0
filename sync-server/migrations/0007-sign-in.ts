import { type Kysely, sql } from "kysely";

/** Sessions know their limits and where they are. Nobody stays signed in across this step; unsent work waits on the tablets. */
async function recreateSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("sessions").execute();
  await db.schema
    .createTable("sessions")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("token_hash", "text", (c) => c.notNull().unique())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("place", "text", (c) => c.notNull())
    .addColumn("device_id", "text")
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("seen_at", "text", (c) => c.notNull())
    .addColumn("strong_at", "text")
    .addColumn("idle_minutes", "integer", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("sessions_by_person").on("sessions").column("person_id").execute();
  await db.schema.createIndex("sessions_by_device").on("sessions").column("device_id").execute();
}

async function createPasswords(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("passwords")
    .addColumn("person_id", "text", (c) => c.primaryKey().references("people.id"))
    .addColumn("hash", "text", (c) => c.notNull())
    .addColumn("alone", "integer", (c) => c.notNull())
    .addColumn("changed_at", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("totp")
    .addColumn("person_id", "text", (c) => c.primaryKey().references("people.id"))
    .addColumn("sealed", "text", (c) => c.notNull())
    .addColumn("confirmed_at", "text")
    .addColumn("last_step", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("recovery_codes")
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("code_hash", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("recovery_codes_key", ["person_id", "code_hash"])
    .execute();
  await db.schema
    .createTable("failures")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("count", "integer", (c) => c.notNull())
    .addColumn("last_at", "text", (c) => c.notNull())
    .addColumn("next_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("failures_by_last").on("failures").column("last_at").execute();
}

async function createPasskeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("passkeys")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("public_key", "blob", (c) => c.notNull())
    .addColumn("counter", "integer", (c) => c.notNull())
    .addColumn("transports", "text", (c) => c.notNull())
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("used_at", "text")
    .execute();
  await db.schema.createIndex("passkeys_by_person").on("passkeys").column("person_id").execute();
  await db.schema
    .createTable("challenges")
    .addColumn("challenge", "text", (c) => c.primaryKey())
    .addColumn("purpose", "text", (c) => c.notNull())
    .addColumn("person_id", "text")
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();
}

async function createSingleSignOn(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sign_on_subjects")
    .addColumn("issuer", "text", (c) => c.notNull())
    .addColumn("subject", "text", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("linked_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("sign_on_subjects_key", ["issuer", "subject"])
    .execute();
  await db.schema
    .createTable("sign_on_attempts")
    .addColumn("state_hash", "text", (c) => c.primaryKey())
    .addColumn("nonce", "text", (c) => c.notNull())
    .addColumn("verifier", "text", (c) => c.notNull())
    .addColumn("expires_at", "text", (c) => c.notNull())
    .execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await recreateSessions(db);
  await createPasswords(db);
  await createPasskeys(db);
  await createSingleSignOn(db);
  // A token of before has no end; the next start prints a new one.
  await sql`delete from first_run`.execute(db);
}
