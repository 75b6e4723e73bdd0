import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, type Plain } from "../../../src/domain/base/canonical.ts";

const wellFormed = fc.string({ unit: "grapheme" }).filter((text) => text.isWellFormed());
const { tree } = fc.letrec<{ tree: Plain }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    wellFormed,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(wellFormed, tie("tree"), { maxKeys: 4 }),
  ),
}));

describe("canonicalText (RFC 8785 without floats)", () => {
  it("writes the example of RFC 8785 section 3.2.3 in the RFC's own order of keys", () => {
    const value = {
      "€": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "😀": "Emoji: Grinning Face",
      "\u0080": "Control",
      ö: "Latin Small Letter O With Diaeresis",
    };
    expect(canonicalText(value)).toBe(
      `{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\u{1f600}":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}`,
    );
  });

  it("escapes as RFC 8785 section 3.2.2.2 says", () => {
    expect(canonicalText('€$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  it("gives one text for one value, whatever order its members were written in", () => {
    fc.assert(
      fc.property(fc.dictionary(wellFormed, tree, { maxKeys: 8 }), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalText(reversed)).toBe(canonicalText(value));
      }),
    );
  });

  it("can be read back as JSON, and writing that again changes nothing", () => {
    fc.assert(
      fc.property(tree, (value) => {
        const text = canonicalText(value);
        const read = JSON.parse(text) as Plain;
        expect(canonicalText(read)).toBe(text);
        expect(read).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("has no white space outside texts and leaves members out that are undefined", () => {
    const value = { b: [1, { d: null, c: true }], a: undefined } as unknown as Plain;
    expect(canonicalText(value)).toBe('{"b":[1,{"c":true,"d":null}]}');
    expect(canonicalText(-0)).toBe("0");
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses the number %s", (value) => {
    expect(() => canonicalText({ value })).toThrow(TypeError);
  });

  it("refuses a lone surrogate, in a text and in a key", () => {
    expect(() => canonicalText("a\ud800")).toThrow(TypeError);
    expect(() => canonicalText({ "\udc00": 1 })).toThrow(TypeError);
    expect(canonicalText("😀")).toBe('"😀"');
  });
});
