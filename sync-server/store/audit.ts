import { canonicalText } from "../../src/domain/base/canonical.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { compiledOnce } from "./compiled.ts";
import { nameOf } from "./content-name.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";
import type { AuditRow } from "./tables.ts";

/** What somebody did. Ids and names of fields only: whoever reads the audit must not learn anything about a family from it. */
export interface Deed {
  /** Null where nobody is signed in: a sign-in that failed. */
  readonly actorId: string | null;
  readonly deviceId?: string | null;
  readonly action: AuditedAction;
  readonly object: { readonly kind: AuditedKind; readonly id: string; readonly rev?: string | null };
  /** Names of what was read or changed, never its value. */
  readonly fields?: readonly string[];
}

export type AuditedAction =
  | "signed-in"
  | "signed-out"
  | "sign-in-failed"
  | "confirmed-identity"
  | "session-revoked"
  | "password-changed"
  | "second-factor-changed"
  | "person-invited"
  | "person-joined"
  | "person-changed"
  | "person-deactivated"
  | "person-reactivated"
  | "attested"
  | "device-enrolled"
  | "device-revoked"
  | "device-erased"
  | "coe-read"
  | "revision-read"
  | "attachment-read"
  | "evidence-read"
  | "audit-read"
  | "audit-head-read"
  | "coe-opened"
  | "returned"
  | "approved"
  | "denied"
  | "handed-over"
  | "decision-offered"
  | "exported"
  | "rescue-received"
  | "rescue-approved"
  | "rescue-opened";

type AuditedKind = "coe" | "revision" | "attachment" | "person" | "session" | "device" | "audit" | "export" | "rescue";

/** The chain begins at the name of this history, so that no entry can be carried over from another State's audit. */
export const firstAuditLink = (server: string): Sha256 => nameOf(`surco audit ${server}`);

/** What is hashed for one entry: everything that its row says. */
export const auditLinkOf = (row: Omit<AuditRow, "hash">): Sha256 =>
  nameOf(
    `${row.prev_hash}\n${canonicalText({
      seq: row.seq,
      at: row.at,
      actor: row.actor_id,
      device: row.device_id,
      action: row.action,
      object: { kind: row.object_kind, id: row.object_id, rev: row.object_rev },
      fields: JSON.parse(row.fields) as string[],
    })}`,
  );

const readHead = compiledOnce((db) => db.selectFrom("audit_head").select(["seq", "hash"]));

const setHead = compiledOnce((db, seq: number, hash: string) =>
  db
    .insertInto("audit_head")
    .values({ id: 1, seq, hash })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seq, hash })),
);

const insertEntry = compiledOnce((db, row: AuditRow) => db.insertInto("audit").values(row));

export interface AuditPlace {
  readonly seq: number;
  readonly hash: Sha256;
}

/** The end of the chain; place 0 before anything was done. */
export async function auditHead(db: Db, server: string): Promise<AuditPlace> {
  const [head] = await readHead(db);
  return head ? { seq: head.seq, hash: head.hash as Sha256 } : { seq: 0, hash: firstAuditLink(server) };
}

/**
 * Writes down a deed. Called inside the transaction that does it: what cannot be written down does not happen, and what did not
 * happen is not written down.
 */
export async function audited(db: Db, store: Pick<Store, "server" | "now">, deed: Deed): Promise<AuditPlace> {
  const head = await auditHead(db, store.server);
  const entry = {
    seq: head.seq + 1,
    at: store.now(),
    actor_id: deed.actorId,
    device_id: deed.deviceId ?? null,
    action: deed.action,
    object_kind: deed.object.kind,
    object_id: deed.object.id,
    object_rev: deed.object.rev ?? null,
    fields: canonicalText([...(deed.fields ?? [])]),
    prev_hash: head.hash,
  };
  const hash = auditLinkOf(entry);
  await insertEntry(db, { ...entry, hash });
  await setHead(db, entry.seq, hash);
  return { seq: entry.seq, hash };
}

/** Reading the same thing again within a minute is still the same opening: a page asks for its parts more than once. */
const oneOpeningMs = 60_000;

const findOpening = compiledOnce((db, id: string, kind: string, actorId: string, action: string, since: string) =>
  db
    .selectFrom("audit")
    .select("object_rev")
    .where("object_id", "=", id)
    .where("object_kind", "=", kind)
    .where("actor_id", "=", actorId)
    .where("action", "=", action)
    .where("at", ">", since),
);

/**
 * Writes down that a member of the staff read a family's record. Resolves when the entry is on the disk; only then may the answer
 * leave the house. When it cannot be written, this throws, and nothing is read.
 */
export async function auditedReading(store: Store, deed: Deed & { readonly actorId: string }): Promise<void> {
  const since = new Date(Date.parse(store.now()) - oneOpeningMs).toISOString() as Instant;
  const rev = deed.object.rev ?? null;
  const isKnown = async (db: Db) => {
    const rows = await findOpening(db, deed.object.id, deed.object.kind, deed.actorId, deed.action, since);
    return rows.some((row) => row.object_rev === rev);
  };
  if (await isKnown(store.reading)) return;
  await store.write(async (db) => {
    if (!(await isKnown(db))) await audited(db, store, deed);
  });
}
