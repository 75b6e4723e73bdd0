import type { JournalRecord } from "./journal-frames.ts";

// Between the page and the worker that has the file. Both are our own code, of one release.

/** What a row is called in the journal. */
export interface RowName {
  readonly table: string;
  readonly key: string;
}

/** A row that stands in the journal, without what is sealed in it. */
export interface ListedRow extends RowName {
  readonly columns: Readonly<Record<string, unknown>>;
}

export interface JournalAnswers {
  readonly append: null;
  readonly list: readonly ListedRow[];
  readonly read: readonly JournalRecord[];
  readonly erase: null;
}

export type JournalAsk =
  | { readonly kind: "append"; readonly records: readonly JournalRecord[] }
  | { readonly kind: "read"; readonly names: readonly RowName[] }
  | { readonly kind: "list" }
  | { readonly kind: "erase" };

export interface JournalQuestion {
  readonly id: number;
  readonly ask: JournalAsk;
}

export type JournalTold =
  | { readonly id: number; readonly answer: JournalAnswers[JournalAsk["kind"]] }
  /** The name of the error. */
  | { readonly id: number; readonly failed: string };
