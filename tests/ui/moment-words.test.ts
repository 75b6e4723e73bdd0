import { expect, it } from "vitest";
import { dayWords, momentWords } from "../../src/ui/moment-words.ts";

const at = "2026-11-14T18:10:00.000Z";

it("a moment is said as the wall of this place knows it, with the month by name", () => {
  expect(momentWords(at, "en")).toMatch(/^Nov 1[45], 2026, \d+:\d\d/);
  expect(momentWords(at, "es", "brief")).toMatch(/^1[45] nov, \d+:\d\d/);
  expect(momentWords(at, "en", "long-day")).toMatch(/^November 1[45], 2026$/);
});

it("a calendar day is the same day everywhere, and no day is a dash", () => {
  expect(dayWords("2025-03-14", "en")).toBe("Mar 14, 2025");
  expect(dayWords("2025-03-14", "es")).toBe("14 mar 2025");
  expect(dayWords(null, "en")).toBe("-");
});
