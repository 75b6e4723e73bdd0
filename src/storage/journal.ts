import { buffer } from "../domain/base/shape.ts";
import type { SurcoDatabase } from "./database.ts";
import type { DeviceRow } from "./device.ts";
import type { JournalRecord } from "./journal-frames.ts";
import type {
  JournalAnswers,
  JournalAsk,
  JournalQuestion,
  JournalTold,
  ListedRow,
  RowName,
} from "./journal-messages.ts";
import { isSealed } from "./sealed-column.ts";
import type { SecondCopy, WrittenRow } from "./second-copy.ts";

/** The page's end of the line to the worker that has the file. */
export interface JournalLine {
  addEventListener(kind: "message", heard: (event: { readonly data: JournalTold }) => void): void;
  addEventListener(kind: "error", heard: () => void): void;
  postMessage(question: JournalQuestion): void;
  terminate(): void;
}

const startJournalWorker = (): JournalLine =>
  new Worker(new URL("./journal-worker.ts", import.meta.url), { type: "module" });

/** How the second copy stands, for the settings and for whoever asks whether this tablet is ready for the field. */
export type JournalState =
  /** Not compared with the database yet: what was saved before may stand in one of the two only. */
  | { readonly kind: "pending" }
  /** Compared since the start, and nothing was left out since. */
  | { readonly kind: "sound" }
  /** This browser has no files for it: everything is kept once. */
  | { readonly kind: "missing" }
  /** Something was not written. It is made up for at the next start. */
  | { readonly kind: "failed"; readonly cause: string };

/** As a screen says it. `full`: it has not failed by itself, there is no room. */
export type SecondCopyStanding = JournalState["kind"] | "full";

export const standingOf = (state: JournalState): SecondCopyStanding =>
  state.kind === "failed" && state.cause === "QuotaExceededError" ? "full" : state.kind;

/** Nobody's save waits longer than this for the second copy. */
const patience = 3000;
/** A worker that has answered nothing for so long answers no more: a journal of thousands of photos is read in less. */
const longestSilence = 60_000;
/** Saves in a row that may wait in vain. After that nobody waits, until the worker says something or this time has passed. */
const mostInVain = 2;
const untilNextTry = 60_000;
const slow = "Slow";

interface Asked {
  readonly ask: JournalAsk;
  readonly done: (answer: never) => void;
  readonly failed: (error: Error) => void;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class Journal implements SecondCopy {
  readonly #db: SurcoDatabase;
  readonly #startWorker: (() => JournalLine) | null;
  #line: JournalLine | null = null;
  #resting = false;
  readonly #asked = new Map<number, Asked>();
  readonly #lines = new Set<string>();
  #identity = "";
  #count = 0;
  #inVain = 0;
  #tryAgainAt = 0;
  #comparison: JournalState = { kind: "pending" };
  /** What stands before it: nothing was wrong since the start where this is null. */
  #trouble: JournalState | null = null;
  readonly #waiting = new Set<() => void>();

  constructor(db: SurcoDatabase, startWorker: (() => JournalLine) | null) {
    this.#db = db;
    this.#startWorker = startWorker;
    if (startWorker === null) this.#trouble = { kind: "missing" };
    else this.#begin(startWorker);
  }

  /** Null where the browser starts none. */
  #begin(startWorker: () => JournalLine): JournalLine | null {
    try {
      const line = startWorker();
      this.#line = line;
      line.addEventListener("message", ({ data }) => this.#heard(data));
      line.addEventListener("error", () => this.#line === line && this.#end());
      return line;
    } catch {
      this.#end();
      return null;
    }
  }

  /** The worker died, did not load, or is silent: whoever waits for it is told, and the next question starts another one. */
  #end(): void {
    this.#line?.terminate();
    this.#line = null;
    this.#fail("WorkerEnded");
    this.#noteInVain();
    const asked = [...this.#asked.values()];
    this.#asked.clear();
    for (const { failed, timer } of asked) {
      clearTimeout(timer);
      failed(new Error("WorkerEnded"));
    }
  }

  #noteInVain(): void {
    this.#inVain += 1;
    this.#tryAgainAt = performance.now() + untilNextTry;
  }

  /**
   * Its page goes, or is put to sleep, and may come back. The worker ends at once, for a page that sleeps holds no files that another
   * one waits for; and Chromium (156 at least) crashes where it puts a worker to sleep in the middle of a write and then throws it
   * away: the write goes on without the browser at its other end, and takes the page that was opened next with it.
   */
  rest(): void {
    this.#resting = true;
    this.#line?.terminate();
    this.#line = null;
    for (const { timer } of this.#asked.values()) clearTimeout(timer);
  }

  /** What had no answer is asked again: what is written twice stands once. */
  wake(): void {
    if (!this.#resting) return;
    this.#resting = false;
    for (const [id, asked] of [...this.#asked]) this.#send(id, asked);
  }

  #send(id: number, asked: Asked): void {
    if (this.#resting || this.#startWorker === null) return;
    const line = this.#line ?? this.#begin(this.#startWorker);
    if (line === null) return;
    asked.timer = setTimeout(() => this.#end(), longestSilence);
    line.postMessage({ id, ask: asked.ask });
  }

  get state(): JournalState {
    return this.#trouble ?? this.#comparison;
  }

  /** The two copies were compared, and each has what the other one had; or not all of it. */
  noteCompared(isWhole: boolean): void {
    this.#comparison = isWhole ? { kind: "sound" } : { kind: "failed", cause: "NotCompared" };
    for (const tell of this.#waiting) tell();
    this.#waiting.clear();
  }

  /** Resolves when they were. */
  compared(): Promise<void> {
    return new Promise((done) => {
      if (this.#comparison.kind === "pending") this.#waiting.add(done);
      else done();
    });
  }

  async append(rows: readonly WrittenRow[]): Promise<void> {
    const records = rows.flatMap((row) => this.#recordOf(row));
    if (records.length > 0) await this.appendRecords(records);
  }

  /** True when they lie on the disk. */
  async appendRecords(records: readonly JournalRecord[]): Promise<boolean> {
    if (this.state.kind === "missing") return false;
    const asking = this.copyRecords(records);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((done) => {
      timer = setTimeout(() => {
        this.#noteInVain();
        done(this.#fail(slow));
      }, patience);
    });
    return Promise.race([asking, late]).finally(() => clearTimeout(timer));
  }

  /** As `appendRecords`, for as long as it takes: for rows that nobody waits for. */
  async copyRecords(records: readonly JournalRecord[]): Promise<boolean> {
    if (this.#inVain >= mostInVain && performance.now() < this.#tryAgainAt) return this.#fail("NotAsked");
    return this.#ask({ kind: "append", records }).then(
      () => this.#written(),
      () => false,
    );
  }

  async takeBack(rows: readonly WrittenRow[]): Promise<void> {
    this.#identity = "";
    for (const { row } of rows) if (row !== null && "mark" in row) this.#lines.delete(String(row.mark));
    for (const { table, key } of rows) {
      try {
        const stands = await this.#standing(table, key);
        const gone = { table, key: JSON.stringify(key), columns: null, sealed: null };
        await this.appendRecords(stands === null ? [gone] : [gone, stands]);
      } catch {
        // What stands cannot be read: too much is kept rather than the only copy thrown away.
        this.#fail("NotTakenBack");
      }
    }
  }

  /** A transaction often ends because the engine dropped the connection: then it is opened again, unless a newer release has it. */
  async #standing(table: string, key: unknown): Promise<JournalRecord | null> {
    const read = () => this.#db.table<object, unknown>(table).get(key);
    const row = await read().catch(async (error: unknown) => {
      if (this.#db.closedForUpgrade) throw error;
      await this.#db.open();
      return read();
    });
    if (row === undefined) return null;
    return table === "device" ? identityOf(row as DeviceRow) : recordOf(table, key, row);
  }

  list(): Promise<readonly ListedRow[]> {
    return this.#ask({ kind: "list" });
  }

  read(names: readonly RowName[]): Promise<readonly JournalRecord[]> {
    return this.#ask({ kind: "read", names });
  }

  async erase(): Promise<void> {
    this.#lines.clear();
    this.#identity = "";
    if (this.state.kind === "missing") return;
    await this.#ask({ kind: "erase" }).catch((error: unknown) => {
      // Where there can be no files there is nothing to erase.
      if (this.state.kind !== "missing") throw error;
    });
  }

  /** Nothing where there is nothing new in it, or nothing that may lie there. */
  #recordOf({ table, key, row }: WrittenRow): JournalRecord[] {
    const name = { table, key: JSON.stringify(key) };
    if (row === null) return [{ ...name, columns: null, sealed: null }];
    if (table === "device") return this.#newIdentity(row);
    if (table === "summaries" && !this.#isNewLine(row)) return [];
    const record = recordOf(table, key, row);
    return record === null ? [] : [record];
  }

  /** Of what the tablet knows of itself changes with each round what is of no use without the rest. */
  #newIdentity(row: object): JournalRecord[] {
    const record = identityOf(row as DeviceRow);
    const said = JSON.stringify(record.columns);
    if (said === this.#identity) return [];
    this.#identity = said;
    return [record];
  }

  /** A line's sealed names change far less often than the line. */
  #isNewLine(row: object): boolean {
    const { mark, draftStage } = row as { readonly mark?: unknown; readonly draftStage?: unknown };
    if (typeof mark !== "string" || draftStage === "elsewhere" || this.#lines.has(mark)) return false;
    this.#lines.add(mark);
    return true;
  }

  #ask<K extends JournalAsk["kind"]>(ask: JournalAsk & { readonly kind: K }): Promise<JournalAnswers[K]> {
    if (this.#startWorker === null) return Promise.reject(new Error("Missing"));
    this.#count += 1;
    const id = this.#count;
    return new Promise((done, failed) => {
      const asked: Asked = { ask, done, failed, timer: undefined };
      this.#asked.set(id, asked);
      this.#send(id, asked);
    });
  }

  #heard(told: JournalTold): void {
    const asked = this.#asked.get(told.id);
    this.#asked.delete(told.id);
    clearTimeout(asked?.timer);
    this.#inVain = 0;
    if ("answer" in told) asked?.done(told.answer as never);
    else {
      this.#fail(told.failed);
      asked?.failed(new Error(told.failed));
    }
  }

  /** Only late, and nothing is missing in it. */
  #written(): true {
    if (this.#trouble?.kind === "failed" && this.#trouble.cause === slow) this.#trouble = null;
    return true;
  }

  #fail(cause: string): false {
    const isOther = this.#trouble?.kind === "failed" && this.#trouble.cause !== slow;
    if (isMissing(cause)) this.#trouble = { kind: "missing" };
    else if (this.#trouble?.kind !== "missing" && !isOther) this.#trouble = { kind: "failed", cause };
    return false;
  }
}

/** Browsers without these files, and windows in which they are not allowed. */
const isMissing = (cause: string): boolean =>
  cause === "TypeError" || cause === "SecurityError" || cause === "NotSupportedError";

/** A row of an earlier release that still lies open goes into no second place. */
export function recordOf(table: string, key: unknown, row: object): JournalRecord | null {
  const name = { table, key: JSON.stringify(key) };
  if (table === "vaults" || table === "people") return { ...name, columns: { ...row }, sealed: null };
  if (!isSealed(row)) return null;
  const { sealed, ...columns } = row;
  const isPlain = Object.values(columns).every((value) => !buffer(value));
  return isPlain ? { ...name, columns, sealed: new Uint8Array(sealed) } : null;
}

export const identityOf = ({ deviceId, deviceSeq, oldestWriter, recruiterId, stateKey }: DeviceRow): JournalRecord => ({
  table: "device",
  key: JSON.stringify("this"),
  columns: { deviceId, deviceSeq, oldestWriter, recruiterId, stateKey: stateKey ?? null },
  sealed: null,
});

const journals = new WeakMap<SurcoDatabase, Journal>();

/** One for a window. */
export function journalOf(db: SurcoDatabase): Journal {
  const known = journals.get(db);
  if (known !== undefined) return known;
  const made = new Journal(db, hasFiles() ? startJournalWorker : null);
  journals.set(db, made);
  for (const [where, goes, comes] of [
    [window, "pagehide", "pageshow"],
    [document, "freeze", "resume"],
  ] as const) {
    where.addEventListener(goes, () => made.rest());
    where.addEventListener(comes, () => made.wake());
  }
  return made;
}

/** Whether there is one file that only one may write is seen by the worker alone. */
const hasFiles = (): boolean =>
  typeof Worker === "function" &&
  typeof navigator.storage?.getDirectory === "function" &&
  navigator.locks !== undefined;
