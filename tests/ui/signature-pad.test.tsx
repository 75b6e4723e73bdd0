import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SignaturePad, type SignaturePadHandle } from "../../src/ui/signature-pad.tsx";
import { fitDrawing, type SignatureDrawing } from "../../src/ui/signature-strokes.ts";

const PNG = new Uint8Array([137, 80, 78, 71]);
const WORDS = { signHere: "Sign here", clear: "Clear", undo: "Undo", empty: "Nothing drawn", drawn: "Signature drawn" };

beforeEach(() => {
  // jsdom draws nothing: every drawing command is accepted, and the picture is four bytes.
  const pen = new Proxy({}, { get: () => () => undefined, set: () => true });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(pen as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) => done(new Blob([PNG])));
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(200);
});

function show(extra: Partial<Parameters<typeof SignaturePad>[0]> = {}) {
  const seen: (SignatureDrawing | undefined)[] = [];
  const ref = createRef<SignaturePadHandle>();
  render(
    <SignaturePad
      alternative="Choose another way below the pad."
      label="Signature of Itzel Peña"
      onChange={(drawing) => seen.push(drawing)}
      ref={ref}
      words={WORDS}
      {...extra}
    />,
  );
  const canvas = screen.getByRole("img", { name: "Signature of Itzel Peña" });
  const stroke = (x: number) => {
    const pen = { pointerId: 1, buttons: 1, isPrimary: true, pointerType: "pen" };
    fireEvent.pointerDown(canvas, { ...pen, clientX: x, clientY: 40 });
    fireEvent.pointerMove(canvas.ownerDocument.defaultView ?? window, { ...pen, clientX: x + 30, clientY: 80 });
    fireEvent.pointerUp(canvas.ownerDocument.defaultView ?? window, {
      ...pen,
      clientX: x + 30,
      clientY: 80,
      buttons: 0,
    });
  };
  return { seen, ref, canvas, stroke };
}

describe("the signature pad", () => {
  it("gives the strokes with the size of their frame after each stroke", () => {
    const { seen, stroke } = show();
    stroke(20);
    stroke(120);
    expect(seen.map((drawing) => drawing?.strokes.length)).toEqual([1, 2]);
    expect(seen.at(-1)).toMatchObject({ width: 600, height: 200 });
    expect(Object.keys(seen.at(-1)?.strokes[0]?.[0] ?? {}).sort()).toEqual(["pressure", "time", "x", "y"]);
  });

  it("takes any mark at all: one stroke is a signature", async () => {
    const { ref, stroke } = show();
    expect(await ref.current?.png()).toBeUndefined();
    stroke(20);
    expect(screen.getByRole("status").textContent).toBe("Signature drawn");
    expect(new Uint8Array((await ref.current?.png()) ?? new ArrayBuffer(0))).toEqual(PNG);
  });

  it("takes back the last stroke, or all of them", async () => {
    const { seen, stroke } = show();
    stroke(20);
    stroke(120);
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(seen.at(-1)?.strokes).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "Clear" }));
    expect(seen.at(-1)).toBeUndefined();
    expect(screen.getByRole("status").textContent).toBe("Nothing drawn");
  });

  it("shows what was drawn before a reload, and can take it back", async () => {
    const initial = { width: 300, height: 100, strokes: [[{ x: 3, y: 4, time: 1, pressure: 0.5 }]] };
    const { seen, ref } = show({ initial });
    expect(await ref.current?.png()).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(seen).toEqual([undefined]);
  });

  it("ignores the palm until signing has started", () => {
    const { seen, stroke } = show({ active: false });
    stroke(20);
    expect(seen).toEqual([]);
  });

  it("says beside the pad how to sign without drawing", () => {
    const { canvas } = show();
    expect(screen.getByRole("img", { description: "Choose another way below the pad." })).toBe(canvas);
  });

  it("keeps the strokes as they were drawn, however often the tablet is turned", async () => {
    let turn: () => void = () => undefined;
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(turned: () => void) {
          turn = turned;
        }
        observe() {}
        disconnect() {}
      },
    );
    const { seen, stroke } = show();
    stroke(20);
    vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(320);
    turn();
    vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(600);
    turn();
    stroke(120);
    expect(seen.at(-1)?.strokes[0]).toEqual(seen[0]?.strokes[0]);
    vi.unstubAllGlobals();
  });

  it("fits a drawing into a turned tablet without stretching it", () => {
    const drawing = { width: 600, height: 200, strokes: [[{ x: 600, y: 200, time: 0, pressure: 1 }]] };
    expect(fitDrawing(drawing, { width: 300, height: 300 }).strokes[0]?.[0]).toMatchObject({ x: 300, y: 100 });
  });
});
