import { liveQuery, type Observable } from "dexie";
import type { Instant } from "../domain/base/instant.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import { readEnvelope } from "../domain/protocol/envelope.ts";
import { type ClaimedPlace, claimedPlace, loadsOf, packParcel } from "../domain/protocol/rescue-parcel.ts";
import type { SurcoDatabase } from "./database.ts";
import { draftIsDue } from "./drafts.ts";
import { isSealed } from "./sealed-column.ts";
import { unsentIds } from "./unsent-ids.ts";

// Work whose vault does not open is handed in as it lies (security.md 4.4): nothing here has a key, or needs one.

type Bytes = Uint8Array<ArrayBuffer>;

/** A working copy as it was when it was packed: what is written in it later is not in the parcel. */
export interface PackedCopy {
  readonly coeId: string;
  /** A copy that is begun anew from what came back counts its writes from the beginning, in another vault. */
  readonly vault: string;
  readonly editSeq: number;
}

export interface Parcel {
  readonly sha256: Sha256;
  readonly bytes: Bytes;
  readonly envelopes: number;
  readonly vaults: readonly string[];
  readonly copies: readonly PackedCopy[];
}

/** A parcel that has left this tablet, by its hash: to the State, or into a file. */
export interface HandInRow extends Omit<Parcel, "bytes"> {
  /** carried: somebody else's, from a file. */
  readonly way: "sent" | "file" | "carried";
  readonly at: Instant;
  /** The State's name for it; null as long as it is only in a file. */
  readonly rescueId: string | null;
  /** When this tablet heard that the State has opened it. */
  readonly openedAt: Instant | null;
}

interface SealedWork {
  readonly parcels: readonly Parcel[];
  /** COEs of which something is in them. */
  readonly coes: number;
  /** What was sealed before this tablet had met its State: the passphrase alone opens it. */
  readonly onlyByPassphrase: number;
}

/** Larger than this is a photo, as good as always: answers and a drawn signature are a tenth of it. */
const mostShownBytes = 65_536;

/** The vault that an envelope was sealed in; null for what is none. */
export function vaultOfEnvelope(sealed: ArrayBuffer): string | null {
  const read = readEnvelope(new Uint8Array(sealed));
  return read.ok ? read.value.header.vault : null;
}

type Asked = (vaultId: string) => boolean;

interface Found {
  readonly envelopes: readonly { readonly bytes: Bytes; readonly place: ClaimedPlace; readonly coeId: string }[];
  readonly onlyByPassphrase: number;
  /** Of the working copies, by COE. */
  readonly editSeqs: ReadonlyMap<string, number>;
}

async function findSealedWork(db: SurcoDatabase, isAsked: Asked): Promise<Found> {
  const { revisions, attachments } = await unsentIds(db);
  const due = (await db.drafts.toArray()).filter(draftIsDue);
  const rows: readonly (object & { readonly coeId: string })[] = [
    ...(await db.revisions.bulkGet([...revisions])).filter((row) => row !== undefined),
    ...(await db.attachments.bulkGet([...attachments])).filter((row) => row !== undefined),
    ...due,
  ];
  const sealed = rows.flatMap((row) => {
    const bytes = isSealed(row) ? new Uint8Array(row.sealed) : null;
    const place = bytes && claimedPlace(bytes);
    return bytes && place && isAsked(place.vault) ? [{ bytes, place, coeId: row.coeId }] : [];
  });
  const envelopes = sealed.filter(({ place }) => place.stateKey !== null);
  const editSeqs = new Map(due.map(({ coeId, editSeq }) => [coeId, editSeq]));
  return { envelopes, onlyByPassphrase: sealed.length - envelopes.length, editSeqs };
}

/**
 * Everything of these vaults that the State has no receipt for, and every working copy that was written in since its last version.
 * The same rows are always the same parcels, byte for byte, so that handing them in twice is handing them in once.
 */
export async function packSealedWork(db: SurcoDatabase, isAsked: Asked = () => true): Promise<SealedWork> {
  const { envelopes, onlyByPassphrase, editSeqs } = await findSealedWork(db, isAsked);
  const loads = loadsOf(envelopes.map(({ bytes }) => bytes));
  const parcels = loads.map((load) => parcelFrom(packParcel(load), load, editSeqs));
  return { parcels, coes: new Set(envelopes.map(({ coeId }) => coeId)).size, onlyByPassphrase };
}

/**
 * The same for a row of codes, without what is too large to be shown in one. `staying` are those pieces: a screen has to say that
 * they were not carried.
 */
export async function packShownWork(db: SurcoDatabase): Promise<SealedWork & { readonly staying: number }> {
  const { envelopes, onlyByPassphrase, editSeqs } = await findSealedWork(db, () => true);
  const shown = envelopes.filter(({ bytes }) => bytes.length <= mostShownBytes);
  const loads = loadsOf(shown.map(({ bytes }) => bytes));
  const parcels = loads.map((load) => parcelFrom(packParcel(load), load, editSeqs));
  const coes = new Set(shown.filter(({ place }) => place.table !== "attachments").map(({ coeId }) => coeId));
  return { parcels, coes: coes.size, onlyByPassphrase, staying: envelopes.length - shown.length };
}

function parcelFrom(bytes: Bytes, envelopes: readonly Bytes[], editSeqs: ReadonlyMap<string, number>): Parcel {
  const places = envelopes.map(claimedPlace);
  const copies = places.flatMap((place) => copyAt(place, editSeqs));
  return { sha256: sha256OfBytes(bytes), bytes, envelopes: places.length, vaults: vaultsIn(places), copies };
}

const vaultsIn = (places: readonly (ClaimedPlace | null)[]): string[] => [
  ...new Set(places.flatMap((place) => place?.vault ?? [])),
];

/** A parcel that came in a file, and the envelopes that were read in it: none of its working copies lies here. */
export const carriedParcel = (bytes: Bytes, envelopes: readonly Bytes[]): Parcel =>
  parcelFrom(bytes, envelopes, new Map());

function copyAt(place: ClaimedPlace | null, editSeqs: ReadonlyMap<string, number>): PackedCopy[] {
  const editSeq = place?.table === "drafts" ? editSeqs.get(place.row) : undefined;
  return place && editSeq !== undefined ? [{ coeId: place.row, vault: place.vault, editSeq }] : [];
}

type Left = Pick<HandInRow, "way" | "at" | "rescueId">;

/** Written down before a file is saved, and once the State has said that it holds it. What the State holds stays so. */
export const noteHandIn = (
  db: SurcoDatabase,
  { sha256, envelopes, vaults, copies }: Omit<Parcel, "bytes">,
  { way, at, rescueId }: Left,
): Promise<void> =>
  db.transaction("rw", db.handIns, async () => {
    const before = await db.handIns.get(sha256);
    if (before !== undefined && before.rescueId !== null) return;
    await db.handIns.put({ sha256, way, at, rescueId, envelopes, vaults, copies, openedAt: null });
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

/** Whether something was saved into a file that the State is not known to hold: with a network it is handed in as well. */
export async function isOnlyInFile(db: SurcoDatabase): Promise<boolean> {
  const rows = await db.handIns.toArray();
  const held = new Set(
    rows.filter(({ rescueId }) => rescueId !== null).flatMap(({ copies }) => copies.map(nameOfCopy)),
  );
  return rows.some(({ rescueId, copies }) => rescueId === null && copies.some((copy) => !held.has(nameOfCopy(copy))));
}

const nameOfCopy = ({ coeId, vault, editSeq }: PackedCopy): string => `${coeId} ${vault} ${editSeq}`;

/** What of some vaults lies here sealed, as a screen tells it. */
export interface SealedStanding {
  /** COEs of which something is neither with the State nor in a parcel that it holds. */
  readonly waiting: number;
  readonly onlyByPassphrase: number;
  /** Newest first. */
  readonly handIns: readonly HandInRow[];
}

export const watchSealedWork = (db: SurcoDatabase, isAsked: Asked): Observable<SealedStanding> =>
  liveQuery(async () => {
    const { envelopes, onlyByPassphrase, editSeqs } = await findSealedWork(db, isAsked);
    const handIns = (await db.handIns.toArray()).filter(({ vaults }) => vaults.some(isAsked));
    const held = handIns.filter(({ rescueId }) => rescueId !== null).flatMap(({ copies }) => copies.map(nameOfCopy));
    const isHeld = (place: ClaimedPlace) => copyAt(place, editSeqs).some((copy) => held.includes(nameOfCopy(copy)));
    const loose = envelopes.filter(({ place }) => !isHeld(place));
    return {
      waiting: new Set(loose.map(({ coeId }) => coeId)).size,
      onlyByPassphrase,
      handIns: handIns.sort((a, b) => (a.at < b.at ? 1 : -1)),
    };
  });

/** What this tablet carried to the State from a file, newest first. */
export const watchCarried = (db: SurcoDatabase): Observable<HandInRow[]> =>
  liveQuery(async () => {
    const rows = await db.handIns.filter(({ way }) => way === "carried").toArray();
    return rows.sort((a, b) => (a.at < b.at ? 1 : -1));
  });
