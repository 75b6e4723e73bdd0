import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Canary } from "./canaries.ts";

/** One token, as the bytes that it would be if somebody had written it down. */
interface Pattern {
  readonly token: string;
  readonly way: string;
  readonly bytes: Buffer;
}

export interface Found {
  readonly token: string;
  readonly way: string;
  readonly where: string;
  /** What stands around it, to see who wrote it. */
  readonly around: string;
}

/** Looks for many tokens at once in whatever bytes it is given: as UTF-8, UTF-16 in both orders, Latin-1, and base64. */
export class CanarySearch {
  readonly found: Found[] = [];
  readonly tokens: number;
  bytes = 0;
  places = 0;
  readonly #byStart = new Map<number, Pattern[]>();
  /** Whether any pattern starts with these three bytes. */
  readonly #starts = new Uint8Array(1 << 24);

  constructor(canaries: readonly Canary[]) {
    this.tokens = canaries.length;
    for (const pattern of canaries.flatMap(patternsOf)) {
      const start = pattern.bytes.readUIntBE(0, 3);
      this.#starts[start] = 1;
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), pattern]);
    }
  }

  in(bytes: Uint8Array, where: string): void {
    this.bytes += bytes.length;
    this.places += 1;
    const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let start = 0;
    for (let end = 0; end < whole.length; end += 1) {
      start = ((start << 8) | (whole[end] ?? 0)) & 0xffffff;
      if (this.#starts[start] === 1 && end > 1) this.#compare(whole, end - 2, start, where);
    }
  }

  /** Every file of a folder, and the names of the files. */
  inFolder(folder: string): void {
    for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      this.in(Buffer.from(entry), `the name of ${entry}`);
      const path = join(folder, entry);
      const bytes = bytesOf(path);
      if (bytes !== null) this.in(bytes, entry);
    }
  }

  #compare(whole: Buffer, at: number, start: number, where: string): void {
    for (const { token, way, bytes } of this.#byStart.get(start) ?? []) {
      if (whole.subarray(at, at + bytes.length).equals(bytes)) {
        const around = whole.subarray(Math.max(0, at - 60), at + bytes.length + 60).toString("latin1");
        this.found.push({ token, way, where, around: around.replace(/[^\x20-\x7e]+/g, "·") });
      }
    }
  }
}

/** Null for what is no file, and for one that a browser which still runs has just taken away. */
function bytesOf(path: string): Buffer | null {
  try {
    return statSync(path).isFile() ? readFileSync(path) : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function patternsOf({ token, waysToWrite }: Canary): Pattern[] {
  const seen = new Map<string, Pattern>();
  for (const written of waysToWrite) {
    const utf16 = Buffer.from(written, "utf16le");
    const encoded: (readonly [string, Buffer])[] = [
      ["UTF-8", Buffer.from(written, "utf8")],
      ["UTF-16LE", utf16],
      ["UTF-16BE", Buffer.from(utf16).swap16()],
      ["Latin-1", Buffer.from(written, "latin1")],
      ["an address", Buffer.from(encodeURIComponent(written))],
    ];
    for (const [way, bytes] of encoded) {
      for (const each of [{ way, bytes }, ...inBase64(way, bytes)]) {
        seen.set(each.bytes.toString("latin1"), { token, ...each });
      }
    }
  }
  return [...seen.values()];
}

/** The letters that are sure to stand there, wherever in groups of three bytes the token begins; in both alphabets. */
function inBase64(way: string, bytes: Buffer): Omit<Pattern, "token">[] {
  return [0, 1, 2].flatMap((before) => {
    const letters = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const sure = letters.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    const forAddresses = sure.replaceAll("+", "-").replaceAll("/", "_");
    return [...new Set([sure, forAddresses])].map((text) => ({ way: `base64 of ${way}`, bytes: Buffer.from(text) }));
  });
}
