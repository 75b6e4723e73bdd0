import fc from "fast-check";
import { expect, it } from "vitest";
import { base45Of, bytesOfBase45 } from "../../../src/domain/base/base45.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

// The examples of RFC 9285, 4.3 and 4.4.
it.each([
  ["AB", "BB8"],
  ["Hello!!", "%69 VD92EX0"],
  ["base-45", "UJCLQE7W581"],
  ["ietf!", "QED8WEX0"],
])("%j is %j, and back", (plain, text) => {
  expect(base45Of(bytes(plain))).toBe(text);
  expect(bytesOfBase45(text)).toEqual({ ok: true, value: bytes(plain) });
});

it.each(["GGW", "A", "::", "ab8", "BB8 x"])("%j is none", (text) => {
  expect(bytesOfBase45(text)).toEqual({ ok: false, error: "not-base45" });
});

it("gives back any bytes, and takes no text that it would not give", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (some) => {
      expect(bytesOfBase45(base45Of(some))).toEqual({ ok: true, value: some });
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0A9Z :%") }), (text) => {
      const read = bytesOfBase45(text);
      if (read.ok) expect(base45Of(read.value)).toBe(text);
    }),
  );
});
