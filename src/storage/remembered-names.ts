import type { LineNames } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";

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
