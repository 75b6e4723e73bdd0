import fc from "fast-check";
import { expect, it } from "vitest";
import { partNumbers, placesNamed } from "../../../src/domain/protocol/part-numbers.ts";

it.each([
  [[2, 16, 17, 18, 19], "3, 17-20"],
  [[0, 1], "1, 2"],
  [[], ""],
])("the places %j are called %j", (places, words) => {
  expect(partNumbers(places)).toBe(words);
});

it.each([
  ["3, 17-20", [2, 16, 17, 18, 19]],
  [" 20 – 18 3", null],
  ["3;4. 5", [2, 3, 4]],
  ["18 - 20 3", [2, 17, 18, 19]],
  ["", []],
  ["0", null],
  ["21", null],
  ["all", null],
])("of 20 parts, %j names %j", (text, places) => {
  expect(placesNamed(text, 20)).toEqual(places);
});

it("what one tablet names, the other understands", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(299), { maxLength: 80 }), (places) => {
      expect(placesNamed(partNumbers(places), 300)).toEqual(places.toSorted((a, b) => a - b));
    }),
  );
});
