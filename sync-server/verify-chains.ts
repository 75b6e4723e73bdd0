import { auditLinkOf, firstAuditLink } from "./store/audit.ts";
import type { Db } from "./store/db.ts";
import { firstLink, linkOf } from "./store/history.ts";
import type { AuditRow, FeedRow } from "./store/tables.ts";
import { bySeq } from "./verify-rows.ts";

/** One thing that does not hold: where, and what (a code that verify-words.ts says in plain words). */
export interface Finding {
  readonly where: string;
  readonly what: string;
}

interface Link {
  readonly seq: number;
  /** The hash that this row bears. */
  readonly hash: string;
}

interface Chain<R> {
  readonly name: string;
  readonly first: string;
  readonly head: Link | null;
  linkOf(row: R, before: string): Link;
  /** Whether the row is what its hash says, after the row before it. */
  holds(row: R, before: string): boolean;
}

const missing = (name: string, from: number, to: number): Finding[] =>
  to - from > 20
    ? [{ where: `${name} rows ${from} to ${to}`, what: "row-missing" }]
    : Array.from({ length: to - from + 1 }, (_, index) => ({
        where: `${name} row ${from + index}`,
        what: "row-missing",
      }));

/** Walks one chain from its first link and names each row that was changed, is missing, or is not where it was. */
async function walk<R>(rows: AsyncIterable<R>, chain: Chain<R>): Promise<Finding[]> {
  const findings: Finding[] = [];
  let at: Link = { seq: 0, hash: chain.first };
  for await (const row of rows) {
    const link = chain.linkOf(row, at.hash);
    const where = `${chain.name} row ${link.seq}`;
    if (link.seq > at.seq + 1) findings.push(...missing(chain.name, at.seq + 1, link.seq - 1));
    else if (!chain.holds(row, at.hash)) findings.push({ where, what: "row-changed" });
    at = link;
  }
  const { head } = chain;
  if (head && head.seq > at.seq) findings.push(...missing(chain.name, at.seq + 1, head.seq));
  else if (head && (head.seq !== at.seq || head.hash !== at.hash))
    findings.push({ where: `${chain.name} row ${at.seq}`, what: "not-the-head" });
  return findings;
}

const seqOf = (body: string): unknown => {
  try {
    return (JSON.parse(body) as { seq?: unknown } | null)?.seq;
  } catch {
    return undefined;
  }
};

export interface HistoryRow {
  readonly server: string;
  readonly seq: number;
  readonly chain: string;
}

const page = 1000;

const feedRows = (db: Db) =>
  bySeq((after) => db.selectFrom("feed").selectAll().where("seq", ">", after).orderBy("seq").limit(page).execute());

const auditRows = (db: Db) =>
  bySeq((after) => db.selectFrom("audit").selectAll().where("seq", ">", after).orderBy("seq").limit(page).execute());

export const feedFindings = (db: Db, history: HistoryRow): Promise<Finding[]> =>
  walk<FeedRow>(feedRows(db), {
    name: "feed",
    first: firstLink(history.server),
    head: { seq: history.seq, hash: history.chain },
    linkOf: (row) => ({ seq: row.seq, hash: row.chain }),
    holds: (row, before) => linkOf(before, row) === row.chain && seqOf(row.body) === row.seq,
  });

export async function auditFindings(db: Db, server: string): Promise<Finding[]> {
  const head = await db.selectFrom("audit_head").select(["seq", "hash"]).executeTakeFirst();
  return await walk<AuditRow>(auditRows(db), {
    name: "audit",
    first: firstAuditLink(server),
    head: head ?? { seq: 0, hash: firstAuditLink(server) },
    linkOf: (row) => ({ seq: row.seq, hash: row.hash }),
    holds: (row, before) => row.prev_hash === before && readable(row) && auditLinkOf(row) === row.hash,
  });
}

function readable(row: AuditRow): boolean {
  try {
    auditLinkOf(row);
    return true;
  } catch {
    return false;
  }
}
