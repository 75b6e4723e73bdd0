/** A drawn signature as the tablet keeps it: strokes in the pixels of a frame. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

const isPoint = (value: unknown): value is { x: number; y: number } =>
  typeof value === "object" &&
  value !== null &&
  "x" in value &&
  "y" in value &&
  Number.isFinite(value.x) &&
  Number.isFinite(value.y);

const isSize = (value: unknown): value is number => typeof value === "number" && value > 0 && Number.isFinite(value);

/** Null for anything that is not such a drawing: what a tablet sent is looked at before it is drawn. */
export function drawingOf(bytes: Uint8Array): Drawing | null {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
  if (typeof body !== "object" || body === null) return null;
  const { width, height, strokes } = body as Readonly<Record<string, unknown>>;
  if (!isSize(width) || !isSize(height) || !Array.isArray(strokes)) return null;
  if (!strokes.every((stroke) => Array.isArray(stroke) && stroke.every(isPoint))) return null;
  return { width, height, strokes };
}

/** A dot is a very short line, so that it has ink. */
export function pathOf(stroke: Drawing["strokes"][number]): string {
  const [first, ...rest] = stroke;
  if (!first) return "";
  const start = `M${first.x} ${first.y}`;
  return rest.length === 0 ? `${start}l0.1 0` : start + rest.map(({ x, y }) => `L${x} ${y}`).join("");
}
