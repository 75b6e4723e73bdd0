import type { Instant } from "../domain/base/instant.ts";
import { SurcoDatabase } from "./database.ts";
import { readDevice } from "./device.ts";
import { type Journal, type JournalState, journalOf } from "./journal.ts";
import { type Healed, heal } from "./journal-healing.ts";
import { nameLines } from "./journal-lines.ts";

/** Nobody waits longer for what may be there. It goes on behind the screen, and is told when it is done. */
const longestWait = 20_000;

interface Starting {
  readonly now: () => Instant;
  readonly newId: () => string;
}

// The one door to the second copy, so that all of it is one part that is loaded when somebody saves or compares.

export const secondCopyOf = (db: SurcoDatabase): Journal => journalOf(db);

/** How it stands after everything that was asked of it until now: for the settings, and for the question whether this tablet is ready. */
export async function journalState(db: SurcoDatabase): Promise<JournalState> {
  const journal = journalOf(db);
  if (journal.state.kind === "sound") await journal.appendRecords([]);
  return journal.state;
}

/** The database came up empty: before anything is shown, what the journal holds is put back. A new tablet has none. */
export async function restoreLost(db: SurcoDatabase, starting: Starting): Promise<void> {
  if (!(await hasJournal())) return;
  const restoring = compareCopies(db, starting).catch(() => null);
  await Promise.race([restoring, new Promise((done) => setTimeout(done, longestWait))]);
}

/** At each start, behind the first screen. */
export async function compareCopies(db: SurcoDatabase, { now, newId }: Starting): Promise<Healed | null> {
  const journal = journalOf(db);
  if (journal.state.kind === "missing") return null;
  return heal(db, journal, now(), newId);
}

/** Lines whose names came back from nowhere, when the vault of their recruiter was opened. */
export async function nameRestoredLines(db: SurcoDatabase, personId: string): Promise<void> {
  if ((await readDevice(db)).restored) await nameLines(db, personId);
}

async function hasJournal(): Promise<boolean> {
  try {
    await (await navigator.storage.getDirectory()).getDirectoryHandle("surco-second-copy");
    return true;
  } catch {
    return false;
  }
}

const tries = 3;
const betweenTries = 200;

/**
 * The engine did not open the database. After some damages it does so when it is asked again, empty; after others never, whatever is
 * asked of it. Then another place of this origin serves instead, where the browser knows of any, at this start and at every one at
 * which the first place does not open. Each of the two is compared with the journal when it is used.
 */
export async function reopened(db: SurcoDatabase): Promise<SurcoDatabase> {
  for (let left = tries; ; left--) {
    await new Promise((done) => setTimeout(done, betweenTries));
    db.close({ disableAutoOpen: false });
    try {
      await db.open();
      return db;
    } catch (error) {
      if (left > 1) continue;
      const place = await otherPlace();
      if (place === null) throw error;
      db.close();
      const other = new SurcoDatabase(db.name, db.sealer, { indexedDB: place });
      elsewhere.add(other);
      return other;
    }
  }
}

/** What of the Storage Buckets API is used here; Chromium has it since 2023. */
interface Buckets {
  delete(name: string): Promise<void>;
  open(name: string, options: { readonly durability: "strict" }): Promise<{ readonly indexedDB: IDBFactory }>;
}

const otherName = "surco-other-place";
const elsewhere = new WeakSet<SurcoDatabase>();

const buckets = (): Buckets | undefined => (navigator as { readonly storageBuckets?: Buckets }).storageBuckets;

const otherPlace = async (): Promise<IDBFactory | null> =>
  (await buckets()?.open(otherName, { durability: "strict" }))?.indexedDB ?? null;

/** Of a tablet that erases itself: the journal, and what another place may have served for once. */
export async function eraseCopies(db: SurcoDatabase): Promise<void> {
  await journalOf(db).erase();
  if (!elsewhere.has(db)) await buckets()?.delete(otherName);
}
