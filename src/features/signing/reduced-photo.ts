import type { SigningProgress } from "../../storage/signing-progress.ts";

/** Handwriting is still read at this size, and the picture travels in a tenth of the time (P18). */
const longestSide = 1600;

/** Drawing the picture anew also leaves behind where and with which device it was taken. */
export async function reducedPhoto(file: Blob): Promise<NonNullable<SigningProgress["paper"]>> {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const type = "image/jpeg";
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.8));
  if (!blob) throw new Error("this browser could not reduce the photo");
  return { type, bytes: await blob.arrayBuffer() };
}
