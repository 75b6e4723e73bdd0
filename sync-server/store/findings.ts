import type { QueueQuery } from "../../src/domain/protocol/desk.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { inParts } from "./lists.ts";
import type { Redrawn } from "./redrawn.ts";
import type { CoeRow, Tables } from "./tables.ts";

type Finding = NonNullable<QueueQuery["finding"]>;

const isFound: Readonly<Record<Finding, (coe: CoeRow) => boolean>> = {
  "needs-review": (coe) => coe.review_findings > 0,
  "needs-comment": (coe) => coe.owed_comments > 0,
  blocks: (coe) => coe.blocking_findings > 0,
  difference: (coe) => coe.difference === 1,
  incomplete: (coe) => coe.complete === 0,
  "set-aside": (coe) => coe.set_aside === 1,
  forked: (coe) => coe.forked === 1,
  offered: (coe) => coe.offered === 1,
};

const findingsOf = (coe: CoeRow) => (Object.keys(isFound) as Finding[]).filter((finding) => isFound[finding](coe));

const deleteFindings = compiledOnce((db, coeId: string, findings: readonly string[]) =>
  db.deleteFrom("coe_findings").where("coe_id", "=", coeId).where("finding", "in", findings),
);

const insertFindings = compiledOnce((db, rows: readonly Tables["coe_findings"][]) =>
  db.insertInto("coe_findings").values(rows),
);

const samePlace = (one: CoeRow, other: CoeRow): boolean =>
  one.seq === other.seq &&
  one.stage === other.stage &&
  one.district === other.district &&
  one.recruiter_id === other.recruiter_id;

/** Writes down what is remarkable about each COE where the queue looks for it, as far as it is not written there already. */
export async function refreshFindings(db: Db, redrawn: readonly Redrawn[]): Promise<void> {
  const rows: Tables["coe_findings"][] = [];
  for (const { before, now } of redrawn) {
    const { coe_id, seq, stage, district, recruiter_id } = now;
    const [written, found] = [before ? findingsOf(before) : [], findingsOf(now)];
    const stays = before && samePlace(before, now) ? written.filter((finding) => found.includes(finding)) : [];
    const gone = written.filter((finding) => !stays.includes(finding));
    if (gone.length > 0) await deleteFindings(db, coe_id, gone);
    const come = found.filter((finding) => !stays.includes(finding));
    for (const finding of come) rows.push({ finding, coe_id, seq, stage, district, recruiter_id });
  }
  await inParts(rows, (part) => insertFindings(db, part));
}
