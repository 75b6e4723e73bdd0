import { crc32 } from "../domain/base/crc32.ts";
import {
  type Frame,
  frameBytes,
  type JournalRecord,
  joined,
  type Readable,
  readFrame,
  scanFrames,
} from "./journal-frames.ts";
import { isFormerSecret, isOlder } from "./journal-order.ts";

/** What a `FileSystemSyncAccessHandle` can do, and bytes in memory too. */
export interface ByteFile {
  getSize(): number;
  read(into: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  flush(): void;
}

const headBytes = 16;
const headMagic = 0x4a52_5553; // "SURJ"
const form = 1;
/** Frames that were overtaken may take so much room, and half as much as those that stand, before the file is written anew. */
const mostGarbage = 8 * 1_048_576;
const readAtOnce = 1_048_576;
/** Less than this is not worth a second file where a disk is full; nor is trying again before so much was written. */
const worthTheRoom = 1_048_576;

/** A frame that stands for the newest state of its row. */
export type Entry = Frame & { readonly columns: NonNullable<Frame["columns"]> };

export const nameOf = (table: string, key: string): string => `${table} ${key}`;

/**
 * Frames, one behind the other, in one of two files. When too much in it was overtaken, what stands is written into the other one,
 * whose head comes last: a file with a head is whole, and of two the one with the higher number counts.
 */
export class JournalFile {
  #held: readonly [ByteFile, ByteFile] | null = null;
  #entries = new Map<string, Entry>();
  #current: 0 | 1 = 0;
  #generation = 0;
  #end = headBytes;
  #live = 0;
  /** Bytes that were no sound frame when the file was opened. */
  #damaged = 0;
  /** A former passphrase or passkey of a vault still lies in it. */
  #holdsFormerSecret = false;
  /** Where the last writing anew found no room, it waits until the file has grown to here. */
  #compactFrom = 0;

  /** Whoever had the files meanwhile may have written: what is new is read, and all of it where they were written anew. */
  attach(files: readonly [ByteFile, ByteFile]): void {
    this.#held = files;
    const file = files[this.#current];
    const isContinued = this.#generation > 0 && generationOf(file) === this.#generation && file.getSize() >= this.#end;
    if (isContinued) this.#end = this.#scan(this.#end);
    else this.#open();
  }

  entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  /** Null where it is not there, or was damaged since. */
  read(table: string, key: string): JournalRecord | null {
    const entry = this.#entries.get(nameOf(table, key));
    return entry ? readFrame(sourceOf(this.#files[this.#current], entry.length), entry.at) : null;
  }

  /** On the disk when this returns. What could not be written whole is taken back, and thrown. */
  append(saves: readonly (readonly JournalRecord[])[]): void {
    const frames = saves.flatMap((records) =>
      records.map((each, index) => frameBytes(each, index < records.length - 1)),
    );
    const file = this.#files[this.#current];
    try {
      write(file, joined(frames), this.#end);
      file.flush();
    } catch (error) {
      file.truncate(this.#end);
      throw error;
    }
    let at = this.#end;
    for (const [index, record] of saves.flat().entries()) {
      const { sealed: _body, ...words } = record;
      const length = frames[index]?.length ?? 0;
      this.#note({ ...words, at, length, more: false });
      at += length;
    }
    this.#end = at;
  }

  get isCompactionDue(): boolean {
    if (this.#end < this.#compactFrom) return false;
    return this.#damaged > 0 || this.#holdsFormerSecret || this.#garbage > mostGarbage + this.#live / 2;
  }

  /** Whether a full disk would have more room if this were written anew. */
  get isCompactionWorthIt(): boolean {
    return this.#end >= this.#compactFrom && this.#garbage >= worthTheRoom;
  }

  get #garbage(): number {
    return this.#end - headBytes - this.#live;
  }

  /** What stands, into the other file. Killed at any moment, one of the two is whole. */
  compact(): void {
    const other = this.#current === 0 ? 1 : 0;
    const [from, to] = [this.#files[this.#current], this.#files[other]];
    let standing: Map<string, Entry>;
    try {
      standing = this.#copied(from, to);
      // The head comes last: until it is there, the other file counts.
      to.flush();
      this.#writeHead(other, this.#generation + 1);
    } catch (error) {
      to.truncate(0);
      this.#compactFrom = this.#end + worthTheRoom;
      throw error;
    }
    this.#entries = standing;
    this.#current = other;
    this.#end = Math.max(headBytes, to.getSize());
    this.#live = this.#end - headBytes;
    this.#noteClean();
    empty(from);
  }

  #copied(from: ByteFile, to: ByteFile): Map<string, Entry> {
    const source = sourceOf(from);
    const standing = new Map<string, Entry>();
    to.truncate(0);
    let at = headBytes;
    for (const [name, entry] of this.#entries) {
      const frame = readFrame(source, entry.at);
      if (frame === null) continue;
      const bytes = frameBytes(frame);
      write(to, bytes, at);
      standing.set(name, { ...entry, at, length: bytes.length, more: false });
      at += bytes.length;
    }
    return standing;
  }

  erase(): void {
    for (const file of this.#files) empty(file);
    this.#entries.clear();
    this.#live = 0;
    this.#end = headBytes;
    this.#noteClean();
    this.#writeHead(this.#current, this.#generation + 1);
  }

  #noteClean(): void {
    this.#damaged = 0;
    this.#holdsFormerSecret = false;
    this.#compactFrom = 0;
  }

  /** Reads what is there. A damaged head hides no frame. */
  #open(): void {
    const [first, second] = this.#files.map((file) => ({ generation: generationOf(file), size: file.getSize() }));
    const isSecond =
      first?.generation === second?.generation
        ? (second?.size ?? 0) > (first?.size ?? 0)
        : (second?.generation ?? 0) > (first?.generation ?? 0);
    this.#current = isSecond ? 1 : 0;
    this.#generation = (isSecond ? second : first)?.generation ?? 0;
    this.#entries.clear();
    this.#live = 0;
    this.#noteClean();
    this.#end = this.#scan();
    if (this.#generation === 0) this.#writeHead(this.#current, 1);
    // A writing anew that was cut off, or what it was written from.
    const other = this.#files[isSecond ? 0 : 1];
    if (other.getSize() > 0) empty(other);
  }

  get #files(): readonly [ByteFile, ByteFile] {
    if (this.#held === null) throw new Error("no files are attached");
    return this.#held;
  }

  #scan(from = headBytes): number {
    const file = this.#files[this.#current];
    const { end, damaged } = scanFrames(sourceOf(file), from, (frame) => this.#note(frame));
    this.#damaged = from === headBytes ? damaged : this.#damaged + damaged;
    if (file.getSize() > end) file.truncate(end);
    return end;
  }

  #writeHead(which: 0 | 1, generation: number): void {
    const head = new Uint8Array(headBytes);
    const numbers = new DataView(head.buffer);
    for (const [place, number] of [headMagic, form, generation].entries()) numbers.setUint32(4 * place, number, true);
    numbers.setUint32(12, crc32(head.subarray(0, 12)), true);
    write(this.#files[which], head, 0);
    this.#files[which].flush();
    this.#generation = generation;
  }

  #note(frame: Frame): void {
    const name = nameOf(frame.table, frame.key);
    const before = this.#entries.get(name);
    const { columns } = frame;
    if (before && columns !== null && isOlder(columns, before.columns)) return;
    if (before && isFormerSecret(frame.table, before.columns, columns)) this.#holdsFormerSecret = true;
    this.#live -= before?.length ?? 0;
    this.#entries.delete(name);
    if (columns === null) return;
    this.#live += frame.length;
    this.#entries.set(name, { ...frame, columns });
  }
}

/** Null where no sound head stands: a new file, one whose writing was cut off, or a damaged one. */
function generationOf(file: ByteFile): number | null {
  const head = new Uint8Array(headBytes);
  if (file.getSize() < headBytes || file.read(head, { at: 0 }) < headBytes) return null;
  const numbers = new DataView(head.buffer);
  const isSound =
    numbers.getUint32(0, true) === headMagic && numbers.getUint32(12, true) === crc32(head.subarray(0, 12));
  return isSound && numbers.getUint32(4, true) === form ? numbers.getUint32(8, true) : null;
}

/** Engines may write less than they were given where there is no room. */
function write(file: ByteFile, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  if (file.write(bytes, { at }) !== bytes.length) throw new DOMException("no room", "QuotaExceededError");
}

function empty(file: ByteFile): void {
  file.truncate(0);
  file.flush();
}

/** Frames are small and lie one behind the other: they are read by the megabyte. */
function sourceOf(file: ByteFile, atOnce = readAtOnce): Readable {
  const size = file.getSize();
  let held = new Uint8Array();
  let heldAt = 0;
  return {
    size,
    read(at, length) {
      if (at < heldAt || at + length > heldAt + held.length) {
        held = new Uint8Array(Math.min(Math.max(length, atOnce), size - at));
        heldAt = at;
        file.read(held, { at });
      }
      return held.subarray(at - heldAt, at - heldAt + length);
    },
  };
}
