import type { Result } from "../../domain/base/result.ts";
import type { DraftChange, DraftRow } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";

type SigningChange = Pick<DraftChange, "signing" | "answers">;

export interface DraftWriter {
  /** The working copy as the screen shows it, with what is still on its way to the disk. */
  row(): DraftRow;
  problem(): SaveProblem | null;
  /** Shows the change at once and writes it; true when it is on the disk. */
  change(change: SigningChange): Promise<boolean>;
  /** Writes again what could not be written. */
  retry(): Promise<boolean>;
  /** True when nothing is on its way any more. */
  settled(): Promise<boolean>;
  /** The working copy was signed, in a transaction of its own. */
  signed(row: DraftRow): void;
  subscribe(listener: () => void): () => void;
}

const changed = (row: DraftRow, change: SigningChange): DraftRow => ({
  ...row,
  ...(change.answers === undefined ? {} : { answers: change.answers }),
  ...(change.signing === undefined ? {} : { signing: change.signing }),
});

/**
 * Writes one after the other, each on the number that the last one left (P5). What fails stays on the screen and is tried again
 * with the next change.
 */
export function createDraftWriter(
  first: DraftRow,
  save: (stored: DraftRow, change: SigningChange) => Promise<Result<DraftRow, SaveProblem>>,
): DraftWriter {
  const listeners = new Set<() => void>();
  let stored = first;
  let shown = first;
  let waiting: SigningChange | null = null;
  let problem: SaveProblem | null = null;
  let running: Promise<boolean> | null = null;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const drain = async (): Promise<boolean> => {
    while (waiting !== null) {
      const change: SigningChange = waiting;
      waiting = null;
      const outcome = await save(stored, change);
      if (!outcome.ok) {
        waiting = { ...change, ...(waiting as SigningChange | null) };
        problem = outcome.error;
        tell();
        return false;
      }
      stored = outcome.value;
      if (waiting === null) shown = stored;
      problem = null;
      tell();
    }
    return true;
  };
  const run = (): Promise<boolean> => {
    running ??= drain().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    row: () => shown,
    problem: () => problem,
    change(change) {
      waiting = { ...waiting, ...change };
      shown = changed(shown, change);
      tell();
      return run();
    },
    retry: run,
    settled: run,
    signed(row) {
      stored = row;
      shown = row;
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
