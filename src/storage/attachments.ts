import { err, ok, type Result } from "../domain/base/result.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import type { SurcoDatabase } from "./database.ts";

/** Bytes named by their hash (P6). `ArrayBuffer`, never `Blob`: WebKit has mixed stored Blobs up (dexie#1227). */
export interface AttachmentRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** What a caller hands in: a slot's bytes under the name computed from them, before any transaction opened (P3). */
export interface NamedAttachment {
  readonly id: Sha256;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** `missing`: not on this tablet. `damaged`: the stored bytes no longer match their name. `unreadable`: not a shape this release knows. */
export interface ReadProblem {
  readonly code: "missing" | "damaged" | "unreadable";
}

export const nameAttachment = (bytes: Uint8Array, type: string): NamedAttachment => ({
  id: sha256OfBytes(bytes),
  type,
  bytes,
});

/** A buffer of exactly these bytes: a view may sit in a larger buffer. */
export const ownBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

/** The bytes if they still are what their name says (P3). */
export function verified(id: Sha256, stored: ArrayBuffer | undefined): Result<Uint8Array, ReadProblem> {
  if (stored === undefined) return err({ code: "missing" });
  const bytes = new Uint8Array(stored);
  return sha256OfBytes(bytes) === id ? ok(bytes) : err({ code: "damaged" });
}

export async function readAttachment(
  db: SurcoDatabase,
  id: Sha256,
): Promise<Result<{ readonly type: string; readonly bytes: Uint8Array }, ReadProblem>> {
  const row = await db.attachments.get(id);
  const bytes = verified(id, row?.bytes);
  return bytes.ok ? ok({ type: row?.type ?? "", bytes: bytes.value }) : bytes;
}

/** Adds what is not there yet. Inside a transaction; the same content in two slots is one row. */
export async function addAttachments(
  db: SurcoDatabase,
  coeId: string,
  attachments: readonly NamedAttachment[],
): Promise<void> {
  for (const { id, type, bytes } of attachments) {
    if ((await db.attachments.get(id)) === undefined) {
      await db.attachments.add({ id, coeId, type, bytes: ownBuffer(bytes) });
    }
  }
}
