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

interface Inked {
  readonly strokes: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

/** A touch without a movement is a very short line, so that it has ink. */
export const pathsOf = ({ strokes }: Inked): readonly string[] =>
  strokes.map((stroke) =>
    stroke.length === 1
      ? `M${stroke[0]?.x} ${stroke[0]?.y}l0.1 0`
      : stroke.map(({ x, y }, place) => `${place === 0 ? "M" : "L"}${x} ${y}`).join(""),
  );
