import type { SurcoDatabase } from "./database.ts";
import { changedDraft, type DraftChange, type DraftRow } from "./drafts.ts";

/**
 * Writes the working copy while its page is being taken down. Nothing can be awaited any more: a transaction that reads before it
 * writes is cut off there, so the row is put blindly and committed in the same breath. That is safe because only the window that
 * holds the draft's lock calls this (P5), with the row of its own last write, after a writer's check at that write (P17). The
 * list's line is left as it is; the next save or opening makes it anew. Null where nothing could be asked of the storage.
 */
export function writeOnLeaving(db: SurcoDatabase, row: DraftRow, change: DraftChange): DraftRow | null {
  if (row.stage === "signed" || db.closedForUpgrade || !db.isOpen()) return null;
  const changed = changedDraft(row, change);
  const writing = db.backendDB().transaction(db.drafts.name, "readwrite", { durability: "strict" });
  writing.objectStore(db.drafts.name).put(changed);
  writing.commit();
  return changed;
}
