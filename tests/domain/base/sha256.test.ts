import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isId, newId } from "../../../src/domain/base/id.ts";
import { err, ok } from "../../../src/domain/base/result.ts";
import { isSha256, sha256OfBytes, sha256OfText } from "../../../src/domain/base/sha256.ts";

const oracle = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

describe("sha256", () => {
  it("gives the published digest of the empty text and of abc (FIPS 180-2)", () => {
    expect(sha256OfText("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256OfText("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("agrees with node:crypto for any bytes and any text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha256OfBytes(bytes)).toBe(oracle(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(sha256OfText(text)).toBe(oracle(text));
      }),
    );
  });

  it("recognises its own digests and nothing else", () => {
    expect(isSha256(sha256OfText("Surco"))).toBe(true);
    expect(isSha256(sha256OfText("Surco").toUpperCase())).toBe(false);
    expect(isSha256("e3b0")).toBe(false);
  });
});

describe("id", () => {
  it("[P4] is 128 bits of the chance that was handed in", () => {
    const asked: number[] = [];
    const id = newId((length) => {
      asked.push(length);
      return new Uint8Array(length).fill(171);
    });
    expect(asked).toEqual([16]);
    expect(id).toBe("ab".repeat(16));
    expect(isId(id)).toBe(true);
    expect(isId("AB".repeat(16))).toBe(false);
    expect(isId(`${"ab".repeat(16)}\n`)).toBe(false);
  });
});

describe("result", () => {
  it("carries what a caller can act on", () => {
    expect(ok(3)).toEqual({ ok: true, value: 3 });
    expect(err("stale")).toEqual({ ok: false, error: "stale" });
  });
});
