import { liveQuery, type Subscription } from "dexie";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import type { SummaryRow } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { changedDraft, type DraftChange, type DraftRow } from "./drafts.ts";
import { type SealedDraft, sealDraft } from "./sealed-draft.ts";

interface Prepared {
  readonly before: DraftRow;
  readonly changed: DraftRow;
  readonly sealed: SealedDraft;
  /** The list's line, where it does not say yet that something is on this tablet only. */
  readonly line: SummaryRow | null;
}

interface OnDisk {
  readonly draft: SealedDraft | undefined;
  readonly line: SummaryRow | undefined;
}

interface Asked {
  readonly row: DraftRow;
  readonly change: DraftChange;
}

/**
 * What is written while a page is being taken down. Nothing can be awaited there any more, and sealing takes a moment: so the
 * working copy is sealed ahead, after each change, and the last one that was ready is put blindly and committed in the same breath.
 * That is safe because only the window that holds the draft's lock asks for it (P5), with the row of its own last write, after a
 * writer's check at that write (P17). Of the list's line no more is written than that the State does not hold this yet; the next save
 * makes it anew.
 */
export class LastWords {
  readonly #db: SurcoDatabase;
  readonly #watch: Subscription;
  #onDisk: OnDisk = { draft: undefined, line: undefined };
  #ready: Prepared | null = null;
  #asked: Asked | null = null;
  #last: Asked | null = null;
  #sealing = false;

  constructor(db: SurcoDatabase, coeId: string) {
    this.#db = db;
    // Known beforehand: a page that goes has no time to ask.
    const onDisk = liveQuery(async () => ({ draft: await db.drafts.get(coeId), line: await db.summaries.get(coeId) }));
    this.#watch = onDisk.subscribe({
      next: (told) => {
        this.#onDisk = told;
        // A round has made a version of what is being written on: what was sealed names the one before.
        if (this.#last !== null && told.draft?.editSeq === this.#last.row.editSeq) this.#askAgain(this.#last);
      },
      error: () => undefined, // a storage that cannot be read is told by the next save
    });
  }

  stop(): void {
    this.#watch.unsubscribe();
  }

  /** Seals what `row` would become. One at a time, the newest next: whoever types fast does not wait for it. */
  prepare(row: DraftRow, change: DraftChange): void {
    const { answers, place } = change;
    const last = this.#last;
    if (last?.row === row && last.change.answers === answers && last.change.place === place) return;
    this.#last = { row, change };
    this.#askAgain(this.#last);
  }

  #askAgain(asked: Asked): void {
    this.#asked = asked;
    if (!this.#sealing) void this.#seal();
  }

  holds(row: DraftRow, answers: CoeAnswers): boolean {
    return this.#ready?.before === row && this.#ready.changed.answers === answers;
  }

  /**
   * Puts what was sealed last, if it continues this row; the row as it stands then, or null where nothing could be written. Where
   * `newest` is given, a save that is on its way holds these answers: nothing older may be laid over it.
   */
  write(row: DraftRow, newest: CoeAnswers | null = null): DraftRow | null {
    const ready = this.#ready;
    const db = this.#db;
    if (ready?.before !== row || row.stage === "signed" || db.closedForUpgrade || !db.isOpen()) return null;
    if (newest !== null && ready.changed.answers !== newest) return null;
    const tables = [db.drafts.name, db.summaries.name, db.firstPages.name];
    const writing = db.backendDB().transaction(tables, "readwrite", { durability: "strict" });
    writing.objectStore(db.drafts.name).put(ready.sealed);
    if (ready.line !== null) {
      writing.objectStore(db.summaries.name).put(ready.line);
      writing.objectStore(db.firstPages.name).delete(ready.line.recruiterId);
    }
    writing.commit();
    return ready.changed;
  }

  async #seal(): Promise<void> {
    this.#sealing = true;
    try {
      for (let asked = this.#asked; asked !== null; asked = this.#asked) {
        this.#asked = null;
        this.#ready = await this.#prepared(asked);
      }
    } catch {
      this.#ready = null; // the vault was shut: the next save says so
      this.#last = null;
    } finally {
      this.#sealing = false;
    }
  }

  /** A round may have made a version of this row since it was read, and touches nothing but what the row continues. */
  async #prepared({ row, change }: Asked): Promise<Prepared> {
    const { draft, line } = this.#onDisk;
    const { baseRevisionId, parents, checkpointedSeq } = draft?.editSeq === row.editSeq ? draft : row;
    const changed = changedDraft({ ...row, baseRevisionId, parents, checkpointedSeq }, change);
    const sealed = await sealDraft(this.#db, changed);
    return { before: row, changed, sealed, line: line === undefined || line.dirty ? null : { ...line, dirty: true } };
  }
}
