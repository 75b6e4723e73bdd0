import type { Instant } from "../domain/base/instant.ts";
import { type SurcoDatabase, writerNumber } from "./database.ts";
import type { OpenInterviewNote } from "./open-interview.ts";
import { isDeviceRow } from "./row-shapes.ts";

/** What this tablet knows of itself and of the server: one row. */
export interface DeviceRow {
  readonly key: "this";
  readonly deviceId: string;
  /** Number of the last revision made here (P19). */
  readonly deviceSeq: number;
  /** Place in the feed up to which it was read, opaque, for each person: everybody is sent their own part of the feed. */
  readonly cursors: Readonly<Record<string, string>>;
  /** The highest place in the feed that any receipt or page has shown, and the server's chain value there (P13). */
  readonly seen: { readonly seq: number; readonly chain: string } | null;
  /** Something but the feed has shown it since the last greeting: nobody has asked yet whether it stands in the history that the feed tells. */
  readonly seenSinceHello?: boolean;
  /** What `seen` was before an answer that named a place at or below it: the next greeting asks for this one too. */
  readonly seenBefore?: DeviceRow["seen"];
  readonly server: string | null;
  readonly securedSeq: number | null;
  /** Everything has to be confirmed, since the server's history changed and not all of it was asked for again (P11). */
  readonly mustConfirm: boolean;
  /** Decisions that the server may have lost have to be offered back, since its history changed and not all of them were (P13). */
  readonly mustOffer?: boolean;
  /** Milliseconds since 1970 of the last time everything was confirmed. */
  readonly confirmedAt: number;
  /** Server time minus this clock, measured (P20). */
  readonly clockOffsetMs: number | null;
  readonly lastContact: Instant | null;
  /** Numbers that the server has seen from this device but its storage does not remember: storage was lost (P19). */
  readonly lost: { readonly fromSeq: number; readonly toSeq: number } | null;
  /** The oldest release that may write here (P17). */
  readonly oldestWriter: number;
  /** Who uses the tablet now; works without a network. */
  readonly recruiterId: string | null;
  /** The COE that a family is signing: starting the app again comes back to its statement. */
  readonly handedOver?: string | null;
  /** The interview somebody is in: a killed app comes back to it. */
  readonly openInterview?: OpenInterviewNote | null;
  /** COEs of which something came back from the second copy, and when; told until somebody has read it. */
  readonly restored?: { readonly coes: number; readonly at: Instant } | null;
  /** When the tablet erased itself on the State's order; told until somebody signs in again. */
  readonly wiped?: Instant | null;
  /** Erased, but the second copy was not yet. */
  readonly eraseOwed?: boolean;
  /** The State's public key, as hello told it last: what is sealed here is sealed to it as well. */
  readonly stateKey?: string | null;
  /** People whose rows of an earlier release have been sealed (`seal-old-rows.ts`). */
  readonly sealedFor?: readonly string[];
}

/**
 * Opens the row of this tablet, or makes it with a fresh identity. Newer code than the last writer leaves its number. A row that
 * cannot be read is put aside and the tablet becomes a new device, as if its storage had been lost (P19): a number must never be
 * given twice, and what is unsent follows from the revisions themselves. `whenEmpty` comes before a new identity: this may not be a
 * new tablet, but one whose storage was lost.
 */
export const readyDevice = async (
  db: SurcoDatabase,
  newId: () => string,
  whenEmpty?: () => Promise<void>,
): Promise<DeviceRow> => {
  const known: unknown = await db.device.get("this");
  if (isDeviceRow(known) && known.oldestWriter >= writerNumber) {
    db.usedByLater = known.oldestWriter > writerNumber;
    return known;
  }
  if (known === undefined) await whenEmpty?.();
  const fresh = newId();
  return db.transaction("rw", db.device, async () => {
    const stored: unknown = await db.device.get("this");
    const row = isDeviceRow(stored) ? stored : null;
    if (row !== null && row.oldestWriter >= writerNumber) return row;
    if (row === null && stored !== undefined) await putAside(db, stored, fresh);
    const made: DeviceRow = { ...(row ?? emptyDevice(fresh)), oldestWriter: writerNumber };
    await db.device.put(made);
    return made;
  });
};

const putAside = (db: SurcoDatabase, stored: unknown, by: string): Promise<unknown> =>
  db.table<unknown, string>("device").put({ key: `unreadable before ${by}`, stored });

export const readDevice = async (db: SurcoDatabase): Promise<DeviceRow> => {
  const row: unknown = await db.device.get("this");
  if (!isDeviceRow(row)) throw new Error("the device has no identity yet: readyDevice comes first");
  return row;
};

/** Changes what sync has learned. Runs in its own transaction, or in the one around it. */
export const noteOnDevice = (db: SurcoDatabase, change: Partial<Omit<DeviceRow, "key" | "deviceId">>): Promise<void> =>
  db.transaction("rw", db.device, async () => {
    await db.device.put({ ...(await readDevice(db)), ...change });
  });

type Place = NonNullable<DeviceRow["seen"]>;

/**
 * The highest place in the feed that anything has shown: it must still be there at the next `hello` (P13). An answer that names a place
 * at or below it tells either of something that was held long ago, or of a second history: then both places must still be there.
 */
export async function noteSeen(db: SurcoDatabase, places: readonly Place[]): Promise<void> {
  const device = await readDevice(db);
  const { seen, seenBefore = null } = device;
  const highest = places.reduce<Place | null>((best, each) => (best && best.seq >= each.seq ? best : each), null);
  if (highest === null) return;
  const isHigher = seen === null || highest.seq > seen.seq;
  const inDoubt = seen !== null && places.some(({ seq }) => seq <= seen.seq);
  const before = inDoubt ? (seenBefore ?? seen) : seenBefore;
  if (!isHigher && before === seenBefore) return;
  const higher = isHigher ? { seen: { seq: highest.seq, chain: highest.chain }, seenSinceHello: true } : {};
  await db.device.put({ ...device, ...higher, seenBefore: before });
}

export const emptyDevice = (deviceId: string): DeviceRow => ({
  key: "this",
  deviceId,
  deviceSeq: 0,
  cursors: {},
  seen: null,
  server: null,
  securedSeq: null,
  mustConfirm: false,
  confirmedAt: 0,
  clockOffsetMs: null,
  lastContact: null,
  lost: null,
  oldestWriter: writerNumber,
  recruiterId: null,
});
