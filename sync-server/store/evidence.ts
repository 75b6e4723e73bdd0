import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { Evidence, FeedRow, SignedHead } from "../../src/domain/review/evidence.ts";
import { auditHead } from "./audit.ts";
import type { Db } from "./db.ts";
import { readDecisions } from "./decisions.ts";
import { chainAt, readHistory } from "./history.ts";
import { openBytes } from "./packing.ts";
import type { Store } from "./store.ts";

async function headsOfChains(db: Db, server: string): Promise<SignedHead["heads"]> {
  const { seq, chain } = await readHistory(db);
  return { feed: { seq, chain: chain as Sha256 }, audit: await auditHead(db, server) };
}

/** The ends of both chains as they are now, under the State's seal. */
export async function signedHead(store: Store): Promise<SignedHead> {
  const heads = await store.reading.transaction().execute((db) => headsOfChains(db, store.server));
  return store.stateSeal.seal({
    kind: "surco-head/1" as const,
    server: store.server,
    state: store.state,
    at: store.now(),
    heads,
  });
}

interface HeldRow {
  readonly id: string;
  readonly bytes: Buffer;
  readonly seq: number;
  readonly chain: string;
  readonly received_at: string;
}

const held = (row: HeldRow): Evidence["revisions"][number] => ({
  id: row.id as Sha256,
  bytes: row.bytes.toString("base64"),
  seq: row.seq,
  chain: row.chain as Sha256,
  receivedAt: row.received_at as Instant,
});

/** The rows of the feed about this COE, and those by which its attachments came. */
async function feedRows(db: Db, server: string, coeId: string, attachmentSeqs: readonly number[]): Promise<FeedRow[]> {
  const rows = await db
    .selectFrom("feed")
    .selectAll()
    .where((where) => where.or([where("coe_id", "=", coeId), where("seq", "in", [-1, ...attachmentSeqs])]))
    .orderBy("seq")
    .execute();
  const links: FeedRow[] = [];
  for (const row of rows) {
    links.push({
      seq: row.seq,
      at: row.at as Instant,
      recruiterId: row.recruiter_id,
      body: row.body,
      before: ((await chainAt(db, row.seq - 1, server)) ?? "") as Sha256,
      chain: row.chain as Sha256,
    });
  }
  return links;
}

/** One moment of one COE: every version with its attachments, every decision, the feed's word on each, and the State's seal. */
export async function readEvidence(store: Store, coeId: string): Promise<Evidence> {
  const evidence = await store.reading.transaction().execute(async (db) => {
    const columns = ["id", "bytes", "seq", "chain", "received_at"] as const;
    const revisions = await db
      .selectFrom("revisions")
      .select([...columns, "size", "packing"])
      .where("coe_id", "=", coeId)
      .orderBy("seq")
      .execute();
    const attachments = await db
      .selectFrom("attachments")
      .select(columns)
      .where("id", "in", (inner) =>
        inner
          .selectFrom("revision_slots")
          .innerJoin("revisions", "revisions.id", "revision_slots.revision_id")
          .select("revision_slots.attachment_id")
          .where("revisions.coe_id", "=", coeId),
      )
      .orderBy("seq")
      .execute();
    const seqs = attachments.map((row) => row.seq);
    return {
      revisions: revisions.map((row) => held({ ...row, bytes: openBytes(row) })),
      attachments: attachments.map(held),
      decisions: await readDecisions(db, coeId),
      feed: await feedRows(db, store.server, coeId, seqs),
      heads: await headsOfChains(db, store.server),
    };
  });
  return store.stateSeal.seal({
    kind: "surco-evidence/1" as const,
    server: store.server,
    state: store.state,
    coeId,
    at: store.now(),
    ...evidence,
  });
}
