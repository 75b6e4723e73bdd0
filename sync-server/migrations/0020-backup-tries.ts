import { type Kysely, sql } from "kysely";

/** When one of the processes that share a State has last begun its nightly backup, so that the others leave it to that one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("backup_tries")
    .addColumn("id", "integer", (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}
