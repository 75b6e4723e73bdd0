import { expect, it } from "vitest";
import { arrivedOf } from "../../../src/features/coe-view/arrived.ts";

it("how far the photo has come that is furthest, never rounded up to all of it; nothing where none is under way", () => {
  expect(arrivedOf([])).toBeNull();
  expect(arrivedOf([{}])).toBeNull();
  expect(arrivedOf([{}, { progress: { held: 10, size: 100 } }, { progress: { held: 999, size: 1000 } }])).toBe(99);
});
