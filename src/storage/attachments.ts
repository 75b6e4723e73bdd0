import { err, ok, type Result } from "../domain/base/result.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import { buffer, having } from "../domain/base/shape.ts";
import type { SurcoDatabase } from "./database.ts";
import { Overtaken } from "./failure.ts";
import { isSealed, openBytes, sealBytes } from "./sealed-column.ts";
import { type Unreadable, unreadableFor } from "./sealer.ts";

/** Bytes named by their hash (P6). `ArrayBuffer`, never `Blob`: WebKit has mixed stored Blobs up (dexie#1227). */
export interface AttachmentRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly type: string;
  readonly sealed: ArrayBuffer;
}

/** What a caller hands in: a slot's bytes under the name computed from them, before any transaction opened (P3). */
export interface NamedAttachment {
  readonly id: Sha256;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * `missing`: not on this tablet. `damaged`: the stored bytes no longer match their name. `unreadable`: not a shape this release knows.
 * `locked`: nobody has opened the vault. `other-vault`: a colleague's, or sealed with an earlier vault.
 */
export interface ReadProblem {
  readonly code: "missing" | "unreadable" | Unreadable;
}

export const nameAttachment = (bytes: Uint8Array, type: string): NamedAttachment => ({
  id: sha256OfBytes(bytes),
  type,
  bytes,
});

/** The bytes if they still are what their name says (P3). */
export async function readNamed(
  db: SurcoDatabase,
  table: "revisions" | "attachments" | "fetched",
  id: Sha256,
  stored: object | undefined,
): Promise<Result<Uint8Array, ReadProblem>> {
  if (stored === undefined) return err({ code: "missing" });
  const opened = isSealed(stored) ? await openBytes(db, table, id, stored.sealed) : plainBytes(stored);
  if (!opened.ok) return err({ code: unreadableFor(opened.error) });
  return sha256OfBytes(opened.value) === id ? ok(opened.value) : err({ code: "damaged" });
}

const isPlain = having<{ readonly bytes: ArrayBuffer }>({ bytes: buffer });

/** Of a row of an earlier release that was not sealed yet. */
const plainBytes = (stored: object): Result<Uint8Array, "altered"> =>
  isPlain(stored) ? ok(new Uint8Array(stored.bytes)) : err("altered");

export async function readAttachment(
  db: SurcoDatabase,
  id: Sha256,
): Promise<Result<{ readonly type: string; readonly bytes: Uint8Array }, ReadProblem>> {
  const row = await db.attachments.get(id);
  const bytes = await readNamed(db, "attachments", id, row);
  return bytes.ok ? ok({ type: row?.type ?? "", bytes: bytes.value }) : bytes;
}

const isHere = async (db: SurcoDatabase, id: Sha256): Promise<boolean> =>
  (await db.attachments.where("id").equals(id).count()) > 0;

/** Seals what is not there yet; what it gives adds it, inside a transaction. The same content in two slots is one row. */
export async function addingAttachments(
  db: SurcoDatabase,
  coeId: string,
  attachments: readonly NamedAttachment[],
): Promise<() => Promise<void>> {
  const rows = new Map<Sha256, AttachmentRow>();
  for (const { id, type, bytes } of attachments) {
    if (!(await isHere(db, id)))
      rows.set(id, { id, coeId, type, sealed: await sealBytes(db, "attachments", id, bytes) });
  }
  return async () => {
    for (const { id } of attachments) {
      if (await isHere(db, id)) continue;
      const row = rows.get(id);
      if (row === undefined) throw new Overtaken();
      await db.attachments.add(row);
    }
  };
}
