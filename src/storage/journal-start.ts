import type { Instant } from "../domain/base/instant.ts";
import type { SurcoDatabase } from "./database.ts";
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

const tries = 4;
const betweenTries = 250;

/**
 * The engine did not open the database. After some damages it does so when it is asked again, empty; then what the journal holds is
 * put back. Throws what it said last.
 */
export async function reopen(db: SurcoDatabase): Promise<void> {
  for (let left = tries; ; left--) {
    await new Promise((done) => setTimeout(done, betweenTries));
    db.close({ disableAutoOpen: false });
    try {
      await db.open();
      return;
    } catch (error) {
      if (left === 1) throw error;
    }
  }
}
