import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../src/domain/base/crc32.ts";
import {
  type Frame,
  frameBytes,
  type JournalRecord,
  joined,
  type Readable,
  readFrame,
  scanFrames,
} from "../../src/storage/journal-frames.ts";

const inMemory = (bytes: Uint8Array): Readable => ({
  size: bytes.length,
  read: (at, length) => bytes.subarray(at, at + length),
});

const record: fc.Arbitrary<JournalRecord> = fc.record({
  table: fc.constantFrom("drafts", "revisions", "attachments"),
  key: fc.string().map((key) => JSON.stringify(key)),
  columns: fc.oneof(fc.constant(null), fc.record({ coeId: fc.string(), editSeq: fc.nat() })),
  sealed: fc.oneof(fc.constant(null), fc.uint8Array({ maxLength: 300 })),
});
const records = fc.array(record, { minLength: 1, maxLength: 12 });

/** Frames, and where each ends. */
function written(
  those: readonly JournalRecord[],
  more: readonly boolean[] = [],
): { bytes: Uint8Array; ends: number[] } {
  const frames = those.map((each, index) => frameBytes(each, more[index]));
  let at = 0;
  const ends = frames.map(({ length }) => {
    at += length;
    return at;
  });
  return { bytes: joined(frames), ends };
}

function scanned(bytes: Uint8Array): { records: JournalRecord[]; end: number; damaged: number } {
  const source = inMemory(bytes);
  const found: Frame[] = [];
  const told = scanFrames(source, 0, (frame) => found.push(frame));
  const whole = found.map(({ at }) => {
    const { table, key, columns, sealed } = readFrame(source, at)!;
    return { table, key, columns, sealed };
  });
  return { records: whole, ...told };
}

const asPlain = (those: readonly JournalRecord[]) =>
  those.map((each) => ({ ...each, sealed: each.sealed && [...each.sealed] }));

describe("frames of the second copy", () => {
  it("the check is the CRC-32 of everybody", () => {
    expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
    const [one, two] = [new TextEncoder().encode("1234"), new TextEncoder().encode("56789")];
    expect(crc32(two, crc32(one))).toBe(0xcbf43926);
  });

  it("[D15] what was written is read, byte for byte", () => {
    fc.assert(
      fc.property(records, (those) => {
        const { bytes } = written(those);
        const read = scanned(bytes);
        expect(asPlain(read.records)).toEqual(asPlain(those));
        expect(read).toMatchObject({ end: bytes.length, damaged: 0 });
      }),
    );
  });

  it("[D15] cut anywhere, every whole frame before the cut is read, and nothing else", () => {
    fc.assert(
      fc.property(records, fc.double({ min: 0, max: 1, noNaN: true }), (those, where) => {
        const { bytes, ends } = written(those);
        const cut = Math.floor(where * bytes.length);
        const whole = ends.filter((end) => end <= cut).length;
        const read = scanned(bytes.slice(0, cut));
        expect(asPlain(read.records)).toEqual(asPlain(those.slice(0, whole)));
        expect(read.end).toBe(ends[whole - 1] ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it("[D15] with any byte changed, every other frame is read, and nothing is invented", () => {
    fc.assert(
      fc.property(records, fc.nat(), fc.integer({ min: 1, max: 255 }), (those, place, change) => {
        const { bytes, ends } = written(those);
        const at = place % bytes.length;
        const hurt = bytes.slice();
        hurt[at] = (hurt[at] ?? 0) ^ change;
        const sick = ends.findIndex((end) => at < end);
        expect(asPlain(scanned(hurt).records)).toEqual(asPlain(those.filter((_, index) => index !== sick)));
      }),
      { numRuns: 500 },
    );
  });

  it("[D15] in noise nothing is found", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
        expect(scanned(noise).records).toEqual([]);
      }),
    );
  });

  it("[P2] of a save that was cut off at the end nothing is told; one whose last frame was damaged keeps the others", () => {
    const one = (key: string): JournalRecord => ({ table: "drafts", key, columns: { editSeq: 1 }, sealed: null });
    const those = ["a", "b", "c", "d"].map(one);
    const { bytes, ends } = written(those, [false, true, false, false]);
    expect(scanned(bytes.slice(0, ends[1])).records).toEqual([those[0]]);
    expect(scanned(bytes.slice(0, ends[1])).end).toBe(ends[0]);
    const hurt = bytes.slice();
    hurt[(ends[2] ?? 0) - 1] = (hurt[(ends[2] ?? 0) - 1] ?? 0) ^ 1;
    expect(scanned(hurt).records).toEqual([those[0], those[1], those[3]]);
  });

  it("a body that holds a whole frame is read as one body", () => {
    const inner = frameBytes({ table: "drafts", key: "inner", columns: {}, sealed: null });
    const outer: JournalRecord = { table: "attachments", key: "outer", columns: {}, sealed: inner };
    expect(scanned(frameBytes(outer)).records.map(({ key }) => key)).toEqual(["outer"]);
  });
});
