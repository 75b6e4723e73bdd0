import { pathsOf } from "../../domain/signing/stroke-paths.ts";
import type { PictureOf } from "./signature-evidence.ts";

const width = 600;

/** A small picture of a signature, black on white, for whoever cannot draw the points. */
export const pictureOf: PictureOf = async (drawing) => {
  const canvas = document.createElement("canvas");
  const scale = width / Math.max(1, drawing.width);
  canvas.width = width;
  canvas.height = Math.max(1, Math.round(drawing.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen || typeof Path2D === "undefined") return null;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = "#000";
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.scale(scale, scale);
  pen.lineWidth = 2.5 / scale;
  for (const path of pathsOf(drawing)) pen.stroke(new Path2D(path));
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
};
