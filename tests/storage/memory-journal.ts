import type { SurcoDatabase } from "../../src/storage/database.ts";
import { Journal, type JournalLine } from "../../src/storage/journal.ts";
import { answerAll } from "../../src/storage/journal-answering.ts";
import { type ByteFile, JournalFile } from "../../src/storage/journal-file.ts";
import type { JournalTold } from "../../src/storage/journal-messages.ts";

/** A file in memory. `room` is how many bytes the disk still takes. */
export class MemoryFile implements ByteFile {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
  flushes = 0;
  room = Number.POSITIVE_INFINITY;

  getSize(): number {
    return this.bytes.length;
  }

  read(into: Uint8Array<ArrayBuffer>, { at }: { readonly at: number }): number {
    const part = this.bytes.subarray(at, at + into.length);
    into.set(part);
    return part.length;
  }

  write(bytes: Uint8Array<ArrayBuffer>, { at }: { readonly at: number }): number {
    const taken = bytes.subarray(0, Math.max(0, Math.min(bytes.length, this.room)));
    this.room -= taken.length;
    const whole = new Uint8Array(Math.max(this.bytes.length, at + taken.length));
    whole.set(this.bytes);
    whole.set(taken, at);
    this.bytes = whole;
    return taken.length;
  }

  truncate(size: number): void {
    this.bytes = this.bytes.slice(0, size);
  }

  flush(): void {
    this.flushes += 1;
  }
}

export type Files = readonly [MemoryFile, MemoryFile];

export const emptyFiles = (): Files => [new MemoryFile(), new MemoryFile()];

export function journalIn(files: Files): JournalFile {
  const journal = new JournalFile();
  journal.attach(files);
  return journal;
}

/** The journal of a window whose worker has these files, in this process. */
export function memoryJournal(db: SurcoDatabase, files: Files): Journal {
  const file = new JournalFile();
  const line = (): JournalLine => {
    let heard: (event: { readonly data: JournalTold }) => void = () => undefined;
    return {
      addEventListener(kind: "message" | "error", listener: unknown) {
        if (kind === "message") heard = listener as typeof heard;
      },
      postMessage(question) {
        const asked = structuredClone(question);
        queueMicrotask(() => {
          file.attach(files);
          answerAll(file, [asked], (data) => heard({ data: structuredClone(data) }));
        });
      },
      terminate: () => undefined,
    };
  };
  const journal = new Journal(db, line);
  db.secondCopy = journal;
  return journal;
}
