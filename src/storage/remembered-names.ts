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

/** The vault was shut: this window knows nobody's name any more. */
export function forgetNames(db: SurcoDatabase): void {
  remembered.delete(db);
}
