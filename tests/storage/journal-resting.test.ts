import { describe, expect, it } from "vitest";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { Journal, type JournalLine } from "../../src/storage/journal.ts";
import { answerAll } from "../../src/storage/journal-answering.ts";
import type { JournalQuestion, JournalTold } from "../../src/storage/journal-messages.ts";
import { nextId } from "./made.ts";
import { emptyFiles, journalIn } from "./memory-journal.ts";
import { openSealer } from "./open-sealer.ts";

type Heard = (event: { readonly data: JournalTold }) => void;

/** A worker that answers when it is told to, as one does that the page did not wait for. */
class SlowLine implements JournalLine {
  readonly questions: JournalQuestion[] = [];
  ended = false;
  #heard: Heard = () => undefined;

  addEventListener(kind: "message" | "error", heard: unknown): void {
    if (kind === "message") this.#heard = heard as Heard;
  }

  postMessage(question: JournalQuestion): void {
    this.questions.push(question);
  }

  terminate(): void {
    this.ended = true;
  }

  answer(file: Parameters<typeof answerAll>[0]): void {
    answerAll(file, this.questions.splice(0), (data) => this.#heard({ data }));
  }
}

const person = (id: string) => ({ table: "people", key: JSON.stringify(id), row: { id, name: id } });
const written = (id: string) => ({ ...person(id), key: id });

describe("[D15] a page that goes and comes back", () => {
  function begun() {
    const lines: SlowLine[] = [];
    const journal = new Journal(openSurcoDatabase(`resting-${nextId()}`, openSealer()), () => {
      const line = new SlowLine();
      lines.push(line);
      return line;
    });
    return { journal, lines };
  }

  it("lets go of its worker, starts none while it is away, and writes everything when it is back", async () => {
    const { journal, lines } = begun();
    const file = journalIn(emptyFiles());
    const before = journal.append([written("before")]);
    journal.rest();
    expect(lines[0]?.ended).toBe(true);
    const meanwhile = journal.append([written("meanwhile")]);
    expect(lines).toHaveLength(1);
    journal.wake();
    expect(lines).toHaveLength(2);
    lines[1]?.answer(file);
    await Promise.all([before, meanwhile]);
    expect(journal.state).toEqual({ kind: "sound" });
    expect(file.entries().map(({ key }) => key)).toEqual([person("before").key, person("meanwhile").key]);
  });

  it("writes what the worker had written, and not told, once more, and it stands once", async () => {
    const { journal, lines } = begun();
    const file = journalIn(emptyFiles());
    const save = journal.append([written("once")]);
    const [untold] = lines[0]?.questions ?? [];
    if (untold) answerAll(file, [untold], () => undefined);
    journal.rest();
    journal.wake();
    lines[1]?.answer(file);
    await save;
    expect(file.entries()).toHaveLength(1);
  });

  it("starts no worker again for nothing", () => {
    const { journal, lines } = begun();
    journal.wake();
    journal.rest();
    journal.wake();
    expect(lines).toHaveLength(1);
  });
});
