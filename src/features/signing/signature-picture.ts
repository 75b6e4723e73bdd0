import type { PictureOf } from "./signature-evidence.ts";

const width = 600;

/** A small picture of a signature, black on white, for whoever cannot draw the points. */
export const pictureOf: PictureOf = async (drawing) => {
  const canvas = document.createElement("canvas");
  const scale = width / Math.max(1, drawing.width);
  canvas.width = width;
  canvas.height = Math.max(1, Math.round(drawing.height * scale));
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.strokeStyle = "#000";
  pen.lineWidth = 2.5;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const stroke of drawing.strokes) {
    pen.beginPath();
    stroke.forEach(({ x, y }, index) => {
      if (index === 0) pen.moveTo(x * scale, y * scale);
      // A touch without a movement is a dot: a line of no length is drawn by its round cap.
      pen.lineTo(x * scale, y * scale);
    });
    pen.stroke();
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
};
