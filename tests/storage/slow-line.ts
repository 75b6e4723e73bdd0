import { openSurcoDatabase } from "../../src/storage/database.ts";
import { Journal, type JournalLine } from "../../src/storage/journal.ts";
import { answerAll } from "../../src/storage/journal-answering.ts";
import type { JournalQuestion, JournalTold } from "../../src/storage/journal-messages.ts";
import { nextId } from "./made.ts";
import { openSealer } from "./open-sealer.ts";

type Heard = (event: { readonly data: JournalTold }) => void;

/** A worker that answers when it is told to, as one does that the page did not wait for. */
export class SlowLine implements JournalLine {
  readonly questions: JournalQuestion[] = [];
  ended = false;
  #heard: Heard = () => undefined;
  #died: () => void = () => undefined;

  addEventListener(kind: "message" | "error", heard: unknown): void {
    if (kind === "message") this.#heard = heard as Heard;
    else this.#died = heard as () => void;
  }

  postMessage(question: JournalQuestion): void {
    this.questions.push(question);
  }

  terminate(): void {
    this.ended = true;
  }

  /** As one whose program does not load, or that was thrown away. */
  die(): void {
    this.#died();
  }

  answer(file: Parameters<typeof answerAll>[0]): void {
    answerAll(file, this.questions.splice(0), (data) => this.#heard({ data }));
  }
}

/** A journal, and every line that it has begun. */
export function slowJournal() {
  const lines: SlowLine[] = [];
  const journal = new Journal(openSurcoDatabase(`slow-${nextId()}`, openSealer()), () => {
    const line = new SlowLine();
    lines.push(line);
    return line;
  });
  return { journal, lines };
}

export const person = (id: string) => ({ table: "people", key: JSON.stringify(id), row: { id, name: id } });
export const written = (id: string) => ({ ...person(id), key: id });
