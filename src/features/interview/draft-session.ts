import type { Instant } from "../../domain/base/instant.ts";
import type { Result } from "../../domain/base/result.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";

/** Where the recruiter is: part of the draft, so that a kill brings the interview back to the same field. */
export interface Place {
  readonly section: string;
  readonly field: string | null;
}

/** The two writes a session may ask for; both resolve only after the commit. */
export interface DraftKeeping {
  create(answers: CoeAnswers, place: Place | null): Promise<Result<DraftRow, SaveProblem>>;
  /** `answers` is null where only the place has changed: going somewhere is not an answer. */
  save(row: DraftRow, answers: CoeAnswers | null, place: Place | null): Promise<Result<DraftRow, SaveProblem>>;
}

export type SaveState =
  | { readonly kind: "untouched" }
  | { readonly kind: "pending" }
  | { readonly kind: "saved"; readonly at: Instant }
  | { readonly kind: "failed"; readonly problem: SaveProblem };

export interface DraftSession {
  answers(): CoeAnswers;
  row(): DraftRow | null;
  saveState(): SaveState;
  /** True when nothing more may be written here: frozen, or written by another window meanwhile. */
  stopped(): boolean;
  /**
   * A person changed something. Nothing else calls this, so opening a draft never saves it. Typing is gathered; what one tap
   * did is written at once.
   */
  change(update: (answers: CoeAnswers) => CoeAnswers, by?: "tap" | "typing"): void;
  /** A person went to another field or section. */
  moveTo(place: Place): void;
  flush(): Promise<void>;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

interface SessionStart {
  readonly row: DraftRow | null;
  readonly answers: CoeAnswers;
  readonly keeping: DraftKeeping;
  readonly now: () => Instant;
  /** Another window has this draft open, or it is signed: everything can be read, nothing changed. */
  readonly readOnly?: boolean;
  /** Milliseconds after the last keystroke. */
  readonly delay?: number;
  /** Milliseconds after the first one that is not written: somebody who types without a pause is saved all the same. */
  readonly longest?: number;
  readonly retryDelay?: number;
}

/** One object, so that typing on does not draw the same words again. */
const pending: SaveState = { kind: "pending" };

const lasting: ReadonlySet<string> = new Set(["edited-elsewhere", "frozen", "code-too-old"]);

/**
 * The answers while they are being written. Storage holds the truth: "saved" is said after its commit only, and one write runs
 * at a time, each on the row that the last one gave back.
 */
export function createDraftSession(start: SessionStart): DraftSession {
  const { keeping, now, readOnly = false, delay = 400, longest = 1000, retryDelay = 5000 } = start;
  const listeners = new Set<() => void>();
  let row = start.row;
  let answers = start.answers;
  let place: Place | null = start.row?.place ?? null;
  let state: SaveState = { kind: "untouched" };
  let touched = 0;
  let written = 0;
  let writtenAnswers = start.answers;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastCall: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const isStopped = () => readOnly || (state.kind === "failed" && lasting.has(state.problem.code));
  const schedule = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), milliseconds);
  };

  async function writeOnce(): Promise<void> {
    const version = touched;
    const writing = answers;
    const result =
      row === null
        ? await keeping.create(writing, place)
        : await keeping.save(row, writing === writtenAnswers ? null : writing, place);
    if (result.ok) {
      row = result.value;
      written = version;
      writtenAnswers = writing;
      const savedAnswers = answers === writtenAnswers;
      if (state.kind !== "untouched") state = savedAnswers ? { kind: "saved", at: now() } : pending;
      if (written !== touched && timer === undefined) schedule(delay);
    } else {
      state = { kind: "failed", problem: result.error };
      if (!isStopped()) schedule(retryDelay);
    }
    tell();
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    clearTimeout(lastCall);
    timer = undefined;
    lastCall = undefined;
    if (running) await running;
    if (written === touched || isStopped()) return;
    running ??= writeOnce().finally(() => {
      running = null;
    });
    await running;
  }

  const touch = (wait: number) => {
    touched += 1;
    // The row exists from the first keystroke; from then on typing is gathered.
    if (wait === 0 || (row === null && running === null)) void flush();
    else {
      schedule(wait);
      lastCall ??= setTimeout(() => void flush(), longest);
    }
  };

  return {
    answers: () => answers,
    row: () => row,
    saveState: () => state,
    stopped: isStopped,
    change(update, by = "tap") {
      if (isStopped()) return;
      const next = update(answers);
      if (next === answers) return;
      answers = next;
      if (state.kind !== "failed") state = pending;
      touch(by === "tap" ? 0 : delay);
      tell();
    },
    moveTo(next) {
      if (place?.section === next.section && place.field === next.field) return;
      place = next;
      if (row !== null && !isStopped()) touch(delay);
    },
    flush,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await flush();
      clearTimeout(timer);
      clearTimeout(lastCall);
      listeners.clear();
    },
  };
}
