import { describe, expect, it } from "vitest";
import { sha256OfText } from "../../../src/domain/base/sha256.ts";
import {
  type BatchPiece,
  batchLimits,
  batchLimitsLine,
  fitting,
  packBatch,
  parseBatchLimits,
  readBatch,
  takesCoded,
} from "../../../src/domain/protocol/batch.ts";

const piece = (text: string, over: Partial<BatchPiece> = {}): BatchPiece => ({
  table: "revisions",
  id: sha256OfText(text),
  sealed: false,
  bytes: new TextEncoder().encode(text),
  ...over,
});

const pieces = [
  piece("one"),
  piece("two", { sealed: true }),
  piece("", { table: "attachments" }),
  piece("four", { table: "attachments", sealed: true }),
];

describe("a batch", () => {
  it("comes out as it was packed, in its order", () => {
    expect(readBatch(packBatch(pieces))).toEqual({ ok: true, value: pieces });
  });

  it("cut at any byte, or with one more, is none", () => {
    const whole = packBatch(pieces);
    for (let length = 0; length < whole.length; length++)
      expect(readBatch(whole.subarray(0, length))).toEqual({ ok: false, error: "malformed" });
    expect(readBatch(new Uint8Array([...whole, 0]))).toEqual({ ok: false, error: "malformed" });
  });

  it.each([
    ["another version", 7, 2],
    ["a kind that is not known", 12, 4],
    ["a length beyond its end", 45, 0xff],
  ])("%s is none", (_, at, byte) => {
    const changed = packBatch(pieces);
    changed[at] = byte;
    expect(readBatch(changed)).toEqual({ ok: false, error: "malformed" });
  });

  it("[P4] the same name twice in one place is none; in two places it is two", () => {
    expect(readBatch(packBatch([piece("one"), piece("one")])).ok).toBe(false);
    expect(readBatch(packBatch([piece("one"), piece("one", { table: "attachments" })])).ok).toBe(true);
  });

  it("[P18] more than was announced is too large, and is known before it is packed", () => {
    const size = packBatch(pieces).length;
    expect(readBatch(packBatch(pieces), { pieces: 3, bytes: size })).toEqual({ ok: false, error: "too-large" });
    expect(readBatch(packBatch(pieces), { pieces: 4, bytes: size - 1 })).toEqual({ ok: false, error: "too-large" });
    const lengths = pieces.map(({ bytes }) => bytes.length);
    expect(fitting(lengths, { pieces: 4, bytes: size })).toBe(4);
    expect(fitting(lengths, { pieces: 4, bytes: size - 1 })).toBe(3);
    expect(fitting(lengths, { pieces: 3, bytes: size })).toBe(3);
    expect(fitting(lengths, { pieces: 4, bytes: 12 })).toBe(0);
  });

  it("a number of pieces that the bytes cannot hold is not counted up to", () => {
    const claiming = packBatch([piece("one")]);
    new DataView(claiming.buffer).setUint32(8, batchLimits.pieces);
    expect(readBatch(claiming)).toEqual({ ok: false, error: "malformed" });
    new DataView(claiming.buffer).setUint32(8, 0xffffffff);
    expect(readBatch(claiming)).toEqual({ ok: false, error: "too-large" });
  });
});

describe("[P25] the codings that a server takes a batch in", () => {
  it.each(["deflate", "deflate zstd", "br deflate later/2"])("%j: ours is among them", (line) => {
    expect(takesCoded(line)).toBe(true);
  });

  it.each([null, "", "zstd", "Deflate", "deflate-raw", "xdeflate br", "deflate,br"])("%j: ours is not", (line) => {
    expect(takesCoded(line)).toBe(false);
  });
});

describe("[P18] what a server announces", () => {
  it("is read as it was written", () => {
    expect(parseBatchLimits(batchLimitsLine(batchLimits))).toEqual(batchLimits);
  });

  it.each([null, "", "yes", "0.100", "10.0", "10", "10.-1", "1e3.100", "10.100.1", "99999999999.1"])(
    "%j announces nothing",
    (line) => {
      expect(parseBatchLimits(line)).toBeNull();
    },
  );
});
