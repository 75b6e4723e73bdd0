/** One touch of the pen: where it went, when, and how hard. Time in milliseconds, pressure 0 to 1. */
type StrokePoint = { x: number; y: number; time: number; pressure: number };

export type Stroke = readonly StrokePoint[];

/** What was drawn, in the pixels of a frame of this size. Any stroke at all is a mark; nobody judges how it looks. */
export type SignatureDrawing = { width: number; height: number; strokes: readonly Stroke[] };

type Frame = { width: number; height: number };

/** Fits a drawing into another frame without stretching it, as when a tablet is turned. */
export function fitDrawing(drawing: SignatureDrawing, frame: Frame): SignatureDrawing {
  const scale = Math.min(frame.width / drawing.width, frame.height / drawing.height);
  if (!Number.isFinite(scale) || scale <= 0) return drawing;
  const place = (point: StrokePoint) => ({ ...point, x: point.x * scale, y: point.y * scale });
  return { ...frame, strokes: drawing.strokes.map((stroke) => stroke.map(place)) };
}
