import { crc32 } from "../domain/base/crc32.ts";

// How the second copy lies in its file (protocol 4.9). Pure: bytes in, bytes out. A frame is
//
//   magic · length of its words · length of its body · check of these twelve bytes · words (JSON) · body · check of words and body
//
// numbers as 32 bits, little end first. Both checks are CRC-32, so that any one damaged byte is seen; whoever reads on behind a
// damage looks for the next place where everything fits.

/** A row as it lies in the database: the columns that are open there, and the envelope. Nothing of it is sealed or opened here. */
export interface JournalRecord {
  readonly table: string;
  /** The primary key, as JSON. */
  readonly key: string;
  /** Null: it was released, or taken back, and is not to come back. */
  readonly columns: Readonly<Record<string, unknown>> | null;
  readonly sealed: Uint8Array | null;
}

/** Where a sound frame was found, and what it holds but its body. */
export interface Frame extends Omit<JournalRecord, "sealed"> {
  readonly at: number;
  readonly length: number;
  /** More frames of the same save follow: without them it was never said to be saved. */
  readonly more: boolean;
}

/** What can be read from: a file, or bytes in memory. */
export interface Readable {
  readonly size: number;
  read(at: number, length: number): Uint8Array;
}

const magic = 0x314a_5353; // "SSJ1"
const headBytes = 16;
const checkBytes = 4;
/** A damaged length must not make anybody read forever. A photo has at most 8 MB, and what is signed holds one. */
const mostBytes = 64 * 1_048_576;

const utf8 = new TextEncoder();
const nothing = new Uint8Array();

export function frameBytes({ table, key, columns, sealed }: JournalRecord, more = false): Uint8Array<ArrayBuffer> {
  const words = utf8.encode(JSON.stringify([table, key, columns, sealed === null ? 0 : 1, more ? 1 : 0]));
  const body = sealed ?? nothing;
  const bytes = new Uint8Array(headBytes + words.length + body.length + checkBytes);
  const numbers = new DataView(bytes.buffer);
  numbers.setUint32(0, magic, true);
  numbers.setUint32(4, words.length, true);
  numbers.setUint32(8, body.length, true);
  numbers.setUint32(12, crc32(bytes.subarray(0, 12)), true);
  bytes.set(words, headBytes);
  bytes.set(body, headBytes + words.length);
  numbers.setUint32(bytes.length - checkBytes, crc32(bytes.subarray(headBytes, bytes.length - checkBytes)), true);
  return bytes;
}

type Words = Omit<Frame, "at" | "length"> & { readonly hasBody: boolean };

/** Null for what `frameBytes` of no release has written. */
function wordsFrom(bytes: Uint8Array): Words | null {
  try {
    const said: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!Array.isArray(said)) return null;
    const [table, key, columns, hasBody, more] = said as unknown[];
    if (typeof table !== "string" || typeof key !== "string" || typeof columns !== "object") return null;
    return { table, key, columns: columns as Words["columns"], hasBody: hasBody === 1, more: more === 1 };
  } catch {
    return null;
  }
}

/** The frame that begins here, if there is a sound one; its body is a copy. */
export function readFrame(source: Readable, at: number): (Frame & JournalRecord) | null {
  if (source.size - at < headBytes + checkBytes) return null;
  const head = source.read(at, headBytes);
  const numbers = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (numbers.getUint32(0, true) !== magic || numbers.getUint32(12, true) !== crc32(head.subarray(0, 12))) return null;
  const words = numbers.getUint32(4, true);
  const body = numbers.getUint32(8, true);
  const length = headBytes + words + body + checkBytes;
  if (length > mostBytes || at + length > source.size) return null;
  const rest = source.read(at + headBytes, length - headBytes);
  const check = new DataView(rest.buffer, rest.byteOffset, rest.byteLength).getUint32(words + body, true);
  if (check !== crc32(rest.subarray(0, words + body))) return null;
  const said = wordsFrom(rest.subarray(0, words));
  if (said === null) return null;
  const { hasBody, ...frame } = said;
  return { at, length, ...frame, sealed: hasBody ? rest.slice(words, words + body) : null };
}

const searched = 65_536;

/** The next place from `from` on where a frame may begin; the end where there is none. */
function nextMagic(source: Readable, from: number): number {
  for (let at = from; at < source.size; at += searched - 3) {
    const bytes = source.read(at, Math.min(searched, source.size - at));
    for (let index = 0; index + 3 < bytes.length; index++) {
      if (bytes[index] !== (magic & 0xff)) continue;
      const found =
        ((bytes[index] ?? 0) |
          ((bytes[index + 1] ?? 0) << 8) |
          ((bytes[index + 2] ?? 0) << 16) |
          ((bytes[index + 3] ?? 0) << 24)) >>>
        0;
      if (found === magic) return at + index;
    }
  }
  return source.size;
}

export interface Scanned {
  /** Behind the last sound frame: what stands after it was torn, and is written over. */
  readonly end: number;
  /** Bytes between sound frames, or behind them, that are none. */
  readonly damaged: number;
}

/**
 * Every sound frame from `from` on, in the order in which they were written. What is not whole is passed over. Of a save that was cut
 * off at the very end the beginning is not told: it was never said to be saved.
 */
export function scanFrames(source: Readable, from: number, told: (frame: Frame) => void): Scanned {
  let at = from;
  let end = from;
  let damaged = 0;
  let begun: Frame[] = [];
  while (at < source.size) {
    const read = readFrame(source, at);
    if (read === null) {
      const next = nextMagic(source, at + 1);
      damaged += next - at;
      at = next;
      continue;
    }
    const { sealed: _body, ...frame } = read;
    at += frame.length;
    if (frame.more) {
      begun.push(frame);
      continue;
    }
    for (const each of begun) told(each);
    begun = [];
    told(frame);
    end = at;
  }
  return { end, damaged: damaged + begun.reduce((sum, { length }) => sum + length, 0) };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
