import { liveQuery, type Subscription } from "dexie";
import type { SummaryRow } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { changedDraft, type DraftChange, type DraftRow } from "./drafts.ts";
import { placeOf } from "./sealed-column.ts";
import { bytesOfDraft, columnsOf, type SealedDraft } from "./sealed-draft.ts";
import type { EmptyEnvelope } from "./sealer.ts";

interface OnDisk {
  readonly draft: SealedDraft | undefined;
  readonly line: SummaryRow | undefined;
}

/** Everything that must be at hand beforehand: a page that goes has no time to ask. */
interface Ready {
  readonly empty: EmptyEnvelope;
  readonly fill: (empty: EmptyEnvelope, bytes: Uint8Array) => ArrayBuffer;
}

/**
 * What is written while a page is being taken down. Nothing can be awaited there any more: so an empty envelope was asked of the vault
 * ahead, the working copy as it is in this moment is sealed into it at once, put blindly, and committed in the same breath. That is
 * safe because only the window that holds the draft's lock asks for it (P5), with the row of its own last write, after a writer's
 * check at that write (P17). Of the list's line no more is written than that the State does not hold this yet; the next save makes it
 * anew.
 */
export class LastWords {
  readonly #db: SurcoDatabase;
  readonly #coeId: string;
  readonly #watch: Subscription;
  #onDisk: OnDisk = { draft: undefined, line: undefined };
  #ready: Ready | null = null;
  #stopped = false;

  constructor(db: SurcoDatabase, coeId: string) {
    this.#db = db;
    this.#coeId = coeId;
    const onDisk = liveQuery(async () => ({ draft: await db.drafts.get(coeId), line: await db.summaries.get(coeId) }));
    this.#watch = onDisk.subscribe({
      next: (told) => {
        this.#onDisk = told;
        if (this.#ready === null) void this.makeReady();
      },
      error: () => undefined, // a storage that cannot be read is told by the next save
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#watch.unsubscribe();
    this.#letGo();
  }

  /** Once at the beginning, and again after each time that `write` was asked and the page has stayed. */
  async makeReady(): Promise<void> {
    try {
      const [empty, { fillEnvelope }] = await Promise.all([
        this.#db.sealer.emptyEnvelope(placeOf("drafts", this.#coeId)),
        import("./fill-envelope.ts"),
      ]);
      this.#letGo();
      if (!this.#stopped) this.#ready = { empty, fill: fillEnvelope };
    } catch {
      this.#letGo(); // the vault was shut: the next save says so
    }
  }

  /** Puts `row` with this change; the row as it stands then, or null where nothing could be written. */
  write(row: DraftRow, change: DraftChange): DraftRow | null {
    const ready = this.#ready;
    const db = this.#db;
    const { draft, line } = this.#onDisk;
    const isFrozen = row.stage === "signed" || draft?.stage === "signed";
    if (ready === null || isFrozen || db.closedForUpgrade || !db.isOpen()) return null;
    const changed = changedDraft(continuing(row, draft), change);
    const sealed = ready.fill(ready.empty, bytesOfDraft(changed));
    this.#ready = null;
    const tables = [db.drafts.name, db.summaries.name, db.firstPages.name];
    const writing = db.backendDB().transaction(tables, "readwrite", { durability: "strict" });
    writing.objectStore(db.drafts.name).put({ ...columnsOf(changed), sealed } satisfies SealedDraft);
    if (line !== undefined && !line.dirty) {
      writing.objectStore(db.summaries.name).put({ ...line, dirty: true } satisfies SummaryRow);
      writing.objectStore(db.firstPages.name).delete(line.recruiterId);
    }
    writing.commit();
    return changed;
  }

  #letGo(): void {
    this.#ready?.empty.key.fill(0);
    this.#ready = null;
  }
}

/**
 * What is written next stands on what lies on the disk: a save that is on its way has counted on, and a round may have made a version
 * of this row since it was read.
 */
function continuing(row: DraftRow, onDisk: SealedDraft | undefined): DraftRow {
  if (onDisk === undefined || onDisk.editSeq < row.editSeq) return row;
  const { editSeq, baseRevisionId, parents, checkpointedSeq } = onDisk;
  return { ...row, editSeq, baseRevisionId, parents, checkpointedSeq };
}
