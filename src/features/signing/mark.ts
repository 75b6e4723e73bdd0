import type { SignatureDrawing } from "../../ui/signature-strokes.ts";

/** An X, for whoever signs with a mark and cannot draw on glass: made at their word, in front of the witness. */
export function crossOn({ width, height }: { width: number; height: number }): SignatureDrawing {
  const half = height * 0.22;
  const line = (slant: 1 | -1, start: number) =>
    [-1, -0.5, 0, 0.5, 1].map((part, step) => ({
      x: width / 2 + part * half,
      y: height / 2 + slant * part * half,
      time: start + step * 40,
      pressure: 0.5,
    }));
  return { width, height, strokes: [line(1, 0), line(-1, 400)] };
}
