import { type Kysely, sql } from "kysely";
import { keyIsTheRow } from "./dialect.ts";

async function createJudgements(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("judgements")
    .addColumn("revision_id", "text", (c) => c.primaryKey().references("revisions.id"))
    .addColumn("standing", "text", (c) => c.notNull())
    .addColumn("problems", "text", (c) => c.notNull())
    .addColumn("complete", "integer", (c) => c.notNull())
    .addColumn("difference", "integer", (c) => c.notNull())
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("qad", "text")
    .addColumn("review_findings", "integer", (c) => c.notNull())
    .addColumn("owed_comments", "integer", (c) => c.notNull())
    .addColumn("blocking_findings", "integer", (c) => c.notNull())
    .addColumn("family_name", "text", (c) => c.notNull())
    .addColumn("child_count", "integer", (c) => c.notNull())
    .addColumn("district", "text", (c) => c.notNull())
    .addColumn("interview_date", "text")
    .addColumn("search_text", "text", (c) => c.notNull())
    .addColumn("rule_set", "text", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("openings")
    .addColumn("revision_id", "text", (c) => c.primaryKey().references("revisions.id"))
    .addColumn("person_id", "text", (c) => c.notNull())
    .addColumn("at", "text", (c) => c.notNull())
    .execute();
}

async function createQueue(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("coes")
    .addColumn("coe_id", "text", (c) => c.primaryKey())
    .addColumn("revision_id", "text", (c) => c.notNull())
    .addColumn("seq", "integer", (c) => c.notNull().unique())
    .addColumn("received_at", "text", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("family_name", "text", (c) => c.notNull())
    .addColumn("child_count", "integer", (c) => c.notNull())
    .addColumn("district", "text", (c) => c.notNull())
    .addColumn("recruiter_id", "text", (c) => c.notNull())
    .addColumn("recruiter_name", "text", (c) => c.notNull())
    .addColumn("interview_date", "text")
    .addColumn("qad", "text")
    .addColumn("verdict", "text", (c) => c.notNull())
    .addColumn("review_findings", "integer", (c) => c.notNull())
    .addColumn("owed_comments", "integer", (c) => c.notNull())
    .addColumn("blocking_findings", "integer", (c) => c.notNull())
    .addColumn("difference", "integer", (c) => c.notNull())
    .addColumn("complete", "integer", (c) => c.notNull())
    .addColumn("set_aside", "integer", (c) => c.notNull())
    .addColumn("forked", "integer", (c) => c.notNull())
    .addColumn("heads", "text", (c) => c.notNull())
    .addColumn("search_text", "text", (c) => c.notNull())
    .execute();
  for (const columns of [
    ["stage", "seq"],
    ["district", "stage", "seq"],
    ["district", "seq"],
    ["recruiter_id", "stage", "seq"],
    ["recruiter_id", "seq"],
  ]) {
    await db.schema
      .createIndex(`coes_by_${columns.join("_")}`)
      .on("coes")
      .columns(columns)
      .execute();
  }
  for (const [name, condition] of Object.entries(findingConditions)) {
    const index = name.replace("-", "_");
    await sql.raw(`create index coes_${index} on coes (seq) where ${condition}`).execute(db);
    await sql.raw(`create index coes_stage_${index} on coes (stage, seq) where ${condition}`).execute(db);
  }
}

/** Two small indexes for each filter of the queue by finding, alone and within a stage: most COEs have none of them. */
export const findingConditions = {
  "needs-review": "review_findings > 0",
  "needs-comment": "owed_comments > 0",
  blocks: "blocking_findings > 0",
  difference: "difference = 1",
  incomplete: "complete = 0",
  "set-aside": "set_aside = 1",
  forked: "forked = 1",
} as const;

async function createWordsAndFacets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("coe_words")
    .addColumn("word", "text", (c) => c.notNull())
    .addColumn("coe_id", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("coe_words_key", ["word", "coe_id"])
    .modifyEnd(keyIsTheRow(db))
    .execute();
  await db.schema
    .createTable("facets")
    .addColumn("scope", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("code", "text", (c) => c.notNull())
    .addColumn("label", "text", (c) => c.notNull())
    .addColumn("n", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("facets_key", ["scope", "kind", "code"])
    .execute();
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createJudgements(db);
  await createQueue(db);
  await createWordsAndFacets(db);
}
