import { type ReactNode, type Ref, useCallback, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { type InkCanvas, inkCanvas } from "./ink-canvas.ts";
import type { SignatureDrawing } from "./signature-strokes.ts";

export type SignaturePadHandle = {
  /** The drawing as a picture, black on white; undefined while nothing is drawn. */
  png: () => Promise<ArrayBuffer | undefined>;
};

type SignaturePadProps = {
  ref?: Ref<SignaturePadHandle> | undefined;
  label: string;
  /** How to sign without drawing, announced with the pad. The ways themselves stand beside it, as ordinary controls. */
  alternative: ReactNode;
  words: { signHere: string; clear: string; undo: string; empty: string; drawn: string };
  /** What was drawn before a reload; read once. */
  initial?: SignatureDrawing | undefined;
  /** A pad that is not started ignores the palm of the hand. */
  active?: boolean | undefined;
  /** After every stroke, undo and clear; undefined is an empty pad. Called with strokes, so no work is lost to a crash. */
  onChange: (drawing: SignatureDrawing | undefined) => void;
};

export function SignaturePad({ ref, label, alternative, words, initial, active = true, onChange }: SignaturePadProps) {
  const { canvas, drawn, redraw, undo, png } = useInk({ initial, active, onChange });
  const helpId = useId();
  useImperativeHandle(ref, () => ({ png }), [png]);

  return (
    <div className="signature">
      <div className="signature__paper">
        <canvas aria-describedby={helpId} aria-label={label} className="signature__canvas" ref={canvas} role="img" />
        {drawn ? null : (
          <span aria-hidden="true" className="signature__here">
            {words.signHere}
          </span>
        )}
      </div>
      <div className="button-row">
        <Button aria-disabled={!drawn || !active} icon="undo" onClick={undo} variant="secondary">
          {words.undo}
        </Button>
        <Button aria-disabled={!drawn || !active} icon="close" onClick={() => redraw(undefined)} variant="secondary">
          {words.clear}
        </Button>
        <span className="screen-reader-only" role="status">
          {drawn ? words.drawn : words.empty}
        </span>
      </div>
      <p className="signature__alternative" id={helpId}>
        {alternative}
      </p>
    </div>
  );
}

/** The canvas and what is drawn on it. `initial` is read once. */
function useInk({ initial, active, onChange }: Pick<SignaturePadProps, "initial" | "onChange"> & { active: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef<InkCanvas>(undefined);
  const changed = useRef(onChange);
  const atFirst = useRef(initial);
  const [drawn, setDrawn] = useState(Boolean(initial));

  useEffect(() => {
    changed.current = onChange;
  });

  const tell = () => {
    const drawing = ink.current?.drawn();
    setDrawn(drawing !== undefined);
    changed.current(drawing);
  };
  const told = useRef(tell);

  useEffect(() => {
    if (!canvas.current) return undefined;
    const pen = inkCanvas(canvas.current, () => told.current());
    ink.current = pen;
    pen.show(atFirst.current);
    const turned = globalThis.ResizeObserver && new ResizeObserver(() => pen.refit());
    turned?.observe(canvas.current);
    return () => {
      // A drawing outlives its canvas: React's strict mode mounts twice.
      atFirst.current = pen.drawn();
      turned?.disconnect();
      pen.release();
    };
  }, []);

  useEffect(() => ink.current?.accept(active), [active]);

  const png = useCallback(async () => (ink.current?.drawn() ? ink.current.png() : undefined), []);

  const redraw = (drawing: SignatureDrawing | undefined) => {
    ink.current?.show(drawing);
    tell();
  };
  const undo = () => {
    const drawing = ink.current?.drawn();
    if (drawing) redraw({ ...drawing, strokes: drawing.strokes.slice(0, -1) });
  };
  return { canvas, drawn, redraw, undo, png };
}
