import { type ExpressionBuilder, sql } from "kysely";
import { canonicalText, type Plain } from "../src/domain/base/canonical.ts";
import type { CoeAnswers } from "../src/domain/coe/coe.ts";
import type { SignedHead } from "../src/domain/review/evidence.ts";
import { signatureFaults } from "../src/domain/review/signature-check.ts";
import { sealHolds } from "./identity/state-seal.ts";
import { readRevision } from "./judging/revision-reading.ts";
import { nameOf } from "./store/content-name.ts";
import type { Db } from "./store/db.ts";
import { toDecision } from "./store/decisions.ts";
import { isPostgres } from "./store/engine.ts";
import { openBytes, type PackedRow } from "./store/packing.ts";
import { readSqlite } from "./store/sqlite.ts";
import type { ReviewRow, Tables } from "./store/tables.ts";
import { auditFindings, type Finding, feedFindings, type HistoryRow } from "./verify-chains.ts";
import { handoverFindings, toldAgain } from "./verify-handovers.ts";
import { bySeq, columnsOf, tablesOf, triggersOf } from "./verify-rows.ts";

const growing = ["revisions", "attachments", "feed", "reviews", "audit"] as const;

/** What refuses changes in the database must be there: without it, somebody has been preparing something. */
async function guardFindings(db: Db): Promise<Finding[]> {
  const names = await triggersOf(db);
  const handed = (await tablesOf(db)).includes("handovers") ? ["handovers"] : [];
  const verbs = ["update", "delete", isPostgres(db) ? "truncate" : "replace"];
  return [...growing, ...handed]
    .flatMap((table) => verbs.map((verb) => `${table}_no_${verb}`))
    .filter((name) => !names.includes(name))
    .map((name) => ({ where: `guard ${name}`, what: "guard-missing" }));
}

const kept = [
  { table: "revisions", kind: "revision", name: "revisionId", kinds: ["received", "unreadable"] },
  { table: "attachments", kind: "attachment", name: "attachmentId", kinds: ["attached"] },
] as const;

/** Photographs lie among them. */
const fewAtATime = 16;

type Custody = "revisions" | "attachments";

/** A copy of an earlier release has no column for how its bytes lie: they lie as they came, and so do all attachments. */
const packingIn = async (db: Db, table: Custody) =>
  ((await columnsOf(db, table)).includes("packing") ? sql<number>`packing` : sql<number>`0`).as("packing");

// The two tables have these columns alike.
async function custodyRows(db: Db, table: Custody) {
  const packing = await packingIn(db, table);
  return bySeq((after) =>
    db
      .selectFrom(`${table as "attachments"} as t`)
      .leftJoin("feed", "feed.seq", "t.seq")
      .select([
        "t.id",
        "t.bytes",
        "t.size",
        packing,
        "t.seq",
        "t.chain",
        "feed.chain as said_chain",
        "feed.body as said",
      ])
      .where("t.seq", ">", after)
      .orderBy("t.seq")
      .limit(fewAtATime)
      .execute(),
  );
}

async function toldAndLost(db: Db, kinds: readonly string[], table: Custody | "reviews"): Promise<readonly number[]> {
  const held = ({ exists, not, selectFrom }: ExpressionBuilder<Tables, "feed">) =>
    not(
      exists(
        selectFrom(`${table as "reviews"} as t`)
          .select("t.seq")
          .whereRef("t.seq", "=", "feed.seq"),
      ),
    );
  const rows = await db
    .selectFrom("feed")
    .select(["seq", "body", "coe_id"])
    .where("kind", "in", kinds)
    .where(held)
    .orderBy("seq")
    .execute();
  const isAgain = await toldAgain(db, table);
  const lost: number[] = [];
  for (const row of rows) if (!(await isAgain(row))) lost.push(row.seq);
  return lost;
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
async function custodyFindings(db: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { table, kind, name, kinds } of kept) {
    for await (const { id, seq, chain, said_chain, said, ...held } of await custodyRows(db, table)) {
      const bytes = openOrNull(held);
      const where = `${kind} ${id.slice(0, 12)} at feed row ${seq}`;
      if (bytes === null || nameOf(bytes) !== id) findings.push({ where, what: "content-changed" });
      if (said_chain !== chain || !said?.includes(`"${name}":"${id}"`))
        findings.push({ where, what: "receipt-differs" });
    }
    for (const seq of await toldAndLost(db, kinds, table))
      findings.push({ where: `feed row ${seq}`, what: `${kind}-missing` });
  }
  return findings;
}

async function approvalFaults(db: Db, row: ReviewRow): Promise<readonly string[]> {
  const packing = await packingIn(db, "revisions");
  const held = await db
    .selectFrom("revisions")
    .select(["id", "bytes", "size", packing])
    .where("coe_id", "=", row.coe_id)
    .execute();
  const read = held.flatMap(({ id, ...lies }) => {
    const { revision, asSigned } = readRevision(openOrNull(lies) ?? Buffer.alloc(0));
    return revision ? [{ id, revision, asSigned: asSigned as CoeAnswers }] : [];
  });
  const about = read.find(({ id }) => id === row.revision_id);
  return about ? signatureFaults(about, read) : ["cannot-be-read"];
}

async function decisionFindings(db: Db): Promise<Finding[]> {
  const findings: Finding[] = [];
  const decisions = bySeq((after) =>
    db.selectFrom("reviews").selectAll().where("seq", ">", after).orderBy("seq").limit(100).execute(),
  );
  for await (const row of decisions) {
    const where = `decision ${row.id.slice(0, 12)} at feed row ${row.seq}`;
    const said = await db.selectFrom("feed").select("body").where("seq", "=", row.seq).executeTakeFirst();
    const expected = canonicalText({ kind: "decided", seq: row.seq, decision: toDecision(row) } as unknown as Plain);
    if (said?.body !== expected) findings.push({ where, what: "decision-differs" });
    const faults = row.decision === "approved" ? await approvalFaults(db, row) : [];
    findings.push(...faults.map((what) => ({ where: `${where}, approving ${row.revision_id.slice(0, 12)}`, what })));
  }
  const lost = await toldAndLost(db, ["decided"], "reviews");
  return [...findings, ...lost.map((seq) => ({ where: `feed row ${seq}`, what: "decision-missing" }))];
}

/** A signed head that was kept elsewhere: both chains must still pass through it. */
async function headFindings(db: Db, server: string, head: SignedHead): Promise<Finding[]> {
  if (!sealHolds(head)) return [{ where: "signed head", what: "seal-broken" }];
  if (head.server !== server) return [{ where: "signed head", what: "another-history" }];
  const { feed, audit } = head.heads;
  const link = await db.selectFrom("feed").select("chain").where("seq", "=", feed.seq).executeTakeFirst();
  const entry = await db.selectFrom("audit").select("hash").where("seq", "=", audit.seq).executeTakeFirst();
  const passes = (seq: number, ours: string | undefined, theirs: string) => seq === 0 || ours === theirs;
  return [
    ...(passes(feed.seq, link?.chain, feed.chain)
      ? []
      : [{ where: `feed row ${feed.seq}`, what: "not-the-signed-head" }]),
    ...(passes(audit.seq, entry?.hash, audit.hash)
      ? []
      : [{ where: `audit row ${audit.seq}`, what: "not-the-signed-head" }]),
  ];
}

export interface Wholeness {
  readonly server: string;
  readonly seq: number;
  readonly chain: string;
  readonly findings: readonly Finding[];
}

/** By SQLite's own measure. PostgreSQL has read every row and every index when it has loaded a copy. */
async function damageIn(db: Db): Promise<readonly Finding[]> {
  if (isPostgres(db)) return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  return rows
    .filter((row) => row.integrity_check !== "ok")
    .map((row) => ({ where: row.integrity_check.split("\n")[0] ?? "", what: "page-damaged" }));
}

/** Null for a database that holds no history. */
export async function findHistory(db: Db): Promise<HistoryRow | null> {
  if (!(await tablesOf(db)).includes("history")) return null;
  return (await db.selectFrom("history").select(["server", "seq", "chain"]).executeTakeFirst()) ?? null;
}

const custodyAndChains = async (db: Db, history: HistoryRow): Promise<readonly Finding[]> => [
  ...(await guardFindings(db)),
  ...(await feedFindings(db, history)),
  ...(await auditFindings(db, history.server)),
  ...(await custodyFindings(db)),
];

/**
 * Whether a copy is whole: by the database's own measure, every link of both chains in its place, every byte under its name. What was
 * decided in it, and rightly or not, is no matter of the copy. Null for one that holds no history.
 */
export async function wholenessOf(db: Db): Promise<Wholeness | null> {
  const damage = await damageIn(db);
  if (damage.length > 0) return { server: "", seq: 0, chain: "", findings: damage };
  const history = await findHistory(db);
  return history && { ...history, findings: await custodyAndChains(db, history) };
}

/** Everything that does not hold in a State, read in a transaction that sees one moment. */
export async function stateFindings(db: Db, head: SignedHead | null): Promise<readonly Finding[]> {
  const history = await findHistory(db);
  if (!history) return [{ where: "history", what: "no-history" }];
  return [
    ...(await custodyAndChains(db, history)),
    ...(await decisionFindings(db)),
    ...(await handoverFindings(db)),
    ...(head ? await headFindings(db, history.server, head) : []),
  ];
}

/** Reads a whole State as it is at one moment, and changes nothing in it. */
export const verifyState = (reading: Db, head: SignedHead | null): Promise<readonly Finding[]> =>
  reading.transaction().execute((db) => stateFindings(db, head));

export async function verifyDatabase(file: string, head: SignedHead | null): Promise<readonly Finding[]> {
  const reading = readSqlite(file);
  try {
    return await verifyState(reading, head);
  } finally {
    await reading.destroy();
  }
}
