import type { Kysely } from "kysely";
import { refuse } from "./dialect.ts";

/** What tablets remember of decisions that this server has lost, and which decision made one of them again (P23: both only grow). */
const growing = ["offered_decisions", "confirmed_offers"] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("offered_decisions")
    .addColumn("name", "text", (c) => c.primaryKey())
    .addColumn("review_id", "text", (c) => c.notNull())
    .addColumn("coe_id", "text", (c) => c.notNull())
    .addColumn("words", "text", (c) => c.notNull())
    .addColumn("offered_by", "text", (c) => c.notNull().references("people.id"))
    .addColumn("device_id", "text")
    .addColumn("offered_at", "text", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("offered_decisions_by_coe").on("offered_decisions").column("coe_id").execute();
  await db.schema
    .createTable("confirmed_offers")
    .addColumn("review_id", "text", (c) => c.primaryKey().references("reviews.id"))
    .addColumn("name", "text", (c) => c.notNull().unique().references("offered_decisions.name"))
    .execute();
  for (const table of growing) {
    for (const verb of ["update", "delete"] as const) await refuse(db, { table, verb, message: `${table} only grows` });
  }
  // A conclusion, like the rest of the row: whether something offered still waits for a reviewer.
  await db.schema
    .alterTable("coes")
    .addColumn("offered", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
}
