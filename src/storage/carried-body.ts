import type { Result } from "../domain/base/result.ts";
import { ok } from "../domain/base/result.ts";
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

export const carriedRevision = async (db: SurcoDatabase, id: Sha256): Promise<Result<CarriedBody, ReadProblem>> =>
  carried(db, "revisions", id, await db.revisions.get(id));

export const carriedAttachment = async (db: SurcoDatabase, id: Sha256): Promise<Result<CarriedBody, ReadProblem>> =>
  carried(db, "attachments", id, await db.attachments.get(id));

/**
 * The envelope as it lies here, where it was sealed to the State: so everybody's unsent work leaves in anybody's session, also while
 * its vault is shut (P22). What was sealed before this tablet had met its State has to be opened first.
 */
async function carried(
  db: SurcoDatabase,
  table: "revisions" | "attachments",
  id: Sha256,
  stored: object | undefined,
): Promise<Result<CarriedBody, ReadProblem>> {
  if (stored !== undefined && isSealed(stored)) {
    const bytes = new Uint8Array(stored.sealed);
    const envelope = readEnvelope(bytes);
    if (envelope.ok && envelope.value.header.toState !== null) return ok({ bytes, sealed: true });
  }
  const opened = await readNamed(db, table, id, stored);
  return opened.ok ? ok({ bytes: new Uint8Array(opened.value), sealed: false }) : opened;
}
