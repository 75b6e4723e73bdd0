import Sqlite from "better-sqlite3";
import { canonicalText, type Plain } from "../src/domain/base/canonical.ts";
import type { CoeAnswers } from "../src/domain/coe/coe.ts";
import type { SignedHead } from "../src/domain/review/evidence.ts";
import { signatureFaults } from "../src/domain/review/signature-check.ts";
import { sealHolds } from "./identity/state-seal.ts";
import { readRevision } from "./judging/revision-reading.ts";
import { nameOf } from "./store/content-name.ts";
import { toDecision } from "./store/decisions.ts";
import { openBytes, type PackedRow } from "./store/packing.ts";
import type { ReviewRow } from "./store/tables.ts";
import { auditFindings, type Finding, feedFindings, type HistoryRow } from "./verify-chains.ts";

interface HeldRow extends PackedRow {
  readonly id: string;
  readonly seq: number;
  readonly chain: string;
}

const growing = ["revisions", "attachments", "feed", "reviews", "audit"] as const;

/** What refuses changes in the database must be there: without it, somebody has been preparing something. */
function guardFindings(database: Sqlite.Database): Finding[] {
  const names = database.prepare("select name from sqlite_master where type = 'trigger'").pluck().all();
  return growing
    .flatMap((table) => ["update", "delete", "replace"].map((verb) => `${table}_no_${verb}`))
    .filter((name) => !names.includes(name))
    .map((name) => ({ where: `guard ${name}`, what: "guard-missing" }));
}

interface FeedWord {
  readonly chain: string;
  readonly body: string;
}

/** A copy of an earlier release has no column for how its bytes lie: they lie as they came, and so do all attachments. */
function packingOf(database: Sqlite.Database, table: "revisions" | "attachments"): string {
  const columns = database.pragma(`table_info(${table})`) as { name: string }[];
  return columns.some(({ name }) => name === "packing") ? "packing" : "0 as packing";
}

/** Null for bytes that no longer unpack. */
function openOrNull(row: PackedRow): Buffer | null {
  try {
    return openBytes(row);
  } catch {
    return null;
  }
}

/** Everything held bears its own name and stands in the feed under it; everything that the feed tells of is held. */
function custodyFindings(database: Sqlite.Database): Finding[] {
  const feedAt = database.prepare("select chain, body from feed where seq = ?");
  const findings: Finding[] = [];
  for (const [table, kind, name] of [
    ["revisions", "revision", "revisionId"],
    ["attachments", "attachment", "attachmentId"],
  ] as const) {
    const held = `select id, bytes, size, ${packingOf(database, table)}, seq, chain from ${table} order by seq`;
    for (const row of database.prepare(held).iterate() as IterableIterator<HeldRow>) {
      const { id, seq, chain } = row;
      const bytes = openOrNull(row);
      const said = feedAt.get(seq) as FeedWord | undefined;
      const where = `${kind} ${id.slice(0, 12)} at feed row ${seq}`;
      if (bytes === null || nameOf(bytes) !== id) findings.push({ where, what: "content-changed" });
      if (said?.chain !== chain || !said.body.includes(`"${name}":"${id}"`))
        findings.push({ where, what: "receipt-differs" });
    }
    const kinds = table === "revisions" ? "('received', 'unreadable')" : "('attached')";
    const lost = database
      .prepare(
        `select seq from feed where kind in ${kinds} and not exists (select 1 from ${table} t where t.seq = feed.seq)`,
      )
      .pluck()
      .all();
    for (const seq of lost) findings.push({ where: `feed row ${String(seq)}`, what: `${kind}-missing` });
  }
  return findings;
}

function decisionFindings(database: Sqlite.Database): Finding[] {
  const findings: Finding[] = [];
  const feedAt = database.prepare("select body from feed where seq = ?").pluck();
  const revisionsOf = database.prepare(
    `select id, bytes, size, ${packingOf(database, "revisions")} from revisions where coe_id = ?`,
  );
  for (const row of database.prepare("select * from reviews order by seq").iterate() as IterableIterator<ReviewRow>) {
    const where = `decision ${row.id.slice(0, 12)} at feed row ${row.seq}`;
    const body = feedAt.get(row.seq);
    const expected = canonicalText({ kind: "decided", seq: row.seq, decision: toDecision(row) } as unknown as Plain);
    if (body !== expected) findings.push({ where, what: "decision-differs" });
    if (row.decision === "approved") {
      const read = (revisionsOf.all(row.coe_id) as HeldRow[]).flatMap(({ id, ...held }) => {
        const { revision, asSigned } = readRevision(openOrNull(held) ?? Buffer.alloc(0));
        return revision ? [{ id, revision, asSigned: asSigned as CoeAnswers }] : [];
      });
      const about = read.find(({ id }) => id === row.revision_id);
      const faults = about ? signatureFaults(about, read) : ["cannot-be-read"];
      findings.push(...faults.map((what) => ({ where: `${where}, approving ${row.revision_id.slice(0, 12)}`, what })));
    }
  }
  const lost = database
    .prepare(
      "select seq from feed where kind = 'decided' and not exists (select 1 from reviews r where r.seq = feed.seq)",
    )
    .pluck()
    .all();
  return [...findings, ...lost.map((seq) => ({ where: `feed row ${String(seq)}`, what: "decision-missing" }))];
}

/** A signed head that was kept elsewhere: both chains must still pass through it. */
function headFindings(database: Sqlite.Database, server: string, head: SignedHead): Finding[] {
  if (!sealHolds(head)) return [{ where: "signed head", what: "seal-broken" }];
  if (head.server !== server) return [{ where: "signed head", what: "another-history" }];
  const feed = database.prepare("select chain from feed where seq = ?").pluck().get(head.heads.feed.seq);
  const audit = database.prepare("select hash from audit where seq = ?").pluck().get(head.heads.audit.seq);
  const passes = (seq: number, ours: unknown, theirs: string) => seq === 0 || ours === theirs;
  return [
    ...(passes(head.heads.feed.seq, feed, head.heads.feed.chain)
      ? []
      : [{ where: `feed row ${head.heads.feed.seq}`, what: "not-the-signed-head" }]),
    ...(passes(head.heads.audit.seq, audit, head.heads.audit.hash)
      ? []
      : [{ where: `audit row ${head.heads.audit.seq}`, what: "not-the-signed-head" }]),
  ];
}

export interface Wholeness {
  readonly server: string;
  readonly seq: number;
  readonly chain: string;
  readonly findings: readonly Finding[];
}

/**
 * Whether a copy is whole: by the database's own measure, every link of both chains in its place, every byte under its name. What was
 * decided in it, and rightly or not, is no matter of the copy. Null for a file that holds no history.
 */
export function wholenessOf(database: Sqlite.Database): Wholeness | null {
  const rows = database.pragma("integrity_check(20)") as { integrity_check: string }[];
  const damage = rows.filter((row) => row.integrity_check !== "ok").map((row) => row.integrity_check);
  if (damage.length > 0)
    return {
      ...nowhere,
      findings: damage.map((where) => ({ where: where.split("\n")[0] ?? "", what: "page-damaged" })),
    };
  if (!database.prepare("select 1 from sqlite_master where name = 'history'").get()) return null;
  const history = database.prepare("select server, seq, chain from history").get() as HistoryRow | undefined;
  if (!history) return null;
  const findings = [
    ...guardFindings(database),
    ...feedFindings(database, history),
    ...auditFindings(database, history.server),
    ...custodyFindings(database),
  ];
  return { ...history, findings };
}

const nowhere = { server: "", seq: 0, chain: "" };

/** Reads a whole database, changes nothing in it, and says everything that does not hold. */
export function verifyDatabase(file: string, head: SignedHead | null): readonly Finding[] {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const history = database.prepare("select server, seq, chain from history").get() as HistoryRow | undefined;
    if (!history) return [{ where: "history", what: "no-history" }];
    return [
      ...guardFindings(database),
      ...feedFindings(database, history),
      ...auditFindings(database, history.server),
      ...custodyFindings(database),
      ...decisionFindings(database),
      ...(head ? headFindings(database, history.server, head) : []),
    ];
  } finally {
    database.close();
  }
}
