import { encodeQR } from "qr";
import { decodeQR } from "qr/decode.js";
import { expect, it } from "vitest";
import { framePartBytes, framesOf, frameText } from "../../../src/domain/protocol/code-frames.ts";
import { codeReader, type NativeDetector } from "../../../src/features/codes/code-reader.ts";

const video = {} as HTMLVideoElement;
const own = async () => ["by our own"];

function browserReader(formats: readonly string[], detect: () => Promise<readonly { rawValue: string }[]>) {
  class Detector {
    static getSupportedFormats = async () => formats;
    detect = detect;
  }
  return Detector as unknown as NativeDetector;
}

it("the browser's reader is taken where it reads QR codes, and ours where it does not or there is none", async () => {
  const detect = async () => [{ rawValue: "by the browser" }];
  expect(await (await codeReader(browserReader(["qr_code"], detect), own))(video)).toEqual(["by the browser"]);
  expect(await (await codeReader(browserReader(["ean_13"], detect), own))(video)).toEqual(["by our own"]);
  expect(await (await codeReader(undefined, own))(video)).toEqual(["by our own"]);
});

it("a browser's reader that fails again and again gives way to ours", async () => {
  const read = await codeReader(
    browserReader(["qr_code"], () => Promise.reject(new Error("service unavailable"))),
    own,
  );
  for (let time = 0; time < 3; time++) expect(await read(video)).toEqual([]);
  expect(await read(video)).toEqual(["by our own"]);
});

it("[4.9] a full frame is a code of 97 modules, and is read at four points a module", () => {
  const [frame] = framesOf(Uint8Array.from({ length: framePartBytes * 2 }, (_, at) => (at * 7919) >>> 3));
  if (!frame) throw new Error("no frame");
  const text = frameText(frame);
  const modules = encodeQR(text, "raw", { ecc: "medium", encoding: "alphanumeric", border: 4 });
  expect(modules).toHaveLength(97 + 8);
  const side = modules.length * 4;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at++) {
    const isDark = modules[Math.floor(at / side / 4)]?.[Math.floor((at % side) / 4)];
    if (isDark) data.fill(0, at * 4, at * 4 + 3);
  }
  expect(decodeQR({ width: side, height: side, data })).toBe(text);
});
