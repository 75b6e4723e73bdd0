import type { SurcoDatabase } from "./database.ts";
import { changedDraft, type DraftChange, type DraftRow } from "./drafts.ts";
import { type SealedDraft, sealDraft } from "./sealed-draft.ts";

interface Prepared {
  readonly before: DraftRow;
  readonly changed: DraftRow;
  readonly sealed: SealedDraft;
}

/**
 * What is written while a page is being taken down. Nothing can be awaited there any more, and sealing takes a moment: so the
 * working copy is sealed ahead, after each change, and the last one that was ready is put blindly and committed in the same breath.
 * That is safe because only the window that holds the draft's lock asks for it (P5), with the row of its own last write, after a
 * writer's check at that write (P17). The list's line is left as it is; the next save or opening makes it anew.
 */
export class LastWords {
  readonly #db: SurcoDatabase;
  #ready: Prepared | null = null;
  #asked: { readonly row: DraftRow; readonly change: DraftChange } | null = null;
  #sealing = false;

  constructor(db: SurcoDatabase) {
    this.#db = db;
  }

  /** Seals what `row` would become. One at a time, the newest next: whoever types fast does not wait for it. */
  prepare(row: DraftRow, change: DraftChange): void {
    this.#asked = { row, change };
    if (!this.#sealing) void this.#seal();
  }

  /** Puts what was sealed last, if it continues this row; the row as it stands then, or null where nothing could be written. */
  write(row: DraftRow): DraftRow | null {
    const ready = this.#ready;
    const db = this.#db;
    if (ready?.before !== row || row.stage === "signed" || db.closedForUpgrade || !db.isOpen()) return null;
    const writing = db.backendDB().transaction(db.drafts.name, "readwrite", { durability: "strict" });
    writing.objectStore(db.drafts.name).put(ready.sealed);
    writing.commit();
    return ready.changed;
  }

  async #seal(): Promise<void> {
    this.#sealing = true;
    try {
      for (let asked = this.#asked; asked !== null; asked = this.#asked) {
        this.#asked = null;
        const changed = changedDraft(asked.row, asked.change);
        this.#ready = { before: asked.row, changed, sealed: await sealDraft(this.#db, changed) };
      }
    } catch {
      this.#ready = null; // the vault was shut: the next save says so
    } finally {
      this.#sealing = false;
    }
  }
}
