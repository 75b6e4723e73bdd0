import type { Page } from "playwright-core";
import { build, type Rollup } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pictureFault } from "../../sync-server/judging/picture.ts";
import { exif, jpeg, png } from "../server/picture-making.ts";
import { Tablet } from "./chromium.ts";

/** The application's own way from a file to what is kept of it, as a script of one global. */
async function photoScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "safari16.4",
      lib: { entry: "src/features/signing/reduced-photo.ts", formats: ["iife"], name: "photoKit" },
    },
  });
  const [output] = built as Rollup.RolldownOutput[];
  return output?.output[0].code ?? "";
}

let page: Page;
const tablet = new Tablet();
beforeAll(async () => {
  page = await tablet.open();
  await page.addScriptTag({ content: await photoScript() });
});
afterAll(() => tablet.throwAway());

/** What the tablet keeps of a photo; null where it tells the recruiter that this was none. */
async function kept(file: Uint8Array): Promise<{ type: string; bytes: Buffer } | null> {
  const made = await page.evaluate(async (base64) => {
    const { photoKit } = globalThis as unknown as {
      photoKit: { reducedPhoto(file: Blob): Promise<{ type: string; bytes: ArrayBuffer }> };
    };
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    const photo = await photoKit.reducedPhoto(new Blob([bytes])).catch(() => null);
    if (!photo) return null;
    const signs = Array.from(new Uint8Array(photo.bytes), (byte) => String.fromCharCode(byte));
    return { type: photo.type, base64: btoa(signs.join("")) };
  }, Buffer.from(file).toString("base64"));
  return made && { type: made.type, bytes: Buffer.from(made.base64, "base64") };
}

/** A photo of this size as a camera writes it: the segment with the place stands behind the first mark. */
async function takenSomewhere(width: number, height: number): Promise<Buffer> {
  const plain = await kept(png({ width, height }));
  if (!plain) throw new Error("the browser makes no photo");
  const place = jpeg({ notes: [["exif", exif("gps", "MM")]] });
  const segment = place.subarray(20, 20 + 2 + place.readUInt16BE(22));
  return Buffer.concat([plain.bytes.subarray(0, 2), segment, plain.bytes.subarray(2)]);
}

describe("a photo of the signed paper, in a real browser", () => {
  test("[S21] leaves behind where it was taken, before it gets its name", async () => {
    const taken = await takenSomewhere(900, 700);
    expect(pictureFault(taken, "image/jpeg")).toBe("tells-where");
    const photo = await kept(taken);
    expect(photo?.type).toBe("image/jpeg");
    expect(photo?.bytes.includes("Exif")).toBe(false);
    expect(pictureFault(photo?.bytes ?? Buffer.alloc(0), "image/jpeg")).toBeNull();
  });

  test.each([
    ["a page", Buffer.from("<!doctype html><script>pwned = true</script>")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["nothing", Buffer.alloc(0)],
  ])("[S21] %s is no photo, and nothing of it is kept", async (_what, bytes) => {
    expect(await kept(bytes)).toBeNull();
  });

  test("[S21] a picture that unpacks to 30,000 by 30,000 is refused or made small, and the page lives on", async () => {
    const photo = await kept(png({ width: 30_000, height: 30_000 }));
    if (photo) expect(pictureFault(photo.bytes, photo.type)).toBeNull();
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
  });

  test("[S21] of a JPEG with a page behind it only the picture is kept", async () => {
    const photo = await kept(
      Buffer.concat([await takenSomewhere(40, 40), Buffer.from("<script>pwned = true</script>")]),
    );
    expect(photo?.bytes.includes("script")).toBe(false);
    expect(pictureFault(photo?.bytes ?? Buffer.alloc(0), "image/jpeg")).toBeNull();
  });
});
