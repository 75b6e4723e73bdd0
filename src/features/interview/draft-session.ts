import type { Instant } from "../../domain/base/instant.ts";
import type { Result } from "../../domain/base/result.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";

/** Where the recruiter is: part of the draft, so that a kill brings the interview back to the same field. */
interface Place {
  readonly section: string;
  readonly field: string | null;
}

/** The two writes a session may ask for; both resolve only after the commit. */
export interface DraftKeeping {
  create(answers: CoeAnswers, place: Place | null): Promise<Result<DraftRow, SaveProblem>>;
  /** `answers` is null where only the place has changed: going somewhere is not an answer. */
  save(row: DraftRow, answers: CoeAnswers | null, place: Place | null): Promise<Result<DraftRow, SaveProblem>>;
  /** The page is being taken down: nothing can be awaited. `saving` where a save of this row is on its way. */
  leave(row: DraftRow, answers: CoeAnswers, place: Place | null, saving: boolean): void;
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
  /** For the moment in which the page is being taken down: what was typed a moment ago is left for the next one. */
  leave(): void;
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

export const createDraftSession = (start: SessionStart): DraftSession => new WrittenDraft(start);

/**
 * The answers while they are being written. Storage holds the truth: "saved" is said after its commit only, and one write runs
 * at a time, each on the row that the last one gave back.
 */
class WrittenDraft implements DraftSession {
  readonly #start: SessionStart;
  readonly #listeners = new Set<() => void>();
  #row: DraftRow | null;
  #answers: CoeAnswers;
  #place: Place | null;
  #state: SaveState = { kind: "untouched" };
  /** Counts what a person did; everything up to `#written` is on the disk. */
  #touched = 0;
  #written = 0;
  #writtenAnswers: CoeAnswers;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastCall: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(start: SessionStart) {
    this.#start = start;
    this.#row = start.row;
    this.#answers = start.answers;
    this.#writtenAnswers = start.answers;
    this.#place = start.row?.place ?? null;
  }

  readonly answers = () => this.#answers;
  readonly row = () => this.#row;
  readonly saveState = () => this.#state;
  readonly stopped = () =>
    this.#start.readOnly === true || (this.#state.kind === "failed" && lasting.has(this.#state.problem.code));

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  change(update: (answers: CoeAnswers) => CoeAnswers, by: "tap" | "typing" = "tap"): void {
    if (this.stopped()) return;
    const next = update(this.#answers);
    if (next === this.#answers) return;
    this.#answers = next;
    if (this.#state.kind !== "failed") this.#state = pending;
    this.#touch(by === "tap" ? 0 : (this.#start.delay ?? 400));
    this.#tell();
  }

  moveTo(next: Place): void {
    if (this.#place?.section === next.section && this.#place.field === next.field) return;
    this.#place = next;
    if (this.#row !== null && !this.stopped()) this.#touch(this.#start.delay ?? 400);
  }

  async flush(): Promise<void> {
    this.#stopClocks();
    if (this.#running) await this.#running;
    if (this.#written === this.#touched || this.stopped()) return;
    this.#running ??= this.#writeOnce().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  leave(): void {
    if (this.#row === null || this.#answers === this.#writtenAnswers || this.stopped()) return;
    this.#start.keeping.leave(this.#row, this.#answers, this.#place, this.#running !== null);
  }

  async close(): Promise<void> {
    await this.flush();
    this.#stopClocks();
    this.#listeners.clear();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #stopClocks(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#lastCall);
    this.#timer = undefined;
    this.#lastCall = undefined;
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), milliseconds);
  }

  #touch(wait: number): void {
    this.#touched += 1;
    // The row exists from the first keystroke; from then on typing is gathered.
    if (wait === 0 || (this.#row === null && this.#running === null)) {
      void this.flush();
      return;
    }
    this.#schedule(wait);
    this.#lastCall ??= setTimeout(() => void this.flush(), this.#start.longest ?? 1000);
  }

  async #writeOnce(): Promise<void> {
    const { keeping } = this.#start;
    const version = this.#touched;
    const writing = this.#answers;
    const result =
      this.#row === null
        ? await keeping.create(writing, this.#place)
        : await keeping.save(this.#row, writing === this.#writtenAnswers ? null : writing, this.#place);
    if (result.ok) this.#wrote(result.value, writing, version);
    else {
      this.#state = { kind: "failed", problem: result.error };
      if (!this.stopped()) this.#schedule(this.#start.retryDelay ?? 5000);
    }
    this.#tell();
  }

  #wrote(row: DraftRow, writing: CoeAnswers, version: number): void {
    const { now, delay = 400 } = this.#start;
    this.#row = row;
    this.#written = version;
    this.#writtenAnswers = writing;
    const isSaved = this.#answers === writing;
    if (this.#state.kind !== "untouched") this.#state = isSaved ? { kind: "saved", at: now() } : pending;
    if (this.#written !== this.#touched && this.#timer === undefined) this.#schedule(delay);
  }
}
