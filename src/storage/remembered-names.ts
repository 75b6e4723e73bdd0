import type { LineNames } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { sealValue } from "./sealed-column.ts";

export interface ListedNames {
  readonly coeId: string;
  /** Of the line's own envelope: names under another mark were written later. */
  readonly mark: string;
  readonly names: LineNames;
}

/** What this window has opened already, of whoever works here now. Forgotten as soon as the vault is not open: `forgetNames`. */
export const remembered = new WeakMap<
  SurcoDatabase,
  { readonly of: string; readonly known: Map<string, ListedNames> }
>();

const forgotten = new WeakMap<SurcoDatabase, number>();

/** How often the vault of this window was shut. Names that were read before the last time are neither kept nor sealed any more. */
export const timesForgotten = (db: SurcoDatabase): number => forgotten.get(db) ?? 0;

/** The vault was shut: this window knows nobody's name any more. */
export function forgetNames(db: SurcoDatabase): void {
  remembered.delete(db);
  forgotten.set(db, timesForgotten(db) + 1);
}

/**
 * Keeps what is only a shorter way to what the lines of this recruiter say themselves: whatever keeps it from being written costs time
 * and nothing else, for it is made again at the next opening of the list. In a turn of its own: nothing may be written in the name of
 * a live query. Not where the vault was shut since `since`: another recruiter's may be open by then.
 */
export function keepShorterWay(
  db: SurcoDatabase,
  table: "nameLists" | "firstPages",
  recruiterId: string,
  value: unknown,
  since: number,
): void {
  const keep = async () => {
    if (timesForgotten(db) !== since) return;
    const sealed = await sealValue(db, table, recruiterId, value);
    await db.transaction("rw", db[table], () => db[table].put({ recruiterId, sealed }));
  };
  setTimeout(() => void keep().catch(() => undefined));
}
