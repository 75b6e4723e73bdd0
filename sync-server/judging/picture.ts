import { drawingOf } from "../../src/domain/signing/stroke-paths.ts";

/** What stands under a signature: the points of a drawing, or a picture of one or of the signed paper. */
type Kind = "application/json" | "image/png" | "image/jpeg";

export type PictureFault =
  | "kind-not-allowed"
  | "not-what-it-says"
  | "broken"
  | "too-many-pixels"
  | "tells-where"
  | "markup";

/** 5.2.6 of ASVS: a picture of a few kilobytes can ask for gigabytes of whoever draws it. */
const mostPixels = 25_000_000;

/** Twenty thousand points: minutes of a pen on the glass. */
const longestDrawing = 1_048_576;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** What it says beside the picture itself. */
  readonly notes: readonly Buffer[];
}

const startsWith = (bytes: Buffer, ...start: readonly number[]): boolean =>
  bytes.subarray(0, start.length).equals(Buffer.from(start));

/** What the bytes are, by their own first ones; what they are called decides nothing. Null for anything that is not allowed. */
export function kindOf(bytes: Buffer): Kind | null {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  return startsWith(bytes, 0x7b) ? "application/json" : null;
}

/** Chunk after chunk up to its end, and nothing after it. Null where it is no whole PNG. */
function readPng(bytes: Buffer): Picture | null {
  const notes: Buffer[] = [];
  if (bytes.length < 33 || bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString("latin1", at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    if (kind === "IEND") {
      const isWhole = length === 0 && end === bytes.length;
      return isWhole ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), notes } : null;
    }
    if (!["IHDR", "PLTE", "IDAT"].includes(kind)) notes.push(bytes.subarray(at + 4, end - 4));
    at = end;
  }
  return null;
}

/** SOF0 to SOF15, without the three of that range that are tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Where the next marker stands that is part of no coded picture: not a stuffed byte and not a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** Segment after segment up to the end of the picture, and nothing after it. Null where it is no whole JPEG. */
function readJpeg(bytes: Buffer): Picture | null {
  const notes: Buffer[] = [];
  let size = { width: 0, height: 0 };
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return at + 2 === bytes.length && size.height > 0 ? { ...size, notes } : null;
    else {
      if (at + 4 > bytes.length) return null;
      const end = at + 2 + bytes.readUInt16BE(at + 2);
      if (end < at + 4 || end > bytes.length) return null;
      if (isFrame(marker) && end >= at + 9)
        size = { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
      if (marker >= 0xe0) notes.push(bytes.subarray(at + 4, end));
      at = marker === 0xda ? endOfScan(bytes, end) : end;
    }
  }
  return null;
}

const gpsTag = 0x8825;

/** Whether a TIFF header in it (what Exif is made of) points to a place on earth (Exif 3.0, 4.6.3). */
function pointsToPlace(note: Buffer): boolean {
  const start = note.indexOf("Exif");
  const headers = [note.indexOf("II*\0", 0, "latin1"), note.indexOf("MM\0*", 0, "latin1")].filter((at) => at >= 0);
  if (start < 0 && !note.subarray(0, 4).equals(Buffer.from("eXIf"))) return false;
  return headers.some((header) => {
    const tiff = note.subarray(header);
    const little = tiff[0] === 0x49;
    const two = (at: number) => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const four = (at: number) => (at + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
    const first = four(4);
    return Array.from({ length: two(first) }, (_, entry) => two(first + 2 + entry * 12)).includes(gpsTag);
  });
}

const tellsWhere = (note: Buffer): boolean => pointsToPlace(note) || note.includes("GPSLatitude");

/** A picture that a careless reader could take for a page. */
const isMarkup = (note: Buffer): boolean =>
  /<\s*(script|html|svg|body|iframe|img|!doctype)\b/i.test(note.toString("latin1"));

/** Why bytes of this declared type cannot be shown as what they say they are; null for what a tablet of ours makes. */
export function pictureFault(bytes: Buffer, declared: string): PictureFault | null {
  const kind = kindOf(bytes);
  if (kind === null) return "kind-not-allowed";
  if (kind !== declared) return "not-what-it-says";
  if (kind === "application/json")
    return bytes.length <= longestDrawing && drawingOf(bytes.toString("utf8")) !== null ? null : "broken";
  const picture = kind === "image/png" ? readPng(bytes) : readJpeg(bytes);
  if (!picture || picture.width === 0 || picture.height === 0) return "broken";
  if (picture.width * picture.height > mostPixels) return "too-many-pixels";
  if (picture.notes.some(tellsWhere)) return "tells-where";
  return picture.notes.some(isMarkup) ? "markup" : null;
}
