import { fromBase64url, toBase64url } from "../domain/base/base64url.ts";
import type { Instant } from "../domain/base/instant.ts";
import { count, flag, having, instant, orNull, type Shape, text } from "../domain/base/shape.ts";
import { isCoeAnswers } from "../domain/coe/answers-shape.ts";
import { answersSchemaVersion, type CoeAnswers } from "../domain/coe/coe.ts";
import type { SurcoDatabase } from "./database.ts";
import { openDraft } from "./draft-reading.ts";
import { type DraftRow, saveDraft } from "./drafts.ts";
import { bytesOfValue, openValue, placeOf } from "./sealed-column.ts";
import { type EmptyEnvelope, type Sealer, unreadableFor } from "./sealer.ts";

/** What somebody typed in the moment before the page was taken down. */
export interface LeftWords {
  /** The row it was typed on, and whether a save of that row was on its way, which may have been done or not. */
  readonly editSeq: number;
  readonly saving: boolean;
  readonly changedAt: Instant;
  readonly answersSchema: number;
  readonly answers: CoeAnswers;
  readonly place: DraftRow["place"];
}

const isLeftWords: Shape<LeftWords> = having<LeftWords>({
  editSeq: count,
  saving: flag,
  changedAt: instant,
  answersSchema: (value): value is number => value === answersSchemaVersion,
  answers: isCoeAnswers,
  place: orNull(having({ section: text, field: orNull(text) })),
});

/** `pageStorage()`, or null where there is none. */
type Kept = Storage | null;

const prefix = "surco.last-words.";

/** Everything that must be at hand beforehand: a page that goes has no time to ask. */
interface Ready {
  readonly empty: EmptyEnvelope;
  readonly fill: (empty: EmptyEnvelope, bytes: Uint8Array) => ArrayBuffer;
}

/**
 * Writes what was typed last while the page is being taken down. Nothing can be awaited there any more, and a transaction that has not
 * ended by then is thrown away with the page. So an empty envelope was asked of the vault ahead, the words are sealed into it at once,
 * and laid where the next page finds them (`takeLeftWords`). Only the window that holds the draft's lock does this (P5).
 */
export class LastWords {
  readonly #sealer: Sealer;
  readonly #coeId: string;
  readonly #kept: Kept;
  #ready: Ready | null = null;
  #making: Promise<void> | null = null;
  #isWritten = false;
  #stopped = false;

  constructor(sealer: Sealer, coeId: string, kept: Kept) {
    this.#sealer = sealer;
    this.#coeId = coeId;
    this.#kept = kept;
    void this.makeReady();
  }

  stop(): void {
    this.#stopped = true;
    this.#ready?.empty.key.fill(0);
    this.#ready = null;
  }

  /** Resolves when `write` can write; does nothing where it can already. */
  makeReady(): Promise<void> {
    if (this.#ready !== null) return Promise.resolve();
    this.#making ??= this.#make().finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  async #make(): Promise<void> {
    try {
      const [empty, { fillEnvelope }] = await Promise.all([
        this.#sealer.emptyEnvelope(placeOf("lastWords", this.#coeId)),
        import("./fill-envelope.ts"),
      ]);
      if (this.#stopped) empty.key.fill(0);
      else this.#ready = { empty, fill: fillEnvelope };
    } catch {
      // The vault is shut: the next save says so.
    }
  }

  write(words: Omit<LeftWords, "answersSchema">): void {
    if (this.#ready === null || this.#kept === null) return;
    const { empty, fill } = this.#ready;
    this.#ready = null;
    const sealed = fill(empty, bytesOfValue({ ...words, answersSchema: answersSchemaVersion }, false));
    try {
      this.#kept.setItem(prefix + this.#coeId, toBase64url(new Uint8Array(sealed)));
      this.#isWritten = true;
    } catch {
      // No room for them: then the last save stands.
    }
    void this.makeReady(); // the page may stay after all
  }

  /** The page has stayed, and saved. */
  forget(): void {
    if (this.#isWritten) this.#kept?.removeItem(prefix + this.#coeId);
    this.#isWritten = false;
  }
}

/** Saves what the page before left, if nobody has written since. Whoever calls it holds the draft's lock. */
export async function takeLeftWords(db: SurcoDatabase, coeId: string, kept: Kept): Promise<void> {
  const written = kept?.getItem(prefix + coeId) ?? null;
  if (written === null) return;
  const sealed = fromBase64url(written);
  const opened = sealed === null ? null : await openValue(db, "lastWords", coeId, sealed.buffer);
  // A colleague's, or a vault that is shut: they wait for whom they belong to.
  if (opened?.ok === false && unreadableFor(opened.error) !== "damaged") return;
  const isDone = opened?.ok && isLeftWords(opened.value) ? await saveLeft(db, coeId, opened.value) : true;
  if (isDone) kept?.removeItem(prefix + coeId);
}

async function saveLeft(db: SurcoDatabase, coeId: string, left: LeftWords): Promise<boolean> {
  const draft = await openDraft(db, coeId);
  if (!draft.ok) return false;
  if (draft.value === null || draft.value.stage === "signed") return true;
  const { editSeq } = draft.value;
  if (editSeq !== left.editSeq && !(left.saving && editSeq === left.editSeq + 1)) return true;
  const { changedAt, answers, place } = left;
  return (await saveDraft(db, coeId, editSeq, { changedAt, answers, place })).ok;
}

/** Of all COEs: the tablet has erased itself. */
export function forgetLeftWords(kept: Kept): void {
  const keys = Array.from({ length: kept?.length ?? 0 }, (_, at) => kept?.key(at) ?? "");
  for (const key of keys) if (key.startsWith(prefix)) kept?.removeItem(key);
}
