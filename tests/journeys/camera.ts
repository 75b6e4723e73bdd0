import { writeFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** What the smallest cameras give. */
const picture = { width: 640, height: 480 };

/** A browser whose camera plays this film, over and over, and that was told that it may. */
export const cameraFlags = (film: string): string[] => [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${film}`,
];

/** The light of one picture, as a hand holds a camera: the code a little turned, on a grey table, with noise. */
async function seen(page: Page, turn: number): Promise<Buffer> {
  const light = await page.locator("canvas.code-canvas").evaluate(
    (code, { width, height, turned }) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [width, height];
      const ink = canvas.getContext("2d");
      if (!ink) throw new Error("no canvas");
      ink.fillStyle = "#777";
      ink.fillRect(0, 0, width, height);
      ink.translate(width / 2, height / 2);
      ink.rotate(turned);
      const side = height * 0.9;
      ink.drawImage(code as HTMLCanvasElement, -side / 2, -side / 2, side, side);
      const { data } = ink.getImageData(0, 0, width, height);
      let noise = 1;
      let text = "";
      for (let at = 0; at < data.length; at += 4) {
        noise = (Math.imul(noise, 1_103_515_245) + 12_345) >>> 0;
        const value = 30 + (data[at] ?? 0) * 0.7 + ((noise >>> 16) % 24);
        text += String.fromCharCode(Math.min(255, value));
      }
      return btoa(text);
    },
    { ...picture, turned: turn },
  );
  return Buffer.from(light, "base64");
}

/** Films the codes that a tablet shows, one after the other, each in two poses of a hand; it has to be paused at the first. */
export async function filmOf(page: Page, count: number, next: () => Promise<void>): Promise<readonly Buffer[][]> {
  const pictures: Buffer[][] = [];
  for (let at = 0; at < count; at++) {
    const turn = ((at % 5) - 2) * 0.02;
    pictures.push([await seen(page, turn), await seen(page, turn + 0.03)]);
    await next();
  }
  return pictures;
}

/** Four pictures in a second, as YUV4MPEG2: light, and no color. */
export function writeFilm(path: string, pictures: readonly Buffer[]): void {
  const { width, height } = picture;
  const color = Buffer.alloc((width * height) / 2, 128);
  const frames = pictures.flatMap((light) => [Buffer.from("FRAME\n"), light, color]);
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F4:1 Ip A1:1 C420\n`), ...frames]));
}
