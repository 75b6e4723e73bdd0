import type * as z from "zod";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { auditEntrySchema, auditPageSchema } from "../../src/domain/protocol/identity.ts";
import type { Db } from "./db.ts";

const pageLength = 100;

export interface AuditQuery {
  /** Entries older than this place. */
  readonly before?: number | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly object?: string | undefined;
  /** From this moment on. */
  readonly since?: Instant | undefined;
  /** Before this moment. */
  readonly until?: Instant | undefined;
}

/** One page, newest first. The people's names are looked up: the entries themselves hold ids only. */
export async function readAudit(db: Db, asked: AuditQuery): Promise<z.infer<typeof auditPageSchema>> {
  let query = db
    .selectFrom("audit")
    .leftJoin("people", "people.id", "audit.actor_id")
    .select(["seq", "at", "actor_id", "device_id", "action", "object_kind", "object_id", "object_rev", "fields"])
    .select("people.name")
    .orderBy("seq", "desc")
    .limit(pageLength + 1);
  if (asked.before !== undefined) query = query.where("seq", "<", asked.before);
  if (asked.actor !== undefined) query = query.where("actor_id", "=", asked.actor);
  if (asked.action !== undefined) query = query.where("action", "=", asked.action);
  if (asked.object !== undefined) query = query.where("object_id", "=", asked.object);
  if (asked.since !== undefined) query = query.where("at", ">=", asked.since);
  if (asked.until !== undefined) query = query.where("at", "<", asked.until);
  const rows = await query.execute();
  const entries = rows.slice(0, pageLength).map(
    (row): z.infer<typeof auditEntrySchema> => ({
      seq: row.seq,
      at: row.at as Instant,
      actor: row.actor_id === null ? null : { id: row.actor_id, name: row.name ?? "" },
      deviceId: row.device_id,
      action: row.action,
      object: { kind: row.object_kind, id: row.object_id, ...(row.object_rev ? { rev: row.object_rev } : {}) },
      fields: JSON.parse(row.fields),
    }),
  );
  return { entries, next: rows.length > pageLength ? (entries.at(-1)?.seq ?? null) : null };
}
