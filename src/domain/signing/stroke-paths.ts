import * as z from "zod";

const size = z.number().positive();
const drawingSchema = z.looseObject({
  width: size,
  height: size,
  strokes: z.array(z.array(z.looseObject({ x: z.number(), y: z.number() }))),
});
export type Drawing = z.infer<typeof drawingSchema>;

/** The drawing that this attachment holds, read as text; null for anything else, such as a photo. */
export function drawingOf(content: string): Drawing | null {
  try {
    const read = drawingSchema.safeParse(JSON.parse(content));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Inked {
  readonly strokes: readonly (readonly Point[])[];
}

/** Each stroke as the pad drew it: round where the hand was round. A touch without a movement is a very short line, so that it has ink. */
export const pathsOf = ({ strokes }: Inked): readonly string[] =>
  strokes.map((stroke) =>
    stroke.length === 1 ? `M${stroke[0]?.x} ${stroke[0]?.y}l0.1 0` : stroke.map(partOf).join(""),
  );

function partOf(to: Point, place: number, stroke: readonly Point[]): string {
  const from = stroke[place - 1];
  if (!from) return `M${to.x} ${to.y}`;
  const [, leaving] = tangentAt(from, to, stroke[place - 2] ?? from);
  const [arriving] = tangentAt(to, stroke[place + 1] ?? to, from);
  return `C${[leaving, arriving, to].map(({ x, y }) => `${round(x)} ${round(y)}`).join(" ")}`;
}

/** The pull of a curve before and after a point, by the rule that the pad's own pen (signature_pad) draws with. */
function tangentAt(at: Point, next: Point, before: Point): [Point, Point] {
  const first = { x: (before.x + at.x) / 2, y: (before.y + at.y) / 2 };
  const second = { x: (at.x + next.x) / 2, y: (at.y + next.y) / 2 };
  const [a, b] = [Math.hypot(before.x - at.x, before.y - at.y), Math.hypot(at.x - next.x, at.y - next.y)];
  const share = a + b === 0 ? 0 : b / (a + b);
  const shift = {
    x: at.x - (second.x + (first.x - second.x) * share),
    y: at.y - (second.y + (first.y - second.y) * share),
  };
  return [
    { x: first.x + shift.x, y: first.y + shift.y },
    { x: second.x + shift.x, y: second.y + shift.y },
  ];
}

const round = (value: number): number => Math.round(value * 10) / 10;
