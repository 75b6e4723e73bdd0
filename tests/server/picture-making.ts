import { deflateSync } from "node:zlib";
import { pngChunk } from "../../sync-server/practice/strokes.ts";

interface PictureWords {
  readonly width?: number;
  readonly height?: number;
  /** PNG chunks or JPEG segments that say something beside the picture. */
  readonly notes?: readonly (readonly [kind: string, body: Uint8Array])[];
}

/** A whole white PNG. Of a huge one only the first lines are there: what is asked for is what the header says. */
export function png({ width = 8, height = 8, notes = [] }: PictureWords = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const line = Buffer.alloc(Math.min(width, 1000) + 1, 0xff).fill(0, 0, 1);
  const lines = Buffer.concat(Array.from({ length: Math.min(height, 1000) }, () => line));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk("IHDR", header),
    ...notes.map(([kind, body]) => pngChunk(kind, body)),
    pngChunk("IDAT", deflateSync(lines)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

function segment(marker: number, body: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

/** The markers by which notes are named: Exif and XMP, and a comment. */
const markers: Readonly<Record<string, number>> = { exif: 0xe1, xmp: 0xe1, comment: 0xfe };

/** The segments of a JPEG in their order; the coded picture inside is of no meaning. */
export function jpeg({ width = 8, height = 8, notes = [] }: PictureWords = {}): Buffer {
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0", "latin1")),
    ...notes.map(([kind, body]) => segment(markers[kind] ?? 0xef, body)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, frame),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ]);
}

/** Exif with one entry: by its tag, where the picture was taken or only how it is turned. */
export function exif(tag: "gps" | "orientation", order: "II" | "MM"): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(order, 0, "latin1");
  const two = (value: number, at: number) =>
    order === "II" ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const four = (value: number, at: number) =>
    order === "II" ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  two(42, 2);
  four(8, 4);
  two(1, 8);
  two(tag === "gps" ? 0x8825 : 0x0112, 10);
  two(tag === "gps" ? 4 : 3, 12);
  four(1, 14);
  return Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
}
