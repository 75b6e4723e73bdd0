import { Dexie, liveQuery, type Observable } from "dexie";
import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { type CodeFrame, type Gathered, gather, parcelNameOf } from "../domain/protocol/code-frames.ts";
import type { SurcoDatabase } from "./database.ts";

// What this tablet's camera has read from a colleague's screen. It is sealed as it comes, and nobody here can open it.

type Bytes = Uint8Array<ArrayBuffer>;

/** One frame of a row that is not whole yet, kept so that an interrupted show goes on where it was. */
export interface CodePartRow {
  readonly parcel: string;
  readonly at: number;
  readonly count: number;
  readonly bytes: ArrayBuffer;
  readonly readAt: Instant;
}

/** A whole parcel, until the State holds all that is in it. */
export interface ReadParcelRow {
  readonly sha256: Sha256;
  readonly bytes: ArrayBuffer;
  readonly envelopes: number;
  readonly readAt: Instant;
  /** Why the State did not take it, where asking again as it is would change nothing. */
  readonly refused: string | null;
}

export const keepPart = (
  db: SurcoDatabase,
  { parcel, at, count, part }: CodeFrame,
  readAt: Instant,
): Promise<unknown> => db.codeParts.put({ parcel, at, count, bytes: part.slice().buffer, readAt });

/** Every row of codes that was begun and is not whole. */
export async function gatheredParcels(db: SurcoDatabase): Promise<Gathered[]> {
  const piles = new Map<string, Gathered>();
  for (const { parcel, at, count, bytes } of await db.codeParts.toArray())
    piles.set(parcel, gather(piles.get(parcel) ?? null, { parcel, at, count, part: new Uint8Array(bytes) }));
  return [...piles.values()];
}

const partsOf = (db: SurcoDatabase, parcel: string) =>
  db.codeParts.where("[parcel+at]").between([parcel, Dexie.minKey], [parcel, Dexie.maxKey]);

/** Something in it was not of it: the next show begins anew. */
export const dropParts = (db: SurcoDatabase, parcel: string): Promise<unknown> => partsOf(db, parcel).delete();

/** The whole in place of its parts, in one transaction. */
export const keepReadParcel = (
  db: SurcoDatabase,
  { sha256, bytes, envelopes }: { readonly sha256: Sha256; readonly bytes: Bytes; readonly envelopes: number },
  readAt: Instant,
): Promise<unknown> =>
  db.transaction("rw", db.codeParts, db.readParcels, async () => {
    await db.readParcels.put({ sha256, bytes: bytes.slice().buffer, envelopes, readAt, refused: null });
    await partsOf(db, parcelNameOf(sha256)).delete();
  });

export const readParcelsToPassOn = (db: SurcoDatabase): Promise<ReadParcelRow[]> => db.readParcels.toArray();

export const noteRefused = (db: SurcoDatabase, sha256: Sha256, refused: string): Promise<unknown> =>
  db.readParcels.update(sha256, { refused });

/** With how passing it on has gone. */
export const forgetReadParcel = (db: SurcoDatabase, sha256: Sha256): Promise<unknown> =>
  db.transaction("rw", db.readParcels, db.attempts, async () => {
    await db.readParcels.delete(sha256);
    await db.attempts.delete(sha256);
  });

/** An interrupted show that nobody went on with: its own tablet has all of it. */
export async function dropOldParts(db: SurcoDatabase, before: Instant): Promise<void> {
  const newest = new Map<string, Instant>();
  for (const { parcel, readAt } of await db.codeParts.toArray())
    if (readAt > (newest.get(parcel) ?? "")) newest.set(parcel, readAt);
  for (const [parcel, readAt] of newest) if (readAt < before) await dropParts(db, parcel);
}

/** Rows of codes that need not be read any more, by their names: whole here, or with the State already. */
export async function knownParcels(db: SurcoDatabase): Promise<Set<string>> {
  const carried = await db.handIns.filter(({ way }) => way === "carried").primaryKeys();
  const here = await db.readParcels.toCollection().primaryKeys();
  return new Set([...carried, ...here].map(parcelNameOf));
}

export const watchReadParcels = (db: SurcoDatabase): Observable<ReadParcelRow[]> =>
  liveQuery(() => db.readParcels.toArray());
