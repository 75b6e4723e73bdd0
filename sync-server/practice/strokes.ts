import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

interface Point {
  readonly x: number;
  readonly y: number;
  readonly time: number;
  readonly pressure: number;
}

/** A drawing as the tablet keeps it: strokes in the coordinates of a pad of this size. */
interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly Point[])[];
}

const pad = { width: 600, height: 200 };

/**
 * A line that somebody called this might draw: one wave for each letter, and never twice the same: `occasion` is the COE
 * that was signed. It does not imitate handwriting, and it says "Practice" nowhere because the screen does.
 */
export function drawnName(name: string, occasion: string): Drawing {
  const shape = createHash("sha256").update(`${name} ${occasion}`).digest();
  const letters = [...name.replace(/\s/g, "")].slice(0, 24);
  const step = (pad.width - 80) / Math.max(1, letters.length * 4);
  const points = letters.flatMap((_, letter) =>
    [0, 1, 2, 3].map((quarter): Point => {
      const height = 20 + ((shape[letter % shape.length] ?? 0) % 50);
      const place = letter * 4 + quarter;
      const y = Math.round(110 + height * (quarter === 1 ? -1 : quarter === 3 ? 0.6 : 0));
      return { x: Math.round(40 + place * step), y, time: place * 30, pressure: 50 };
    }),
  );
  return { ...pad, strokes: [points] };
}

/** A cross, for those who sign with a mark. */
export function drawnMark(): Drawing {
  const line = (from: readonly [number, number], to: readonly [number, number], start: number): Point[] =>
    [0, 1, 2, 3, 4].map((n) => ({
      x: Math.round(from[0] + ((to[0] - from[0]) * n) / 4),
      y: Math.round(from[1] + ((to[1] - from[1]) * n) / 4),
      time: start + n * 40,
      pressure: 50,
    }));
  return { ...pad, strokes: [line([260, 60], [340, 140], 0), line([340, 60], [260, 140], 400)] };
}

/** Light paper and dark ink, one byte for each point. */
function inked({ width, height, strokes }: Drawing): Uint8Array {
  const paper = new Uint8Array(width * height).fill(0xf6);
  const dot = (x: number, y: number): void => {
    for (const [right, down] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      if (x + right < width && y + down < height) paper[(y + down) * width + x + right] = 0x24;
    }
  };
  for (const stroke of strokes) {
    for (const [index, to] of stroke.entries()) {
      const from = stroke[index - 1] ?? to;
      const steps = Math.max(1, Math.abs(to.x - from.x), Math.abs(to.y - from.y));
      for (let step = 0; step <= steps; step += 1)
        dot(
          Math.round(from.x + ((to.x - from.x) * step) / steps),
          Math.round(from.y + ((to.y - from.y) * step) / steps),
        );
    }
  }
  return paper;
}

/** One part of a PNG: its length, its name, what it holds, and a sum over both. */
export function pngChunk(name: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The same line as a grey PNG, standing for the photograph of a paper that was signed. */
export function pictureOf(drawing: Drawing): Uint8Array {
  const { width, height } = drawing;
  const paper = inked(drawing);
  const rows = Array.from({ length: height }, (_, y) => [Buffer.of(0), paper.subarray(y * width, (y + 1) * width)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.concat(rows.flat()))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}
