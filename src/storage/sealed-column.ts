import { fromBase64url, toBase64url } from "../domain/base/base64url.ts";
import type { Instant } from "../domain/base/instant.ts";
import { err, ok, type Result } from "../domain/base/result.ts";
import { buffer, having } from "../domain/base/shape.ts";
import type { Place } from "../domain/protocol/envelope.ts";
import type { Opened, OpenProblem, Sealer } from "./sealer.ts";

// What a row keeps to itself lies in its one column `sealed`. It is sealed before and opened after a transaction, never inside.

/** The tables that hold something of a family, and the words that a page left (`leaving.ts`). Everything in their rows but the columns that protocol 4.9 allows is sealed. */
export type SealedTable =
  | "drafts"
  | "outgrown"
  | "summaries"
  | "nameLists"
  | "firstPages"
  | "revisions"
  | "attachments"
  | "decisions"
  | "fetched"
  | "unread"
  | "lastWords";

interface WithSealer {
  readonly sealer: Sealer;
}

export interface Sealed {
  readonly sealed: ArrayBuffer;
}

/** A row of an earlier release lies open until its recruiter's vault is opened for the first time (`seal-old-rows.ts`). */
export const isSealed = having<Sealed>({ sealed: buffer });

/** A time that lies open says no more than the minute (protocol 4.9). */
export const toTheMinute = (at: Instant): Instant => `${at.slice(0, 16)}:00.000Z` as Instant;

/** Version of what is inside. */
const contentVersion = 1;

export const placeOf = (table: SealedTable, row: string): Place => ({ table, row, schema: contentVersion });

/** Rejects with `VaultLocked` where there is no key. */
export const sealBytes = (db: WithSealer, table: SealedTable, row: string, bytes: Uint8Array): Promise<ArrayBuffer> =>
  db.sealer.seal(placeOf(table, row), bytes);

export const openBytes = (db: WithSealer, table: SealedTable, row: string, sealed: ArrayBuffer): Promise<Opened> =>
  db.sealer.open(placeOf(table, row), sealed);

/**
 * As JSON; a buffer in it is `{"$bytes": base64url}`. Looking for buffers takes several times as long as writing, so whoever knows
 * that there is none says so: the working copy is sealed again and again while somebody types.
 */
export const bytesOfValue = (value: unknown, mayHoldBuffers = true): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value, mayHoldBuffers ? withBuffers : undefined));

export const sealValue = (db: WithSealer, table: SealedTable, row: string, value: unknown): Promise<ArrayBuffer> =>
  sealBytes(db, table, row, bytesOfValue(value));

/** What comes out still has to pass its shape. */
export async function openValue(
  db: WithSealer,
  table: SealedTable,
  row: string,
  sealed: ArrayBuffer,
): Promise<Result<unknown, OpenProblem>> {
  return parsed(await openBytes(db, table, row, sealed));
}

/** Each by itself, in the order asked. */
export async function openValues(
  db: WithSealer,
  table: SealedTable,
  rows: readonly { readonly row: string; readonly sealed: ArrayBuffer }[],
): Promise<Result<unknown, OpenProblem>[]> {
  const opened = await db.sealer.openMany(
    rows.map(({ row, sealed }) => ({ place: placeOf(table, row), envelope: sealed })),
  );
  return opened.map(parsed);
}

function parsed(opened: Opened): Result<unknown, OpenProblem> {
  if (!opened.ok) return opened;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(opened.value);
    // Looking at each value for a buffer takes several times as long as reading them, and hardly anything has one.
    return ok(JSON.parse(text, text.includes('"$bytes"') ? toBuffers : undefined) as unknown);
  } catch {
    return err("altered");
  }
}

const withBuffers = (_key: string, value: unknown): unknown =>
  buffer(value) ? { $bytes: toBase64url(new Uint8Array(value)) } : value;

function toBuffers(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$bytes" in value)) return value;
  const { $bytes: written } = value;
  return typeof written === "string" ? (fromBase64url(written)?.buffer ?? value) : value;
}
