import type { Kysely } from "kysely";

/** How the bytes of a revision lie here: 0 as they came, 1 deflated. What was held before lies as it came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("revisions")
    .addColumn("packing", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
