import { createHash } from "node:crypto";

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

/** The same line as a picture, standing for the photograph of a paper that was signed. */
export function pictureOf(drawing: Drawing): string {
  const path = (stroke: readonly Point[]) => stroke.map(({ x, y }, n) => `${n === 0 ? "M" : "L"}${x} ${y}`).join(" ");
  const lines = drawing.strokes.map((stroke) => `<path d="${path(stroke)}"/>`).join("");
  const { width, height } = drawing;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fdfbf4"/><g fill="none" stroke="#1b1b3a" stroke-width="3" stroke-linejoin="round">${lines}</g></svg>`;
}
