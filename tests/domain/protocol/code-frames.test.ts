import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CodeFrame,
  framePartBytes,
  framesOf,
  frameText,
  type Gathered,
  gather,
  joinFrames,
  missingFrom,
  readFrame,
} from "../../../src/domain/protocol/code-frames.ts";
import { packParcel } from "../../../src/domain/protocol/rescue-parcel.ts";

const someParcel = fc
  .array(fc.uint8Array({ minLength: 1, maxLength: 3 * framePartBytes }), { minLength: 1, maxLength: 4 })
  .map((envelopes) => packParcel(envelopes));

const gathered = (frames: readonly CodeFrame[]): Gathered | null =>
  frames.reduce<Gathered | null>((before, frame) => gather(before, frame), null);

const read = (text: string): CodeFrame => {
  const frame = readFrame(text);
  if (!frame.ok) throw new Error(frame.error);
  return frame.value;
};

describe("[4.9] a parcel as a row of codes", () => {
  it("comes together from any order, with repeats, from several shows, between codes of others and misread ones", () => {
    fc.assert(
      fc.property(someParcel, someParcel, fc.infiniteStream(fc.nat()), (parcel, other, chance) => {
        const mine = framesOf(parcel).map(frameText);
        const texts = [
          ...mine,
          ...mine,
          ...framesOf(other).map(frameText),
          "https://example.org",
          mine[0]?.slice(0, -2),
        ];
        const shuffled = texts.map((text) => ({ text, key: chance.next().value })).toSorted((a, b) => a.key - b.key);
        const name = read(mine[0] ?? "").parcel;
        const seen = shuffled.flatMap(({ text }) => {
          const frame = readFrame(text ?? "");
          return frame.ok && frame.value.parcel === name ? [frame.value] : [];
        });
        const pile = gathered(seen);
        expect(pile && joinFrames(pile)).toEqual({ ok: true, value: parcel });
      }),
    );
  });

  it("says at every moment which parts are missing, and is whole with the last of them and not before", () => {
    fc.assert(
      fc.property(someParcel, fc.infiniteStream(fc.nat()), (parcel, chance) => {
        const frames = framesOf(parcel)
          .map((frame) => ({ frame, key: chance.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ frame }) => frame);
        let pile: Gathered | null = null;
        for (const [shown, frame] of frames.entries()) {
          pile = gather(pile, frame);
          const left = frames.slice(shown + 1).map(({ at }) => at);
          expect(missingFrom(pile)).toEqual(left.toSorted((a, b) => a - b));
          expect(joinFrames(pile).ok).toBe(left.length === 0);
        }
      }),
    );
  });

  it("a frame with one sign changed, or cut off anywhere, is never taken, and reading never throws", () => {
    const text = frameText(framesOf(packParcel([new Uint8Array(900).fill(9)]))[1] as CodeFrame);
    for (let at = 0; at < text.length; at++) {
      const sign = text[at] === "A" ? "B" : "A";
      expect(readFrame(text.slice(0, at) + sign + text.slice(at + 1)).ok, `sign ${at}`).toBe(false);
      expect(readFrame(text.slice(0, at)).ok, `cut at ${at}`).toBe(false);
    }
    fc.assert(
      fc.property(fc.string(), (any) => readFrame(any).ok === false && readFrame(`SURCO1:${any}`).ok === false),
    );
  });

  it("tells a newer release's code and somebody else's apart", () => {
    expect(readFrame("SURCO2:ABC")).toEqual({ ok: false, error: "newer" });
    expect(readFrame("https://example.org")).toEqual({ ok: false, error: "foreign" });
    expect(readFrame("")).toEqual({ ok: false, error: "foreign" });
  });

  it("a frame that lies about its parcel cannot make another one of it", () => {
    const parcel = packParcel([new Uint8Array(2000).fill(3)]);
    const frames = framesOf(parcel);
    const forged = frames.map((frame, at) =>
      at === 1 ? { ...frame, part: frame.part.map((byte) => byte ^ 1) } : frame,
    );
    const pile = gathered(forged.map((frame) => read(frameText(frame))));
    expect(pile && joinFrames(pile)).toEqual({ ok: false, error: "changed" });
    const first = gather(null, frames[0] as CodeFrame);
    expect(gather(first, { ...(frames[1] as CodeFrame), count: 9 })).toBe(first);
    expect(gather(first, frames[0] as CodeFrame)).toBe(first);
  });

  it("fills QR version 20 with correction M, which holds 970 signs, and no more", () => {
    const [frame] = framesOf(new Uint8Array(framePartBytes * 2));
    expect(frameText(frame as CodeFrame)).toHaveLength(967);
    expect(frameText(frame as CodeFrame)).toMatch(/^[0-9A-Z $%*+\-./:]+$/);
    expect(() => framesOf(new Uint8Array())).toThrow(RangeError);
    expect(() => framesOf(new Uint8Array(framePartBytes * 65_536))).toThrow(RangeError);
  });
});
