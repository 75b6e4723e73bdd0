import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64url, toBase64url } from "../../../src/domain/base/base64url.ts";
import {
  associatedBytes,
  type EnvelopeHeader,
  isInPlace,
  joined,
  padded,
  readEnvelope,
  unpadded,
} from "../../../src/domain/protocol/envelope.ts";

const text = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toBase64url);
const hex = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Buffer.from(bytes).toString("hex"));
const placeName = fc.stringMatching(/^[\w:.+-]{1,128}$/);

const toState = fc.oneof(
  fc.record({ epk: text(65), toState: text(40), stateKey: text(16) }),
  fc.constant({ epk: null, toState: null, stateKey: null }),
);
const header: fc.Arbitrary<EnvelopeHeader> = fc
  .record({ table: placeName, row: placeName, schema: fc.nat(), vault: hex, nonce: text(12), toVault: text(40) })
  .chain((inside) => toState.map((outside) => ({ v: 1 as const, ...inside, ...outside })));
const ciphertext = fc.integer({ min: 1, max: 4 }).map((buckets) => new Uint8Array(buckets * 256 + 16).fill(7));

const made = (): Uint8Array<ArrayBuffer> => {
  const [one] = fc.sample(header, { numRuns: 1, seed: 7 });
  return joined(associatedBytes(one!), new Uint8Array(272));
};

const withHeader = (written: string): Uint8Array<ArrayBuffer> => {
  const start = new Uint8Array([...Buffer.from("SURCO"), 1, written.length >> 8, written.length & 255]);
  return joined(joined(start, Buffer.from(written, "latin1")), new Uint8Array(272));
};

const written = (): string => {
  const [one] = fc.sample(header, { numRuns: 1, seed: 7 });
  return Buffer.from(associatedBytes(one!).subarray(8)).toString();
};

describe("the envelope's form", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(header, ciphertext, (one, sealed) => {
        const associated = associatedBytes(one);
        const read = readEnvelope(joined(associated, sealed));
        expect(read).toEqual({ ok: true, value: { header: one, associated, ciphertext: sealed } });
        expect(isInPlace(one, one)).toBe(true);
        expect(isInPlace(one, { ...one, row: `${one.row}x` })).toBe(false);
        expect(isInPlace(one, { ...one, schema: one.schema + 1 })).toBe(false);
      }),
    );
  });

  it("has one text for one header", () => {
    const plain = written();
    for (const other of [` ${plain}`, plain.replace('"v":1', '"v":1.0'), plain.replace('"epk"', '"\\u0065pk"')]) {
      expect(readEnvelope(withHeader(other))).toEqual({ ok: false, error: "malformed-header" });
    }
  });

  it("refuses by name whatever it is given, and never throws", () => {
    const named = ["not-an-envelope", "unknown-version", "torn", "malformed-header"];
    const start = Uint8Array.from(Buffer.from("SURCO\x01"));
    const anything = fc.uint8Array({ maxLength: 3000 });
    const hostile = fc.oneof(
      anything,
      anything.map((bytes) => joined(start, bytes)),
      fc.json().map(withHeader),
      fc.string().map((words) => withHeader(Buffer.from(words).toString("latin1"))),
    );
    for (const bytes of fc.sample(hostile, 1000)) {
      const read = readEnvelope(new Uint8Array(bytes));
      expect(named).toContain(read.ok ? "read" : read.error);
    }
  });

  it("[S16] is torn at every length that is not a whole one", () => {
    const whole = made();
    for (let length = 0; length < whole.length; length++) {
      const read = readEnvelope(whole.slice(0, length));
      expect(read).toEqual({ ok: false, error: length === 0 ? "not-an-envelope" : "torn" });
    }
    expect(readEnvelope(joined(whole, new Uint8Array(1)))).toEqual({ ok: false, error: "torn" });
  });

  it("[S16] is refused in another version, wherever the number stands", () => {
    const lower = made();
    lower[5] = 0;
    const higher = made();
    higher[5] = 2;
    const inside = withHeader(written().replace('"v":1', '"v":0'));
    for (const bytes of [lower, higher, inside]) {
      expect(readEnvelope(bytes)).toEqual({ ok: false, error: "unknown-version" });
    }
  });

  it("takes the three parts for the State together or not at all, and no field that it does not know", () => {
    const fields = JSON.parse(written()) as EnvelopeHeader;
    expect(() => associatedBytes({ ...fields, toState: null, epk: toBase64url(new Uint8Array(65)) })).toThrow(
      RangeError,
    );
    expect(() => associatedBytes({ ...fields, table: "a name" })).toThrow(RangeError);
    expect(() => associatedBytes({ ...fields, family: "Peña" } as EnvelopeHeader)).toThrow(RangeError);
  });
});

describe("the padding", () => {
  it("shows sizes in steps of 256, and gives back what it was given", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const full = padded(bytes);
        expect(full.length % 256).toBe(0);
        expect(full.length - bytes.length).toBeLessThan(256 + 4);
        expect(unpadded(full)).toEqual(bytes);
      }),
    );
  });

  it("refuses a length that cannot be", () => {
    expect(unpadded(new Uint8Array(3))).toBeNull();
    expect(unpadded(new Uint8Array(256).fill(255))).toBeNull();
  });
});

describe("base64url", () => {
  it("is what Node writes, and reads nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const letters = Buffer.from(bytes).toString("base64url");
        expect(toBase64url(bytes)).toBe(letters);
        expect(fromBase64url(letters)).toEqual(bytes);
      }),
    );
    for (const wrong of ["A", "AB", "AAB", "A=", "AA==", "A+A/", "AA A", "ñAAA"])
      expect(fromBase64url(wrong)).toBeNull();
  });
});
