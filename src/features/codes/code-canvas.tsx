import { encodeQR } from "qr";
import { useEffect, useRef } from "react";

/** The light margin without which no reader finds a code; ISO 18004 asks for four modules. */
const margin = 4;

/** Black on white in every theme, each module of the same number of points of the screen: a blurred edge costs the reader a frame. */
export function CodeCanvas({ text, label }: { text: string; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const paper = canvas.current;
    if (paper === null) return;
    const modules = encodeQR(text, "raw", { ecc: "medium", encoding: "alphanumeric", border: margin });
    const draw = () => drawCode(paper, modules);
    draw();
    addEventListener("resize", draw);
    return () => removeEventListener("resize", draw);
  }, [text]);
  useEffect(() => {
    const see = () => {
      // Not from under somebody who types: their keyboard too makes the screen smaller.
      if (!(document.activeElement instanceof HTMLInputElement)) canvas.current?.scrollIntoView({ block: "nearest" });
    };
    see();
    addEventListener("resize", see);
    return () => removeEventListener("resize", see);
  }, []);
  return <canvas aria-label={label} className="code-canvas" ref={canvas} role="img" />;
}

function drawCode(paper: HTMLCanvasElement, modules: readonly (readonly boolean[])[]): void {
  const ink = paper.getContext("2d");
  if (ink === null) return;
  const room = Math.round(paper.clientWidth * (globalThis.devicePixelRatio || 1));
  const points = Math.max(1, Math.floor(room / modules.length));
  const side = Math.max(room, points * modules.length);
  if (paper.width !== side) paper.width = paper.height = side;
  ink.fillStyle = "#fff";
  ink.fillRect(0, 0, side, side);
  ink.fillStyle = "#000";
  const from = Math.floor((side - points * modules.length) / 2);
  for (const [row, line] of modules.entries())
    for (const [column, isDark] of line.entries())
      if (isDark) ink.fillRect(from + column * points, from + row * points, points, points);
}
