import type { Kysely } from "kysely";
import { refuse, refuseReplacement } from "./dialect.ts";

/** Which COE was handed from whom to whom, and why (P23: only grows). The last one says whose it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("handovers")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("coe_id", "text", (c) => c.notNull())
    .addColumn("from_id", "text", (c) => c.notNull())
    .addColumn("from_name", "text", (c) => c.notNull())
    .addColumn("to_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("to_name", "text", (c) => c.notNull())
    .addColumn("reason", "text", (c) => c.notNull())
    .addColumn("by_id", "text", (c) => c.notNull())
    .addColumn("by_name", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull().unique())
    .execute();
  await db.schema.createIndex("handovers_by_coe").on("handovers").columns(["coe_id", "seq"]).execute();
  for (const verb of ["update", "delete"] as const)
    await refuse(db, { table: "handovers", verb, message: "handovers only grows" });
  await refuseReplacement(db, "handovers", ["id", "seq"], "handovers only grows");
}
