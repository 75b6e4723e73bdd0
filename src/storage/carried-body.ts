import { ok, type Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { readEnvelope } from "../domain/protocol/envelope.ts";
import { type ReadProblem, readNamed } from "./attachments.ts";
import type { SurcoDatabase } from "./database.ts";
import { isSealed } from "./sealed-column.ts";

/** What a revision or an attachment is sent as. */
export interface CarriedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** An envelope that the State opens. */
  readonly sealed: boolean;
}

/**
 * `as-it-lies`: the envelope itself, where it was sealed to the State; so everybody's unsent work leaves in anybody's session, also
 * while its vault is shut (P22). What was sealed before this tablet had met its State, and whatever is asked for `opened`, takes
 * the vault it belongs to.
 */
export type HowCarried = "as-it-lies" | "opened";

type Carried = Promise<Result<CarriedBody, ReadProblem>>;

export const carriedRevision = async (db: SurcoDatabase, id: Sha256, how: HowCarried): Carried =>
  carried(db, "revisions", id, await db.revisions.get(id), how);

export const carriedAttachment = async (db: SurcoDatabase, id: Sha256, how: HowCarried): Carried =>
  carried(db, "attachments", id, await db.attachments.get(id), how);

async function carried(
  db: SurcoDatabase,
  table: "revisions" | "attachments",
  id: Sha256,
  stored: object | undefined,
  how: HowCarried,
): Carried {
  const envelope = how === "as-it-lies" ? envelopeToState(stored) : null;
  if (envelope !== null) return ok({ bytes: envelope, sealed: true });
  const opened = await readNamed(db, table, id, stored);
  return opened.ok ? ok({ bytes: new Uint8Array(opened.value), sealed: false }) : opened;
}

/** The row's envelope, where the State can open it. */
export function envelopeToState(stored: object | undefined): Uint8Array<ArrayBuffer> | null {
  if (stored === undefined || !isSealed(stored)) return null;
  const bytes = new Uint8Array(stored.sealed);
  const envelope = readEnvelope(bytes);
  return envelope.ok && envelope.value.header.toState !== null ? bytes : null;
}
