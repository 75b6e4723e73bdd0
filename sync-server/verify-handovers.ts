import { canonicalText, type Plain } from "../src/domain/base/canonical.ts";
import type { Db } from "./store/db.ts";
import type { FeedRow } from "./store/tables.ts";
import type { Finding } from "./verify-chains.ts";
import { bySeq, tablesOf } from "./verify-rows.ts";

/** After a hand-over everything is told once more, to somebody else: the very words of an earlier row, of a COE that was handed on before. */
export async function toldAgain(db: Db, table: "revisions" | "attachments" | "reviews") {
  if (!(await tablesOf(db)).includes("handovers")) return async () => false;
  return async (row: Pick<FeedRow, "seq" | "body" | "coe_id">): Promise<boolean> => {
    const handed = db.selectFrom("handovers").select("seq").where("coe_id", "=", row.coe_id).where("seq", "<", row.seq);
    if ((await handed.executeTakeFirst()) === undefined) return false;
    const said = JSON.parse(row.body) as { revisionId?: string; decision?: { reviewId?: string } };
    const id = (table === "reviews" ? said.decision?.reviewId : said.revisionId) ?? "";
    const first = await db
      .selectFrom(`${table as "reviews"} as t`)
      .innerJoin("feed", "feed.seq", "t.seq")
      .select(["feed.seq", "feed.body"])
      .where("t.id", "=", id)
      .executeTakeFirst();
    if (first === undefined || first.seq > row.seq) return false;
    return canonicalText({ ...(JSON.parse(first.body) as object), seq: row.seq } as Plain) === row.body;
  };
}

/** Every hand-over stands in the feed as it was told, to the one whom it left and to the one to whom it came; and nothing else does. */
export async function handoverFindings(db: Db): Promise<Finding[]> {
  if (!(await tablesOf(db)).includes("handovers")) return [];
  const findings: Finding[] = [];
  const told = new Set<number>();
  const rows = bySeq((after) =>
    db.selectFrom("handovers").selectAll().where("seq", ">", after).orderBy("seq").limit(100).execute(),
  );
  for await (const { seq, coe_id: coeId, at, from_id: from, to_id: id, to_name: name } of rows) {
    for (const [place, recruiterId] of [
      [seq, from],
      [seq + 1, id],
    ] as const) {
      const row = await db
        .selectFrom("feed")
        .select(["body", "recruiter_id"])
        .where("seq", "=", place)
        .executeTakeFirst();
      const expected = canonicalText({ kind: "left", seq: place, coeId, from, to: { id, name }, at } as Plain);
      if (row?.body !== expected || row.recruiter_id !== recruiterId)
        findings.push({ where: `feed row ${place}`, what: "handover-differs" });
      told.add(place);
    }
  }
  const left = await db.selectFrom("feed").select("seq").where("kind", "=", "left").execute();
  const lost = left.filter(({ seq }) => !told.has(seq));
  return [...findings, ...lost.map(({ seq }) => ({ where: `feed row ${seq}`, what: "handover-missing" }))];
}
