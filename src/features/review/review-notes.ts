import { isReasonCode, type ReasonCode } from "../../domain/review/reasons.ts";

/** What a reviewer has written about one version and not decided yet. */
export interface ReviewNotes {
  /** By field; the whole COE is the empty field. */
  readonly comments: Readonly<Record<string, string>>;
  readonly note: string;
  readonly reasons: readonly ReasonCode[];
  /** The name of the decision, minted before the first try and kept until an answer came, so that a retry is the same decision. */
  readonly reviewId: string | null;
}

export const emptyNotes: ReviewNotes = { comments: {}, note: "", reasons: [], reviewId: null };

export interface NotesStore {
  get(): ReviewNotes;
  subscribe(listener: () => void): () => void;
  change(part: Partial<ReviewNotes>): void;
  /** An empty text takes the comment away. */
  comment(field: string, text: string): void;
  /** After the decision. */
  clear(): void;
}

const keyOf = (personId: string, revisionId: string) => `surco.desk.notes ${personId} ${revisionId}`;

/** Kept in this tab with every keystroke; where the browser keeps nothing, for as long as the page is open. */
export function notesStore(personId: string, revisionId: string, storage: Storage = sessionStorage): NotesStore {
  const key = keyOf(personId, revisionId);
  const listeners = new Set<() => void>();
  let notes = readNotes(storage, key);
  const set = (next: ReviewNotes) => {
    notes = next;
    try {
      if (next === emptyNotes) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(next));
    } catch {
      // Still here, in memory.
    }
    for (const listener of listeners) listener();
  };
  return {
    get: () => notes,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (part) => set({ ...notes, ...part }),
    comment(field, text) {
      const { [field]: _before, ...others } = notes.comments;
      set({ ...notes, comments: text.trim() === "" ? others : { ...notes.comments, [field]: text } });
    },
    clear: () => set(emptyNotes),
  };
}

function readNotes(storage: Storage, key: string): ReviewNotes {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "null");
    if (typeof kept !== "object" || kept === null) return emptyNotes;
    const { comments, note, reasons, reviewId } = kept as Readonly<Record<string, unknown>>;
    const texts = typeof comments === "object" && comments !== null ? Object.entries(comments) : [];
    return {
      comments: Object.fromEntries(texts.filter(([, text]) => typeof text === "string")),
      note: typeof note === "string" ? note : "",
      reasons: Array.isArray(reasons) ? reasons.filter((code) => typeof code === "string" && isReasonCode(code)) : [],
      reviewId: typeof reviewId === "string" ? reviewId : null,
    };
  } catch {
    return emptyNotes;
  }
}

/** Comments as they are sent: without blanks around them, in the order in which they were written. */
export const writtenComments = (notes: ReviewNotes): { field: string; text: string }[] =>
  Object.entries(notes.comments)
    .map(([field, text]) => ({ field, text: text.trim() }))
    .filter(({ text }) => text !== "");

/** Whether there is anything that somebody would miss. */
export const isWritten = ({ comments, note, reasons }: ReviewNotes): boolean =>
  Object.keys(comments).length > 0 || note !== "" || reasons.length > 0;

/** Moves them to the version that replaced theirs, unless something is written there already. Fields keep their names. */
export function carryNotes(from: NotesStore, to: NotesStore): void {
  if (isWritten(to.get()) || !isWritten(from.get())) return;
  const { comments, note, reasons } = from.get();
  to.change({ comments, note, reasons });
  from.clear();
}
