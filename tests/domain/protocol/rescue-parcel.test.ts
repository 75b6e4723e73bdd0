import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { associatedBytes, type EnvelopeHeader, joined } from "../../../src/domain/protocol/envelope.ts";
import {
  claimedPlace,
  loadsOf,
  packParcel,
  parcelLimits,
  readParcel,
} from "../../../src/domain/protocol/rescue-parcel.ts";
import { rescueSideOf } from "../../../src/domain/protocol/rescue-sides.ts";

const someBytes = (most = 300) => fc.uint8Array({ minLength: 1, maxLength: most });
const someEnvelopes = fc.array(someBytes(), { minLength: 1, maxLength: 8 });
const plain = (lists: readonly Uint8Array[]) => lists.map((each) => [...each]);
/** So that a test of the sizes does not wait for thirty-two megabytes to be hashed. */
const cheaply = (bytes: Uint8Array) => new Uint8Array(32).fill(bytes.length % 251);

describe("[P22] a parcel of envelopes", () => {
  it("gives back what was packed, in its order", () => {
    fc.assert(
      fc.property(someEnvelopes, (envelopes) => {
        const read = readParcel(packParcel(envelopes));
        expect(read.ok && plain(read.value)).toEqual(plain(envelopes));
      }),
    );
  });

  it("[S26] cut off anywhere is refused, and never throws", () => {
    const whole = packParcel([new Uint8Array(40).fill(7), new Uint8Array(3).fill(9)]);
    for (let length = 0; length < whole.length; length++) {
      const read = readParcel(whole.slice(0, length));
      expect(read.ok ? "read" : read.error, `${length} bytes`).toMatch(/^(not-a-parcel|torn|changed)$/);
    }
    expect(readParcel(whole).ok).toBe(true);
  });

  it("[S26] with any bit turned, or anything added, is refused, and never throws", () => {
    const whole = packParcel([new Uint8Array(40).fill(7), new Uint8Array(3).fill(9)]);
    for (let at = 0; at < whole.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const copy = whole.slice();
        copy[at] = (copy[at] ?? 0) ^ (1 << bit);
        expect(readParcel(copy).ok, `byte ${at}, bit ${bit}`).toBe(false);
      }
    }
    fc.assert(
      fc.property(someBytes(), (more) => {
        expect(readParcel(new Uint8Array([...whole, ...more])).ok).toBe(false);
      }),
    );
  });

  it("[S26] of another version says so, whatever follows", () => {
    const other = packParcel([Uint8Array.of(1)]);
    for (const version of [0, 2, 255]) {
      other[7] = version;
      expect(readParcel(other)).toEqual({ ok: false, error: "unknown-version" });
    }
  });

  it("never throws, whatever it is given", () => {
    const head = [...packParcel([Uint8Array.of(1)]).subarray(0, 8)];
    fc.assert(
      fc.property(fc.boolean(), fc.uint8Array({ maxLength: 200 }), (likeOne, noise) => {
        expect(readParcel(new Uint8Array(likeOne ? [...head, ...noise] : noise)).ok).toBe(false);
      }),
    );
  });
});

describe("the limits of a parcel", () => {
  it("are held when it is packed", () => {
    const many = Array.from({ length: parcelLimits.envelopes + 1 }, () => Uint8Array.of(1));
    const large = new Uint8Array(parcelLimits.envelopeBytes + 1);
    for (const envelopes of [[], many, [large], [new Uint8Array(0)]])
      expect(() => packParcel(envelopes, cheaply)).toThrow(RangeError);
  });

  it("are held when it is read", () => {
    const many = packParcel([new Uint8Array(5 * parcelLimits.envelopes)], cheaply);
    const view = new DataView(many.buffer);
    view.setUint32(8, parcelLimits.envelopes + 1);
    expect(readParcel(many, cheaply).ok).toBe(false);
    view.setUint32(8, 0xffffffff);
    expect(readParcel(many, cheaply)).toEqual({ ok: false, error: "torn" });
    const large = new Uint8Array(parcelLimits.bytes + 1);
    large.set(many);
    expect(readParcel(large, cheaply)).toEqual({ ok: false, error: "too-large" });
  });

  it("[P7] are met by as many parcels as it takes, with every envelope in one of them, in order", () => {
    const sizes = [parcelLimits.envelopeBytes, 9_000_000, 9_000_000, 1, parcelLimits.envelopeBytes, 1];
    const envelopes = sizes.map((size, at) => new Uint8Array(size).fill(at + 1));
    const packed = (of: readonly Uint8Array[]) => loadsOf(of).map((load) => packParcel(load, cheaply));
    const parcels = packed(envelopes);
    const found = parcels.flatMap((parcel) => {
      const read = readParcel(parcel, cheaply);
      return read.ok ? read.value : [];
    });
    expect(found.map((each) => [each.length, each[0]])).toEqual(envelopes.map((each) => [each.length, each[0]]));
    const small = Array.from({ length: parcelLimits.envelopes * 2 + 1 }, () => Uint8Array.of(1));
    expect(packed(small)).toHaveLength(3);
    expect(packed([])).toEqual([]);
  });
});

describe("what an envelope says of itself", () => {
  const header: EnvelopeHeader = {
    v: 1,
    table: "drafts",
    row: "c".repeat(32),
    schema: 1,
    vault: "a".repeat(32),
    nonce: "AAAAAAAAAAAAAAAA",
    epk: null,
    toVault: "A".repeat(54),
    toState: null,
    stateKey: null,
  };
  const sealed = (change: object) => joined(associatedBytes({ ...header, ...change }), new Uint8Array(256 + 16));

  it("is its table, its row and its vault", () => {
    const { row, vault } = header;
    expect(claimedPlace(sealed({}))).toEqual({ table: "drafts", row, vault, stateKey: null });
  });

  it("is nothing where it holds no work or cannot be read", () => {
    expect(claimedPlace(sealed({ table: "summaries" }))).toBeNull();
    expect(claimedPlace(new Uint8Array(50))).toBeNull();
  });
});

it("stands on one side of the opening, or on none", () => {
  expect(rescueSideOf({ roles: ["administrator"] })).toBe("keeping");
  expect(rescueSideOf({ roles: ["data-specialist"] })).toBe("keeping");
  expect(rescueSideOf({ roles: ["recruiter", "coordinator"] })).toBe("field");
  expect(rescueSideOf({ roles: ["reviewer"] })).toBe("field");
  expect(rescueSideOf({ roles: ["recruiter", "auditor", "district-viewer"] })).toBeNull();
});
