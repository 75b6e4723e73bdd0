import type { Instant } from "../domain/base/instant.ts";
import { SurcoDatabase } from "./database.ts";
import { readDevice } from "./device.ts";
import { type Journal, type JournalState, journalOf, type SecondCopyStanding, standingOf } from "./journal.ts";
import { type Copied, copyOwed, heal } from "./journal-healing.ts";
import { nameLines } from "./journal-lines.ts";

interface Starting {
  readonly now: () => Instant;
  readonly newId: () => string;
}

// The one door to the second copy, so that all of it is one part that is loaded when somebody saves or compares.

export const secondCopyOf = (db: SurcoDatabase): Journal => journalOf(db);

/** How it stands after everything that was asked of it until now. */
export async function journalState(db: SurcoDatabase): Promise<JournalState> {
  const journal = journalOf(db);
  if (journal.state.kind === "sound" || journal.state.kind === "pending") await journal.appendRecords([]);
  return journal.state;
}

/** For the settings, and for the question whether this tablet is ready. */
export const secondCopyStanding = async (db: SurcoDatabase): Promise<SecondCopyStanding> =>
  standingOf(await journalState(db));

/** Resolves when the two were compared: until then nobody can say how it stands. */
export const whenCompared = (db: SurcoDatabase): Promise<void> => journalOf(db).compared();

const copiedBy = (db: SurcoDatabase): Copied => {
  const journal = journalOf(db);
  return {
    list: () => journal.list(),
    read: (names) => journal.read(names),
    copyRecords: (records) => journal.copyRecords(records),
    takeBack: (rows) => journal.takeBack(rows),
    erase: () => eraseCopies(db),
  };
};

/** What the journal holds of a database that came up empty is put back; what it lacks is copied when the two are compared. */
export async function restoreLost(db: SurcoDatabase, { now, newId }: Starting): Promise<void> {
  if (journalOf(db).state.kind !== "missing") await heal(db, copiedBy(db), now(), newId);
}

/**
 * At each start, behind the first screen. Of how many COEs something was put back. What the journal lacks is copied after that, for
 * which nobody waits: the first time it is everything.
 */
export async function compareCopies(db: SurcoDatabase, { now, newId }: Starting): Promise<number> {
  const journal = journalOf(db);
  const over = (isWhole: boolean) => journal.noteCompared(isWhole);
  try {
    if (journal.state.kind === "missing") throw new Error("Missing");
    const { coes, isWhole, owed } = await heal(db, copiedBy(db), now(), newId);
    void copyOwed(db, copiedBy(db), owed).then(
      (isCopied) => over(isWhole && isCopied),
      () => over(false),
    );
    return coes;
  } catch {
    over(false);
    return 0;
  }
}

/** Lines whose names came back from nowhere, when the vault of their recruiter was opened. */
export async function nameRestoredLines(db: SurcoDatabase, personId: string): Promise<void> {
  if ((await readDevice(db)).restored) await nameLines(db, personId);
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
  if (elsewhere.has(db)) await deleteFirstPlace(db.name);
  else await buckets()?.delete(otherName);
}

/** The place that did not open, and may open one day. The engine may fail to delete it, as it failed to open it. */
const deleteFirstPlace = (name: string): Promise<void> =>
  new Promise((done) => {
    const deleting = indexedDB.deleteDatabase(name);
    for (const end of ["success", "error", "blocked"]) deleting.addEventListener(end, () => done());
  });
