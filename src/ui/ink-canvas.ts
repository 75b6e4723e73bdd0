import InkPad, { type PointGroup } from "signature_pad";
import type { SignatureDrawing, Stroke } from "./signature-strokes.ts";
import { fitDrawing } from "./signature-strokes.ts";

const INK = {
  penColor: "#000",
  dotSize: 3,
  minWidth: 1.2,
  maxWidth: 3.5,
  velocityFilterWeight: 0.7,
  compositeOperation: "source-over",
} as const;
const PAPER = "#fff";
/** A signature prints well at this width; a sharper picture only weighs more on a slow network. */
const PICTURE_WIDTH = 1200;

export type InkCanvas = {
  show: (drawing: SignatureDrawing | undefined) => void;
  drawn: () => SignatureDrawing | undefined;
  /** Redraws for the size the canvas has now. */
  refit: () => void;
  accept: (drawing: boolean) => void;
  png: () => Promise<ArrayBuffer>;
  release: () => void;
};

/** Binds a canvas to a pen. `onStroke` is called after each stroke, not while it is drawn. */
export function inkCanvas(canvas: HTMLCanvasElement, onStroke: () => void): InkCanvas {
  const pad = new InkPad(canvas, { ...INK, backgroundColor: PAPER });
  let frame = fitToScreen(canvas);
  // Kept as it was drawn, in the frame it was drawn in: a tablet may be turned a hundred times and nothing shrinks.
  let kept: SignatureDrawing | undefined;

  const paint = () => {
    pad.clear();
    if (kept) pad.fromData(fitDrawing(kept, frame).strokes.map(toInk));
  };
  pad.addEventListener("endStroke", () => {
    kept = { ...frame, strokes: pad.toData().map(toStroke) };
    onStroke();
  });
  return {
    show: (drawing) => {
      kept = drawing && drawing.strokes.length > 0 ? drawing : undefined;
      paint();
    },
    drawn: () => kept,
    refit: () => {
      frame = fitToScreen(canvas);
      paint();
    },
    accept: (drawing) => (drawing ? pad.on() : pad.off()),
    png: () => picture(canvas),
    release: () => pad.off(),
  };
}

function toStroke(group: PointGroup): Stroke {
  return group.points.map(({ x, y, time, pressure }) => ({ x, y, time, pressure }));
}

function toInk(stroke: Stroke): PointGroup {
  return { ...INK, points: stroke.map((point) => ({ ...point })) };
}

/** Resizing a canvas empties it, so this comes before drawing. */
function fitToScreen(canvas: HTMLCanvasElement): { width: number; height: number } {
  const density = Math.max(1, globalThis.devicePixelRatio ?? 1);
  const frame = { width: canvas.offsetWidth, height: canvas.offsetHeight };
  canvas.width = frame.width * density;
  canvas.height = frame.height * density;
  canvas.getContext("2d")?.scale(density, density);
  return frame;
}

async function picture(canvas: HTMLCanvasElement): Promise<ArrayBuffer> {
  const blob = await new Promise<Blob | null>((resolve) => shrink(canvas).toBlob(resolve, "image/png"));
  if (!blob) throw new Error("This browser could not make a picture of the signature.");
  return blob.arrayBuffer();
}

function shrink(canvas: HTMLCanvasElement): HTMLCanvasElement {
  if (canvas.width <= PICTURE_WIDTH) return canvas;
  const small = document.createElement("canvas");
  small.width = PICTURE_WIDTH;
  small.height = Math.round((canvas.height * PICTURE_WIDTH) / canvas.width);
  small.getContext("2d")?.drawImage(canvas, 0, 0, small.width, small.height);
  return small;
}
