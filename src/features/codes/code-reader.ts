import { decodeQR } from "qr/decode.js";

/** The texts of the codes that stand in the picture now. */
type ReadCodes = (video: HTMLVideoElement) => Promise<readonly string[]>;

/** The browser's own reader, where it has one: Android and ChromeOS, at the time of writing. */
export interface NativeDetector {
  new (options: {
    formats: string[];
  }): { detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]> };
  getSupportedFormats(): Promise<readonly string[]>;
}

/** So often may the browser's reader fail: on a tablet without Google's services it is there, and never answers. */
const mostFailures = 3;

/**
 * `qr` is JavaScript and nothing else. A reader in WebAssembly would be 0.95 MB more for every tablet to keep, and the page's policy
 * would have to allow `wasm-unsafe-eval` to the whole application.
 */
export async function codeReader(
  native = (globalThis as { BarcodeDetector?: NativeDetector }).BarcodeDetector,
  own: ReadCodes = ownReader(),
): Promise<ReadCodes> {
  const formats = (await native?.getSupportedFormats().catch(() => [])) ?? [];
  if (native === undefined || !formats.includes("qr_code")) return own;
  const detector = new native({ formats: ["qr_code"] });
  let failures = 0;
  return async (video) => {
    if (failures >= mostFailures) return own(video);
    try {
      const found = await detector.detect(video);
      failures = 0;
      return found.map(({ rawValue }) => rawValue);
    } catch {
      failures += 1;
      return [];
    }
  };
}

/** Of the middle of the picture, which is what the screen shows of it. */
const mostPoints = 1080;

function ownReader(): ReadCodes {
  const canvas = document.createElement("canvas");
  const ink = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const side = Math.min(video.videoWidth, video.videoHeight);
    if (side === 0 || ink === null) return [];
    const points = Math.min(side, mostPoints);
    if (canvas.width !== points) canvas.width = canvas.height = points;
    const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
    ink.drawImage(video, left, top, side, side, 0, 0, points, points);
    const { data } = ink.getImageData(0, 0, points, points);
    try {
      return [decodeQR({ width: points, height: points, data })];
    } catch {
      return []; // no code in it, or a blurred one
    }
  };
}
