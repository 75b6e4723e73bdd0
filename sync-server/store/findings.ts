import type { QueueQuery } from "../../src/domain/protocol/desk.ts";
import type { Db } from "./store.ts";
import type { CoeRow } from "./tables.ts";

type Finding = NonNullable<QueueQuery["finding"]>;

const isFound: Readonly<Record<Finding, (coe: CoeRow) => boolean>> = {
  "needs-review": (coe) => coe.review_findings > 0,
  "needs-comment": (coe) => coe.owed_comments > 0,
  blocks: (coe) => coe.blocking_findings > 0,
  difference: (coe) => coe.difference === 1,
  incomplete: (coe) => coe.complete === 0,
  "set-aside": (coe) => coe.set_aside === 1,
  forked: (coe) => coe.forked === 1,
};

const findingsOf = (coe: CoeRow) => (Object.keys(isFound) as Finding[]).filter((finding) => isFound[finding](coe));

/** Writes down what is remarkable about a COE where the queue looks for it. */
export async function refreshFindings(db: Db, before: CoeRow | undefined, coe: CoeRow): Promise<void> {
  const now = findingsOf(coe);
  if (before && findingsOf(before).length > 0) {
    await db.deleteFrom("coe_findings").where("coe_id", "=", coe.coe_id).execute();
  }
  if (now.length === 0) return;
  const { coe_id, seq, stage, district, recruiter_id } = coe;
  await db
    .insertInto("coe_findings")
    .values(now.map((finding) => ({ finding, coe_id, seq, stage, district, recruiter_id })))
    .execute();
}
