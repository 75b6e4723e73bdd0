import { liveQuery, type Observable } from "dexie";
import type { Instant } from "../domain/base/instant.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import { readEnvelope } from "../domain/protocol/envelope.ts";
import { type ClaimedPlace, claimedPlace, parcelsOf, readParcel } from "../domain/protocol/rescue-parcel.ts";
import { unsentIds } from "./custody.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftIsDue } from "./drafts.ts";
import { isSealed } from "./sealed-column.ts";

// Work whose vault does not open is handed in as it lies (security.md 4.4): nothing here has a key, or needs one.

/** A working copy as it was when it was packed: what is written in it later is not in the parcel. */
export interface PackedCopy {
  readonly coeId: string;
  readonly editSeq: number;
}

/** A parcel that has left this tablet, by its hash: to the State, or into a file. */
export interface HandInRow {
  readonly sha256: Sha256;
  /** carried: somebody else's, from a file. */
  readonly way: "sent" | "file" | "carried";
  readonly at: Instant;
  /** The State's name for it; null as long as it is only in a file. */
  readonly rescueId: string | null;
  readonly envelopes: number;
  readonly copies: readonly PackedCopy[];
  /** When this tablet heard that the State has opened it. */
  readonly openedAt: Instant | null;
}

export interface Parcel {
  readonly sha256: Sha256;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly envelopes: number;
  readonly copies: readonly PackedCopy[];
}

export interface SealedWork {
  readonly parcels: readonly Parcel[];
  /** COEs of which something is in them. */
  readonly coes: number;
  /** What was sealed before this tablet had met its State: the passphrase alone opens it. */
  readonly onlyByPassphrase: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The vault that an envelope was sealed in; null for what is none. */
export function vaultOfEnvelope(sealed: ArrayBuffer): string | null {
  const read = readEnvelope(new Uint8Array(sealed));
  return read.ok ? read.value.header.vault : null;
}

/**
 * Everything of these vaults that the State has no receipt for, and every working copy that was written in since its last version.
 * The same rows are always the same parcels, byte for byte, so that handing them in twice is handing them in once.
 */
export async function packSealedWork(
  db: SurcoDatabase,
  isAsked: (vaultId: string) => boolean = () => true,
): Promise<SealedWork> {
  const { revisions, attachments } = await unsentIds(db);
  const due = (await db.drafts.toArray()).filter(draftIsDue);
  const rows: readonly (object & { readonly coeId: string })[] = [
    ...(await db.revisions.bulkGet([...revisions])).filter((row) => row !== undefined),
    ...(await db.attachments.bulkGet([...attachments])).filter((row) => row !== undefined),
    ...due,
  ];
  const envelopes: Bytes[] = [];
  const coes = new Set<string>();
  let onlyByPassphrase = 0;
  for (const row of rows) {
    const bytes = isSealed(row) ? new Uint8Array(row.sealed) : null;
    const place = bytes && claimedPlace(bytes);
    if (!bytes || !place || !isAsked(place.vault)) continue;
    if (place.stateKey === null) onlyByPassphrase += 1;
    else {
      envelopes.push(bytes);
      coes.add(row.coeId);
    }
  }
  const editSeqs = new Map(due.map(({ coeId, editSeq }) => [coeId, editSeq]));
  const parcels = parcelsOf(envelopes).map((bytes) => parcelFrom(bytes, editSeqs));
  return { parcels, coes: coes.size, onlyByPassphrase };
}

function parcelFrom(bytes: Bytes, editSeqs: ReadonlyMap<string, number>): Parcel {
  const read = readParcel(bytes);
  const places = (read.ok ? read.value : []).map(claimedPlace);
  const copies = places.flatMap((place) => copyAt(place, editSeqs));
  return { sha256: sha256OfBytes(bytes), bytes, envelopes: places.length, copies };
}

function copyAt(place: ClaimedPlace | null, editSeqs: ReadonlyMap<string, number>): PackedCopy[] {
  const editSeq = place?.table === "drafts" ? editSeqs.get(place.row) : undefined;
  return place && editSeq !== undefined ? [{ coeId: place.row, editSeq }] : [];
}

type Left = Pick<HandInRow, "way" | "at" | "rescueId">;

/** Written down before a file is saved, and once the State has said that it holds it. What the State holds stays so. */
export const noteHandIn = (
  db: SurcoDatabase,
  { sha256, envelopes, copies }: Omit<Parcel, "bytes">,
  { way, at, rescueId }: Left,
): Promise<void> =>
  db.transaction("rw", db.handIns, async () => {
    const before = await db.handIns.get(sha256);
    if (before !== undefined && before.rescueId !== null) return;
    await db.handIns.put({ sha256, way, at, rescueId, envelopes, copies, openedAt: null });
  });

/** The State has opened them: all that is in them is where it belongs, or kept with the State. */
export const noteOpened = (db: SurcoDatabase, rescueIds: ReadonlySet<string>, at: Instant): Promise<void> =>
  db.transaction("rw", db.handIns, async () => {
    const isNew = (row: HandInRow) => row.openedAt === null && row.rescueId !== null && rescueIds.has(row.rescueId);
    for (const row of await db.handIns.filter(isNew).toArray()) await db.handIns.put({ ...row, openedAt: at });
  });

/** Those that the State holds and has not opened, as far as this tablet knows. */
export const waitingHandIns = (db: SurcoDatabase): Promise<HandInRow[]> =>
  db.handIns.filter((row) => row.rescueId !== null && row.openedAt === null).toArray();

/** Newest first. */
export const watchHandIns = (db: SurcoDatabase): Observable<HandInRow[]> =>
  liveQuery(async () => (await db.handIns.toArray()).sort((a, b) => (a.at < b.at ? 1 : -1)));
