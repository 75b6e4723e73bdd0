import { type Kysely, sql } from "kysely";
import { findingConditions } from "./0002-desk.ts";
import { keyIsTheRow } from "./dialect.ts";

/**
 * What is remarkable about a COE, in a table of its own: one row for each finding, with what the queue can be narrowed to beside it.
 * So two and three filters together are one walk along an index, however few COEs they leave.
 */
async function createFindings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("coe_findings")
    .addColumn("finding", "text", (c) => c.notNull())
    .addColumn("coe_id", "text", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("district", "text", (c) => c.notNull())
    .addColumn("recruiter_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("coe_findings_key", ["coe_id", "finding"])
    .modifyEnd(keyIsTheRow(db))
    .execute();
  for (const columns of [
    ["finding", "seq"],
    ["finding", "stage", "seq", "district", "recruiter_id"],
    ["finding", "district", "seq", "stage", "recruiter_id"],
    ["finding", "recruiter_id", "seq", "stage", "district"],
  ]) {
    await db.schema
      .createIndex(`coe_findings_by_${columns.slice(1).join("_")}`)
      .on("coe_findings")
      .columns(columns)
      .execute();
  }
}

/** The same walks as before, and what the other filters ask is answered on the way, without opening the row. */
async function widenQueueIndexes(db: Kysely<unknown>): Promise<void> {
  for (const [walked, answered] of [
    [["district", "stage", "seq"], ["recruiter_id"]],
    [
      ["district", "seq"],
      ["recruiter_id", "stage"],
    ],
    [["recruiter_id", "stage", "seq"], ["district"]],
    [
      ["recruiter_id", "seq"],
      ["district", "stage"],
    ],
  ] as const) {
    const name = `coes_by_${walked.join("_")}`;
    await db.schema.dropIndex(name).execute();
    await db.schema
      .createIndex(name)
      .on("coes")
      .columns([...walked, ...answered])
      .execute();
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createFindings(db);
  for (const [name, condition] of Object.entries(findingConditions)) {
    await sql`insert into coe_findings (finding, coe_id, seq, stage, district, recruiter_id)
      select ${name}, coe_id, seq, stage, district, recruiter_id from coes where ${sql.raw(condition)}`.execute(db);
    // The table does their work, for all the filters.
    const index = name.replace("-", "_");
    await db.schema.dropIndex(`coes_${index}`).execute();
    await db.schema.dropIndex(`coes_stage_${index}`).execute();
  }
  await widenQueueIndexes(db);
}
