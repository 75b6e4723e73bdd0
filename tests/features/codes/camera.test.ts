import { expect, it } from "vitest";
import { openCamera } from "../../../src/features/codes/camera.ts";

const refusing = (name: string) => ({
  getUserMedia: async (): Promise<MediaStream> => {
    throw new DOMException("no", name);
  },
});

it.each([
  ["NotAllowedError", "refused"],
  ["SecurityError", "refused"],
  ["NotFoundError", "none"],
  ["OverconstrainedError", "none"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
])("a browser that says %s is told as %s", async (name, problem) => {
  expect(await openCamera({ devices: refusing(name), isSecure: true })).toEqual({ ok: false, error: problem });
});

it("a page without https has no camera for another reason than a tablet without one", async () => {
  expect(await openCamera({ devices: undefined, isSecure: false })).toEqual({ ok: false, error: "not-secure" });
  expect(await openCamera({ devices: undefined, isSecure: true })).toEqual({ ok: false, error: "none" });
});

it("asks for the camera on the back, and never for sound", async () => {
  const asked: unknown[] = [];
  const stream = {} as MediaStream;
  const getUserMedia = async (wanted?: MediaStreamConstraints) => {
    asked.push(wanted);
    return stream;
  };
  expect(await openCamera({ devices: { getUserMedia }, isSecure: true })).toEqual({ ok: true, value: stream });
  expect(asked).toMatchObject([{ audio: false, video: { facingMode: { ideal: "environment" } } }]);
});
