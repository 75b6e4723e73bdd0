import { type Kysely, sql } from "kysely";
import { keyIsTheRow } from "./dialect.ts";

/** What the children of a COE are known by (V-13): with each judgement, and for the versions that stand in the queue by their key. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("judgements")
    .addColumn("child_keys", "text", (c) => c.notNull().defaultTo("[]"))
    .execute();
  await db.schema
    .createTable("coe_children")
    .addColumn("child_key", "text", (c) => c.notNull())
    .addColumn("coe_id", "text", (c) => c.notNull())
    .addColumn("child_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("coe_children_key", ["child_key", "coe_id", "child_id"])
    .modifyEnd(keyIsTheRow(db))
    .execute();
  await db.schema.createIndex("coe_children_by_coe").on("coe_children").column("coe_id").execute();
  // What was judged before knows no keys: the server looks at it again when it starts.
  await sql`update judgements set rule_set = ''`.execute(db);
}
